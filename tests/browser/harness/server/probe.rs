//! The script that runs in every page before the page's own. The server puts it there: not each engine's driver can, and
//! so it is the same in all.

use crate::harness::Answer;

/// Where the script is.
pub(super) const PATH: &str = "/~probe.js";

/// A page with the script as its first element. It is a file, for which a policy has `'self'`, and it leaves at once.
pub(super) fn with(mut answer: Answer) -> Answer {
    let is_html = answer.headers.iter().any(|(name, value)| name == "Content-Type" && value.starts_with("text/html"));
    if !is_html {
        return answer;
    }
    let start = answer.body.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let has_doctype = answer.body[start..].get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"<!doctype"));
    let place =
        if has_doctype { answer.body.iter().position(|byte| *byte == b'>').map_or(0, |end| end + 1) } else { 0 };
    answer.body.splice(place..place, format!("<script src={PATH}></script>").into_bytes());
    answer
}

/// The script: probe.js, then what the test has added.
pub(super) fn script(before: &[String]) -> Answer {
    let mut text = include_str!("probe.js").to_owned();
    for source in before {
        // A block of its own, with names of its own.
        text.push_str(&format!("\n{{ {source}\n}}"));
    }
    text.push_str("\ndocument.currentScript.remove();\n");
    Answer::new("text/javascript", text).header("Cache-Control", "no-store")
}
