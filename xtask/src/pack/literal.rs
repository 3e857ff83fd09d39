//! Bytes and text as JavaScript string literals between double quotes.

/// The key with which each byte is XORed before it becomes a character. The loader decodes with the same key.
///
/// Characters above U+007F take two bytes, so the key changes the compressed size. Of all keys, and of all constants that
/// could be added instead, this one gives the smallest result for the wasm of the widget: 1 % more than the bytes
/// themselves after brotli. Adding 1 costs 3.4 %, base64 31 %.
const KEY: u8 = 118;

/// Encodes bytes, one character each.
pub(super) fn encode_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 3 / 2);
    let mut rest = bytes.iter().map(|byte| byte ^ KEY).peekable();
    while let Some(byte) = rest.next() {
        match byte {
            // Before a digit, `\0` would be an octal escape.
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

/// Decodes the bytes of a literal.
pub(super) fn decode_bytes(literal: &str) -> Option<Vec<u8>> {
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

/// Escapes text.
pub(super) fn escape_text(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_bytes_is_decoded_again() {
        let pairs: Vec<u8> = (0..=255).flat_map(|first| (0..=255).flat_map(move |second| [first, second])).collect();
        let literal = encode_bytes(&pairs);
        assert_eq!(decode_bytes(&literal), Some(pairs));
        assert!(!literal.contains(['\n', '\r', '\0']));
        assert!(!literal.contains("\\00") && !literal.contains("\\07"));
    }
}
