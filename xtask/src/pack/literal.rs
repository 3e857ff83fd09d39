//! Bytes and text as JavaScript string literals between double quotes.

/// What each byte is XORed with before it becomes a character. The loader does the same. Any key makes brotli's work
/// different, since characters above U+007F are two bytes: of all keys, and of all sums, this one came out smallest on
/// the widget's own wasm (1 % over the bare bytes; adding one costs 3.4 %, base64 31 %).
const KEY: u8 = 113;

/// Bytes, a character each.
pub(super) fn bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 3 / 2);
    let mut rest = bytes.iter().map(|byte| byte ^ KEY).peekable();
    while let Some(byte) = rest.next() {
        match byte {
            // `\0` before a digit would be an octal escape.
            0 if rest.peek().is_some_and(u8::is_ascii_digit) => out.push_str("\\x00"),
            0 => out.push_str("\\0"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            byte => out.push(char::from(byte)),
        }
    }
    out
}

/// The bytes of such a literal.
pub(super) fn decoded(literal: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(literal.len());
    let mut chars = literal.chars();
    while let Some(c) = chars.next() {
        let c = match c {
            '\\' => match chars.next()? {
                '0' => '\0',
                'n' => '\n',
                'r' => '\r',
                'x' => {
                    chars.nth(1)?;
                    '\0'
                }
                other => other,
            },
            other => other,
        };
        bytes.push(u8::try_from(u32::from(c)).ok()? ^ KEY);
    }
    Some(bytes)
}

/// Text.
pub(super) fn text(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_bytes_comes_back() {
        let pairs: Vec<u8> = (0..=255).flat_map(|first| (0..=255).flat_map(move |second| [first, second])).collect();
        let literal = bytes(&pairs);
        assert_eq!(decoded(&literal), Some(pairs));
        assert!(!literal.contains(['\n', '\r', '\0']));
        assert!(!literal.contains("\\00") && !literal.contains("\\07"));
    }
}
