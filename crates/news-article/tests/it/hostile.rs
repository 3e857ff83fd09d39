//! Markup that has bypassed other sanitisers, and input that is made to take a long time.
//!
//! The tests assert an invariant rather than the output of another sanitiser: the result has nothing but the allow-list,
//! and reading it again changes nothing.

use std::time::{Duration, Instant};

use news_article::{
    html,
    model::{InlineTag, gallery::Gallery},
    native,
};

use crate::golden::read;

/// Payloads like those of the collections of DOMPurify, html5lib and H5SC.
const PAYLOADS: &[&str] = &[
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href=\" &#14;  javascript:alert(1)\">x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<a href=\"jav&#x0A;ascript:alert(1)\">x</a>",
    "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt&#58alert(1)\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
    "<a href=\"vbscript:msgbox(1)\">x</a>",
    "<a href=\"feed:javascript:alert(1)\">x</a>",
    "<a href='https://a.example/\"onmouseover=alert(1)'>x</a>",
    "<a href=x onclick=alert(1) style=\"x:expression(alert(1))\">x</a>",
    "<a/href=\"javascript:alert(1)\">x</a>",
    "<a\thref\n=\n'javascript:alert(1)'>x",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"data:text/html,<script>alert(1)</script>\"><p>fallback</p></object>",
    "<embed src=x><applet code=x></applet>",
    "<base href=\"javascript:\"><a href=\"//alert(1)\">x</a>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<link rel=stylesheet href=x><style>@import 'x'</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<title><p title=\"</title><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><script>alert(1)</script>",
    "<xmp><p title=\"</xmp><script>alert(1)</script>\">",
    "<noembed><p title=\"</noembed><script>alert(1)</script>\">",
    "<select><script>alert(1)</script></select>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "<script/>alert(1)</script>",
    "<script\u{0}>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=1?><script>alert(1)</script>",
    "</p title='</p><script>alert(1)</script>'>",
    "<p style=\"background:url(javascript:alert(1))\">x</p>",
    "<time datetime='\"><script>alert(1)</script>'>x</time>",
    "<abbr title='\"><img src=x onerror=alert(1)>'>x</abbr>",
    "<span lang='\" onmouseover=alert(1) x=\"'>x</span>",
    "<b id=body name=cookie class=ad>clobber</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;",
];

/// Asserts that serialised inline text has only tags and attributes of the allow-list. `origin` is the input, for the
/// message.
pub(crate) fn assert_clean(html: &str, origin: &str) {
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        let list = ["a", "br", "ul", "ol", "li"].contains(&name);
        assert!(list || InlineTag::from_name(name).is_some(), "<{name}> came through {origin:?}");
        for attribute in tag.split("\" ").flat_map(|part| part.split_once(' ').map(|(_, rest)| rest).or(Some(part))) {
            let Some((key, value)) = attribute.split_once("=\"") else { continue };
            assert!(["href", "lang", "dir", "title", "datetime"].contains(&key), "{key} came through {origin:?}");
            let safe = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme));
            assert!(key != "href" || safe, "{value} came through {origin:?}");
        }
    }
}

/// Collects the texts of a written article that are inline HTML.
fn texts(json: &serde_json::Value, found: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(members) if members.get("type").is_some_and(|kind| kind == "code") => {}
        serde_json::Value::Object(members) => {
            for (key, value) in members {
                match value {
                    serde_json::Value::String(text)
                        if ["text", "caption", "creditText", "cite", "html"].contains(&&**key) =>
                    {
                        found.push(text.clone());
                    }
                    serde_json::Value::Array(items) if ["items", "head", "rows"].contains(&&**key) => {
                        let cells = items
                            .iter()
                            .flat_map(|item| item.as_array().cloned().unwrap_or_else(|| vec![item.clone()]));
                        found.extend(cells.filter_map(|cell| cell.as_str().map(str::to_owned)));
                    }
                    other => texts(other, found),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        _ => {}
    }
}

/// Asserts the invariants for a markup in each of the members that may have HTML.
pub(crate) fn assert_harmless(markup: &str) {
    let article = serde_json::json!({
        "headline": "H",
        "image": { "url": "/lead", "caption": markup, "creditText": markup },
        "body": [
            { "type": "html", "html": markup },
            { "type": "paragraph", "text": markup },
            { "type": "list", "items": [markup] },
            { "type": "table", "rows": [[markup]] },
            { "type": "quote", "text": markup, "cite": markup },
        ],
        "correction": markup,
    });
    let first = read(&article.to_string(), "auto").unwrap();
    let written = native::write(&first.article).to_string();
    let mut found = Vec::new();
    texts(&serde_json::from_str(&written).unwrap(), &mut found);
    found.iter().for_each(|text| assert_clean(text, markup));
    let second = read(&written, "auto").unwrap();
    assert_eq!(second.article, first.article, "filtering twice changes {markup:?}");
    assert_eq!(second.warnings, [], "what was written for {markup:?} reads without a warning");
}

#[test]
fn payloads_of_other_sanitisers_are_read_without_anything_harmful() {
    PAYLOADS.iter().for_each(|payload| assert_harmless(payload));
    // Nested payloads, and the first half of each.
    for payload in PAYLOADS {
        for other in PAYLOADS.iter().step_by(5) {
            assert_harmless(&format!("<b>{payload}<p>{other}"));
        }
        let half = payload.char_indices().nth(payload.chars().count() / 2).unwrap().0;
        assert_harmless(&payload[..half]);
    }
}

#[test]
fn assert_clean_fails_for_forbidden_tags_attributes_and_urls() {
    for bad in
        ["<script>x</script>", "<a href=\"javascript:1\">x</a>", "<b onclick=\"x\">", "<a lang=\"en\" href=\"data:x\">"]
    {
        assert!(std::panic::catch_unwind(|| assert_clean(bad, "")).is_err(), "{bad}");
    }
    assert_clean("<a href=\"https://a.example/\">x</a><br><span lang=\"fr\" dir=\"ltr\">y</span>", "");
}

/// Asserts that an input of eight times the length takes about eight times as long; a quadratic algorithm would take 64
/// times. An input that takes less than 0.4 s is not measured further.
fn assert_linear(name: &str, article: impl Fn(usize) -> String) {
    let time = |length| {
        let text = article(length);
        let (start, wall) = (cpu_time(), Instant::now());
        let reading = read(&text, "auto").unwrap();
        Gallery::of(&reading.article);
        start.zip(cpu_time()).map_or_else(|| wall.elapsed(), |(start, end)| end - start)
    };
    let long = time(160_000);
    if long > Duration::from_millis(400) {
        let short = time(20_000);
        assert!(long < short * 24, "{name:?}: {short:?} for an eighth, {long:?} for the whole");
    }
}

/// The CPU time of this thread so far, where the system has it. Unlike the elapsed time it does not depend on other load.
pub(crate) fn cpu_time() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(statistics.split(' ').next()?.parse().ok()?))
}

#[test]
fn hostile_sizes_take_linear_time() {
    let pieces = [
        "<",
        "<<",
        "<a ",
        "<a b=",
        "</",
        "<!--",
        "<!",
        "&",
        "&#",
        "&am",
        "<a b='",
        "<script>",
        "<script/>",
        "<style/>",
        "</script",
        "<b>",
        "<b></b>",
        "<p>",
        "</p>",
        "<br>",
        "<li>",
        "<ul><li>",
        "<table><tr><td>",
        "<tr>",
        "<blockquote>",
        "<figure><figcaption>",
        "<a href=x>",
        "<img src=x>",
        "<img srcset='x 1w,",
        "<div><p>",
        "<svg>",
        "x ",
        " ",
        "\n",
        "<h2>",
        "<cite>",
        "<pre>",
        "<i><b></i>",
        "<b x=y>z<img src=x>",
        "<a href=x><p>y",
        "<figure>",
        "<figure><img src=x>",
        "<figure><figcaption>x</figcaption>",
        "<img src=x><p class=caption>y</p>",
        "<p class=caption>y</p>",
        "<img src=x><br>",
        "<div class=gallery><img src=x>",
        "<div class=wp-caption><img src=x>",
        "<noscript>",
        "<noscript><img src=x></noscript>",
        "<noscript><img src=x></noscript><img src=x>",
        "<picture><source srcset='x 1w'>",
        "<video><source src=x>",
        "<object><embed src=x>",
        "<li>x<ul><li>y</ul>",
        "<ol><li>x<p>y",
        "<table><tr><td><table>",
        "<tr><td colspan=100 rowspan=100>x",
        "<td rowspan=65534>",
        "<table><td colspan=1000></table>",
        "<dl><dt>x<dd>",
        "<details><summary>x",
        "<blockquote class=twitter-tweet><a href=/status/>",
        "<blockquote><p>x</p><hr>",
        "<div class='kg-card kg-bookmark-card'><div>x",
        "<div class='kg-card kg-callout-card'>x",
        "<aside class=pullquote>x",
        "<pre class=wp-block-verse>x\n",
        "<amp-carousel><amp-img src=x>",
        "<img srcset='x 1w, y 2x,",
        "<img class=emoji alt=x>",
    ];
    for piece in pieces {
        assert_linear(piece, |length| {
            let markup = piece.repeat(length / piece.len());
            serde_json::json!({ "headline": "H", "body": [{ "type": "html", "html": markup }, markup] }).to_string()
        });
    }
}

#[test]
fn hostile_json_takes_linear_time() {
    for (open, piece, close) in [
        (r#"{"headline":"H","body":["#, "\"/x\",", "0]}"),
        (r#"{"headline":"H","body":["#, "{},", "0]}"),
        (r#"{"headline":"H","body":[{"type":"gallery","images":["#, "\"/x\",", "0]}]}"),
        (r#"{"headline":"H","image":["#, "\"/x\",", "0]}"),
        (r#"{"headline":"H","related":["#, "{},", "0]}"),
        (r#"{"headline":"H","body":[{"type":"table","rows":["#, "[1],", "[0]]}]}"),
        (r#"{"headline":"H","#, "\"a\":1,", "\"b\":0}"),
    ] {
        assert_linear(piece, |length| [open, &piece.repeat(length / piece.len()), close].concat());
    }
}

#[test]
fn blocks_of_html_are_limited_with_a_warning() {
    let check = |html: &str, count: fn(&news_article::model::Article) -> usize, expected: usize, message: &str| {
        let article = serde_json::json!({ "headline": "H", "body": [{ "type": "html", "html": html }] }).to_string();
        let reading = read(&article, "auto").unwrap();
        assert_eq!(count(&reading.article), expected);
        let warnings: Vec<_> =
            reading.warnings.iter().map(|warning| (warning.code, &*warning.path, &*warning.message)).collect();
        assert_eq!(warnings, [("limit", "body", message)]);
    };
    check(&"<p>x".repeat(10_001), |article| article.body.len(), 10_000, "expected at most 10000 blocks, found 10001");
    check(
        &"<img src=x>".repeat(2_001),
        |article| article.body.len(),
        2_000,
        "expected at most 2000 pictures, found 2001",
    );
    let table = format!("<table>{}</table>", "<tr><td>1<td>2".repeat(10_001));
    let rows = |article: &news_article::model::Article| match &article.body[0] {
        news_article::model::Block::Table(table) => table.rows.len(),
        _ => 0,
    };
    check(&table, rows, 10_000, "expected at most 20000 cells of tables, found 20002");
}

#[test]
fn an_element_that_is_left_out_is_one_warning_per_member() {
    let article =
        r#"{"headline":"H","body":["a<script>1</script><script>2</script><style>3</style>","<script>4</script>b"]}"#;
    let warnings: Vec<_> = read(article, "auto")
        .unwrap()
        .warnings
        .iter()
        .map(|warning| (warning.path.clone(), warning.message.clone()))
        .collect();
    let expected = [
        ("body[0]", "<script> is not shown"),
        ("body[0]", "<style> is not shown"),
        ("body[1]", "<script> is not shown"),
    ];
    assert_eq!(warnings, expected.map(|(path, message)| (path.to_owned(), message.to_owned())));
}

#[test]
fn text_without_markup_is_read_unchanged() {
    let mut dropped = Vec::new();
    for (text, expected) in
        [("1 < 2 & 3", "1 < 2 & 3"), ("AT&amp;amp;T", "AT&amp;T"), ("a\u{a0}b", "a\u{a0}b"), ("R&D", "R&D")]
    {
        let inlines = html::inline(text, "https://a.example/", &mut dropped);
        assert_eq!(news_article::model::text::plain(&inlines), expected);
    }
    assert_eq!(dropped, []);
}
