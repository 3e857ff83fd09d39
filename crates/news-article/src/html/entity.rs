//! Decoding character references such as `&amp;`.

use crate::scan::{skip_bytes, split_at_any, split_where};

/// The named references that occur in articles: those of HTML 4 and XML, and the common ones of HTML 5, which has 2,231.
/// The rest would make the main bundle larger and occur in no article. They are written as sequences: the code point of
/// the first one, in hexadecimal, and the names from there on.
const NAMES: &str = "\
    9:Tab,NewLine 21:excl,quot,num,dollar,percnt,amp,apos,lpar,rpar,ast,plus,comma 2e:period,sol 3a:colon,semi,lt,\
    equals,gt,quest,commat 5b:lbrack,bsol,rbrack,Hat,lowbar,grave 5b:lsqb 5d:rsqb 7b:lbrace,verbar,rbrace 7b:lcub,\
    vert,rcub a0:nbsp,iexcl,cent,pound,curren,yen,brvbar,sect,uml,copy,ordf,laquo,not,shy,reg,macr,deg,plusmn,sup2,\
    sup3,acute,micro,para,middot,cedil,sup1,ordm,raquo,frac14,frac12,frac34,iquest,Agrave,Aacute,Acirc,Atilde,Auml,\
    Aring,AElig,Ccedil,Egrave,Eacute,Ecirc,Euml,Igrave,Iacute,Icirc,Iuml,ETH,Ntilde,Ograve,Oacute,Ocirc,Otilde,Ouml,\
    times,Oslash,Ugrave,Uacute,Ucirc,Uuml,Yacute,THORN,szlig,agrave,aacute,acirc,atilde,auml,aring,aelig,ccedil,\
    egrave,eacute,ecirc,euml,igrave,iacute,icirc,iuml,eth,ntilde,ograve,oacute,ocirc,otilde,ouml,divide,oslash,\
    ugrave,uacute,ucirc,uuml,yacute,thorn,yuml,Amacr,amacr 104:Aogon,aogon,Cacute,cacute 10c:Ccaron,ccaron \
    118:Eogon,eogon 11b:ecaron 11e:Gbreve,gbreve 130:Idot,imath 131:inodot 141:Lstrok,lstrok,Nacute,nacute \
    151:odblac,OElig,oelig 158:Rcaron,rcaron,Sacute,sacute 15e:Scedil,scedil,Scaron,scaron 16f:uring 171:udblac \
    178:Yuml 17a:zacute 17c:zdot,Zcaron,zcaron 192:fnof 2c6:circ 2dc:tilde 391:Alpha,Beta,Gamma,Delta,Epsilon,Zeta,\
    Eta,Theta,Iota,Kappa,Lambda,Mu,Nu,Xi,Omicron,Pi,Rho 3a3:Sigma,Tau,Upsilon,Phi,Chi,Psi,Omega 3b1:alpha,beta,\
    gamma,delta,epsilon,zeta,eta,theta,iota,kappa,lambda,mu,nu,xi,omicron,pi,rho,sigmaf,sigma,tau,upsilon,phi,chi,\
    psi,omega 3d1:thetasym,upsih 3d6:piv 2002:ensp,emsp 2009:thinsp 200b:ZeroWidthSpace,zwnj,zwj,lrm,rlm,dash \
    2010:hyphen 2013:ndash,mdash,horbar 2018:lsquo,rsquo,sbquo 201c:ldquo,rdquo,bdquo 2020:dagger,Dagger,bull \
    2026:hellip 2030:permil 2032:prime,Prime 2039:lsaquo,rsaquo 203e:oline 2044:frasl 2060:NoBreak 20ac:euro \
    2111:image 2118:weierp 211c:real 2122:trade 2135:alefsym 2153:frac13,frac23 2190:larr,uarr,rarr,darr,harr \
    21b5:crarr 21d0:lArr,uArr,rArr,dArr,hArr 2200:forall 2202:part,exist 2205:empty 2207:nabla,isin,notin 220b:ni \
    220f:prod 2211:sum,minus 2217:lowast 221a:radic 221d:prop,infin 2220:ang 2227:and,or,cap,cup,int 2234:there4 \
    223c:sim 2245:cong 2248:asymp 2260:ne,equiv 2264:le,ge 2282:sub,sup,nsub 2286:sube,supe 2295:oplus 2297:otimes \
    22a5:perp 22c5:sdot 2308:lceil,rceil,lfloor,rfloor 2329:lang,rang 25ca:loz 2605:starf,star 260e:phone \
    2660:spades 2663:clubs 2665:hearts,diams 2713:check";

/// Names that a browser accepts without a semicolon.
const WITHOUT_SEMICOLON: &[&str] = &["amp", "lt", "gt", "quot", "nbsp", "copy", "reg"];

/// The characters that HTML substitutes for the code points 0x80 to 0x9F, from Windows-1252; a space if there is none.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// Decodes the character references of a text, once. What is not a valid reference stays unchanged.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (before, after) = split_at_any(rest, b"&");
        out.push_str(before);
        if after.is_empty() {
            return out;
        }
        let after = skip_bytes(after, 1);
        rest = match reference(after) {
            Some((c, tail)) => {
                out.push(c);
                tail
            }
            None => {
                out.push('&');
                after
            }
        };
    }
}

/// The character of the reference that a text begins with, after its `&`, and the text after the reference.
fn reference(text: &str) -> Option<(char, &str)> {
    if let Some(number) = text.strip_prefix('#') {
        let (radix, (digits, tail)) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (16, split_where(digits, |byte| !byte.is_ascii_hexdigit())),
            None => (10, split_where(number, |byte| !byte.is_ascii_digit())),
        };
        if digits.is_empty() {
            return None;
        }
        // A number above 32 bits is not a character either.
        let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
        return Some((character(code), tail.strip_prefix(';').unwrap_or(tail)));
    }
    let (name, tail) = split_where(text, |byte| !byte.is_ascii_alphanumeric());
    match tail.strip_prefix(';') {
        Some(tail) => Some((named(name)?, tail)),
        None => {
            let known = WITHOUT_SEMICOLON.iter().find(|known| name.starts_with(**known))?;
            Some((named(known)?, text.get(known.len()..)?))
        }
    }
}

fn named(name: &str) -> Option<char> {
    let mut rest = NAMES;
    while !rest.is_empty() {
        let (sequence, tail) = split_at_any(rest, b" ");
        let (code, mut names) = split_at_any(sequence, b":");
        let mut code = u32::from_str_radix(code, 16).ok()?;
        while !names.is_empty() {
            let (known, more) = split_at_any(skip_bytes(names, 1), b",");
            if known == name {
                return char::from_u32(code);
            }
            (names, code) = (more, code + 1);
        }
        rest = skip_bytes(tail, 1);
    }
    None
}

fn character(code: u32) -> char {
    match code {
        0x80..=0x9f => {
            let index = usize::try_from(code - 0x80).unwrap_or_default();
            WINDOWS_1252.chars().nth(index).filter(|c| *c != ' ').unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        0 => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_once_as_in_a_browser() {
        for (text, expected) in [
            ("a &amp; b", "a & b"),
            ("&amp;amp;", "&amp;"),
            ("&#8217;&#x2019;&rsquo;", "’’’"),
            ("&#146;&#x80;", "’€"),
            ("&#0;&#xd800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}"),
            ("&ampx &lt3 &copy 2026", "&x <3 © 2026"),
            ("&nosuch; &; & &#; &#x;", "&nosuch; &; & &#; &#x;"),
            ("&eacute;&Eacute;&thetasym;&hellip;&apos;&colon;", "éÉϑ…':"),
            ("caf&eacute", "caf&eacute"),
            ("&ééé", "&ééé"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
