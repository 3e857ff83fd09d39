//! The script that runs in every page before the page's own scripts. The server inserts it, because not every engine's
//! driver can.

use crate::harness::Response;

/// The path of the script.
pub(super) const PATH: &str = "/~page_helpers.js";

/// Inserts the script as the first element of an HTML document. It is a file rather than inline, so that policies with
/// `script-src 'self'` allow it, and it removes its element at once.
pub(super) fn insert_into(mut response: Response) -> Response {
    let is_html = response.headers.iter().any(|(name, value)| name == "Content-Type" && value.starts_with("text/html"));
    if !is_html {
        return response;
    }
    let start = response.body.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let has_doctype = response.body[start..].get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"<!doctype"));
    let index =
        if has_doctype { response.body.iter().position(|byte| *byte == b'>').map_or(0, |end| end + 1) } else { 0 };
    response.body.splice(index..index, format!("<script src={PATH}></script>").into_bytes());
    response
}

/// The script: `page_helpers.js`, followed by the init scripts of the test.
pub(super) fn script(init_scripts: &[String]) -> Response {
    let mut text = include_str!("page_helpers.js").to_owned();
    for source in init_scripts {
        // A block gives each script its own scope.
        text.push_str(&format!("\n{{ {source}\n}}"));
    }
    text.push_str("\ndocument.currentScript.remove();\n");
    Response::new("text/javascript", text).header("Cache-Control", "no-store")
}
