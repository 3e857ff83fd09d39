//! Character references, `&amp;` and the like, decoded once.

/// The named references that occur in articles: HTML 4's, XML's, and the commoner of HTML 5's, each with its code point
/// in hexadecimal. (HTML 5 has 2,231; the rest would cost the reader more than anybody gains.)
const NAMES: &str = "\
    AElig:c6 Aacute:c1 Acirc:c2 Agrave:c0 Alpha:391 Amacr:100 Aogon:104 Aring:c5 Atilde:c3 Auml:c4 Beta:392 \
    Cacute:106 Ccaron:10c Ccedil:c7 Chi:3a7 Dagger:2021 Delta:394 ETH:d0 Eacute:c9 Ecirc:ca Egrave:c8 Eogon:118 \
    Epsilon:395 Eta:397 Euml:cb Gamma:393 Gbreve:11e Hat:5e Iacute:cd Icirc:ce Idot:130 Igrave:cc Iota:399 Iuml:cf \
    Kappa:39a Lambda:39b Lstrok:141 Mu:39c Nacute:143 NewLine:a NoBreak:2060 Ntilde:d1 Nu:39d OElig:152 Oacute:d3 \
    Ocirc:d4 Ograve:d2 Omega:3a9 Omicron:39f Oslash:d8 Otilde:d5 Ouml:d6 Phi:3a6 Pi:3a0 Prime:2033 Psi:3a8 \
    Rcaron:158 Rho:3a1 Sacute:15a Scaron:160 Scedil:15e Sigma:3a3 THORN:de Tab:9 Tau:3a4 Theta:398 Uacute:da \
    Ucirc:db Ugrave:d9 Upsilon:3a5 Uuml:dc Xi:39e Yacute:dd Yuml:178 Zcaron:17d ZeroWidthSpace:200b Zeta:396 \
    aacute:e1 acirc:e2 acute:b4 aelig:e6 agrave:e0 alefsym:2135 alpha:3b1 amacr:101 amp:26 and:2227 ang:2220 \
    aogon:105 apos:27 aring:e5 ast:2a asymp:2248 atilde:e3 auml:e4 bdquo:201e beta:3b2 brvbar:a6 bsol:5c bull:2022 \
    cacute:107 cap:2229 ccaron:10d ccedil:e7 cedil:b8 cent:a2 check:2713 chi:3c7 circ:2c6 clubs:2663 colon:3a \
    comma:2c commat:40 cong:2245 copy:a9 crarr:21b5 cup:222a curren:a4 dArr:21d3 dagger:2020 darr:2193 dash:2010 \
    deg:b0 delta:3b4 diams:2666 divide:f7 dollar:24 eacute:e9 ecaron:11b ecirc:ea egrave:e8 empty:2205 emsp:2003 \
    ensp:2002 eogon:119 epsilon:3b5 equals:3d equiv:2261 eta:3b7 eth:f0 euml:eb euro:20ac excl:21 exist:2203 \
    fnof:192 forall:2200 frac12:bd frac13:2153 frac14:bc frac23:2154 frac34:be frasl:2044 gamma:3b3 gbreve:11f \
    ge:2265 grave:60 gt:3e hArr:21d4 harr:2194 hearts:2665 hellip:2026 horbar:2015 hyphen:2010 iacute:ed icirc:ee \
    iexcl:a1 igrave:ec image:2111 imath:131 infin:221e inodot:131 int:222b iota:3b9 iquest:bf isin:2208 iuml:ef \
    kappa:3ba lArr:21d0 lambda:3bb lang:2329 laquo:ab larr:2190 lbrace:7b lbrack:5b lceil:2308 lcub:7b ldquo:201c \
    le:2264 lfloor:230a lowast:2217 lowbar:5f loz:25ca lpar:28 lrm:200e lsaquo:2039 lsqb:5b lsquo:2018 lstrok:142 \
    lt:3c macr:af mdash:2014 micro:b5 middot:b7 minus:2212 mu:3bc nabla:2207 nacute:144 nbsp:a0 ndash:2013 ne:2260 \
    ni:220b not:ac notin:2209 nsub:2284 ntilde:f1 nu:3bd num:23 oacute:f3 ocirc:f4 odblac:151 oelig:153 ograve:f2 \
    oline:203e omega:3c9 omicron:3bf oplus:2295 or:2228 ordf:aa ordm:ba oslash:f8 otilde:f5 otimes:2297 ouml:f6 \
    para:b6 part:2202 percnt:25 period:2e permil:2030 perp:22a5 phi:3c6 phone:260e pi:3c0 piv:3d6 plus:2b \
    plusmn:b1 pound:a3 prime:2032 prod:220f prop:221d psi:3c8 quest:3f quot:22 rArr:21d2 radic:221a rang:232a \
    raquo:bb rarr:2192 rbrace:7d rbrack:5d rcaron:159 rceil:2309 rcub:7d rdquo:201d real:211c reg:ae rfloor:230b \
    rho:3c1 rlm:200f rpar:29 rsaquo:203a rsqb:5d rsquo:2019 sacute:15b sbquo:201a scaron:161 scedil:15f sdot:22c5 \
    sect:a7 semi:3b shy:ad sigma:3c3 sigmaf:3c2 sim:223c sol:2f spades:2660 star:2606 starf:2605 sub:2282 \
    sube:2286 sum:2211 sup:2283 sup1:b9 sup2:b2 sup3:b3 supe:2287 szlig:df tau:3c4 there4:2234 theta:3b8 \
    thetasym:3d1 thinsp:2009 thorn:fe tilde:2dc times:d7 trade:2122 uArr:21d1 uacute:fa uarr:2191 ucirc:fb \
    udblac:171 ugrave:f9 uml:a8 upsih:3d2 upsilon:3c5 uring:16f uuml:fc verbar:7c vert:7c weierp:2118 xi:3be \
    yacute:fd yen:a5 yuml:ff zacute:17a zcaron:17e zdot:17c zeta:3b6 zwj:200d zwnj:200c";

/// Names that a browser takes without a semicolon, too.
const BARE: &[&str] = &["amp", "lt", "gt", "quot", "nbsp", "copy", "reg"];

/// What Windows-1252 means by the code points 0x80 to 0x9F, as HTML has it; a space where it means nothing.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// A text with its references decoded. What is no reference stays as it is.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
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
    out.push_str(rest);
    out
}

/// The character of the reference that the text begins with, and what follows it.
fn reference(text: &str) -> Option<(char, &str)> {
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16),
            None => (number, 10),
        };
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let (digits, tail) = digits.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())?;
        // A number too large for 32 bits is no character either.
        let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
        return Some((character(code), tail.strip_prefix(';').unwrap_or(tail)));
    }
    let end = text.bytes().take(32).position(|c| !c.is_ascii_alphanumeric()).unwrap_or(text.len().min(32));
    let name = text.get(..end).filter(|name| !name.is_empty())?;
    match text.get(end..).and_then(|tail| tail.strip_prefix(';')) {
        Some(tail) => Some((named(name)?, tail)),
        None => {
            let bare = BARE.iter().find(|bare| name.starts_with(**bare))?;
            Some((named(bare)?, text.get(bare.len()..)?))
        }
    }
}

fn named(name: &str) -> Option<char> {
    let (_, code) = NAMES.split(' ').filter_map(|entry| entry.split_once(':')).find(|(known, _)| *known == name)?;
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

fn character(code: u32) -> char {
    match code {
        0x80..=0x9f => {
            let place = usize::try_from(code - 0x80).unwrap_or_default();
            WINDOWS_1252.chars().nth(place).filter(|c| *c != ' ').unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        0 => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
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
            assert_eq!(decoded(text), expected, "{text}");
        }
    }
}
