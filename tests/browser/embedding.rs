//! The ways to embed the widget in a page.

use crate::{fixtures::*, harness::*};

/// Opens a page of `tests/hosts`, which loads the widget from another origin. Returns the site of that origin.
async fn open_host_page(page: &Page, name: &str) -> Result<Site> {
    let cdn = Site::start().await?;
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts").join(name);
    let text = std::fs::read_to_string(path)?.replace("https://cdn.example", &cdn.url(""));
    page.site.put(&format!("/{name}"), Response::html(text));
    page.open(&format!("/{name}")).await?;
    Ok(cdn)
}

#[test]
fn every_way_of_embedding_shows_the_article_from_another_origin() {
    for name in ["url.html", "one-tag.html", "one-tag-head.html", "fallback.html", "by-id.html", "property.html"] {
        test(async |page| {
            let cdn = open_host_page(page, name).await?;
            page.wait_until_ready().await.context(name)?;
            page.check("text($('[part=headline]'))", "Harbour bridge reopens").await.context(name)?;
            page.check("text($('[part=paragraph]'))", "The bridge opened to walkers on Friday.").await?;
            page.check("visible($('[part=headline]'))", true).await?;
            page.check("document.querySelectorAll('article-widget').length", 1).await?;
            page.check_no_errors().await?;
            ensure!(cdn.requested_paths().contains(&"/article-widget.js".to_owned()), "{:?}", cdn.requested_paths());
            ensure!(
                !page.site.requested_paths().iter().any(|path| path.contains("article-widget.js")),
                "{:?}",
                page.site.requested_paths()
            );
            Ok(())
        });
    }
}

#[test]
fn urls_in_the_article_are_relative_to_its_own_url() {
    test(async |page| {
        let cdn = open_host_page(page, "url.html").await?;
        page.wait_until_ready().await?;
        page.check("$('[part=image]').src", cdn.url("/pic/bridge-600x400.svg")).await
    });
}

#[test]
fn one_tag_inserts_the_widget_after_the_script_with_its_settings() {
    test(async |page| {
        open_host_page(page, "one-tag.html").await?;
        page.wait_until_ready().await?;
        page.check("W.previousElementSibling.localName", "script").await?;
        page.check("W.nextElementSibling.id", "after").await?;
        page.check("[W.theme, W.headingLevel, W.related]", json!(["dark", 3, "off"])).await?;
        page.check("$('[part=headline]').localName", "h3").await
    });
}

#[test]
fn one_tag_in_the_head_inserts_the_widget_in_the_body() {
    test(async |page| {
        open_host_page(page, "one-tag-head.html").await?;
        page.wait_until_ready().await?;
        page.check("document.body.contains(W)", true).await
    });
}

#[test]
fn two_one_tags_make_two_widgets() {
    test(async |page| {
        page.site.put("/1.json", Response::json(&with_headline("One")));
        page.site.put("/2.json", Response::json(&with_headline("Two")));
        let tag = |number| format!("<script type=module src=/article-widget.js data-src=/{number}.json></script>");
        page.open_response(Response::html(format!("<!doctype html><body>{}<hr>{}", tag(1), tag(2)))).await?;
        page.wait_for("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        page.check(
            "[...document.querySelectorAll('article-widget')].map(host => text($('h1', host)))",
            json!(["One", "Two"]),
        )
        .await
    });
}

#[test]
fn properties_set_before_the_upgrade_are_kept() {
    test(async |page| {
        open_host_page(page, "property.html").await?;
        page.wait_until_ready().await?;
        page.check("[W.theme, W.getAttribute('theme')]", json!(["dark", "dark"])).await?;
        page.check("W.article.headline", "Harbour bridge reopens").await?;
        page.check("Object.hasOwn(W, 'article')", false).await
    });
}

#[test]
fn the_property_wins_over_the_child_script_and_the_script_over_src() {
    test(async |page| {
        page.site.put("/src.json", Response::json(&with_headline("From src")));
        page.open_body("<article-widget src=/src.json><script type=application/json>{\"headline\":\"From script\"}</script></article-widget>").await?;
        page.wait_until_ready().await?;
        page.check("text($('h1'))", "From script").await?;
        ensure!(!page.site.requested_paths().contains(&"/src.json".to_owned()), "src was fetched for nothing");
        page.execute("W.article = { headline: 'From property' }").await?;
        page.wait_for("text($('h1')) == 'From property'").await?;
        page.execute("W.article = null").await?;
        page.wait_for("text($('h1')) == 'From script'").await?;
        page.execute("W.querySelector('script').remove()").await?;
        page.wait_for("text($('h1')) == 'From src'").await?;
        page.check_no_errors().await
    });
}

#[test]
fn every_frame_shows_the_fallback_or_the_article_and_never_both() {
    test(async |page| {
        page.add_init_script(
            "window.frames_ = new Set(); (function sample() {
               const fallback = document.querySelector('#end') && document.querySelector('#fallback');
               if (fallback) {
                 const headline = W.shadowRoot?.querySelector('[part=headline]');
                 frames_.add(`${visible(fallback)} ${visible(headline)}`);
               }
               requestAnimationFrame(sample);
             })()",
        )
        .await?;
        // The script and the article are slow, so that many frames are sampled.
        let script = Response::new("text/javascript", std::fs::read(dist().join("article-widget.js"))?);
        page.site.put("/article-widget.js", script.delayed(200));
        page.site.put("/slow.json", Response::json(&plain()).delayed(300));
        page.open_body(
            "<article-widget src=/slow.json><article id=fallback><h1>Harbour bridge reopens</h1><p>Text.</p></article>\
             </article-widget><p id=end>End</p>",
        )
        .await?;
        page.wait_until_ready().await?;
        page.check("[...frames_]", json!(["true false", "false true"])).await
    });
}

#[test]
fn without_a_fallback_a_skeleton_reserves_the_space() {
    test(async |page| {
        page.site.put("/slow.json", Response::json(&plain()).delayed(800));
        page.open_body("<article-widget src=/slow.json></article-widget>").await?;
        page.wait_for("W.state == 'loading'").await?;
        page.check(
            "[visible($('.skeleton')), $('.skeleton').getBoundingClientRect().height > 100]",
            json!([true, true]),
        )
        .await?;
        page.wait_until_ready().await?;
        page.check("$('.skeleton')", Value::Null).await
    });
}

#[test]
fn loading_the_script_twice_keeps_the_first_definition() {
    test(async |page| {
        let other = Site::start().await?;
        page.open_response(Response::html(format!(
            "<!doctype html><body>{}<script type=module src=/article-widget.js></script>\
             <script type=module>window.first = customElements.get('article-widget')</script>\
             <script type=module src=/article-widget.js?again></script>\
             <script type=module src={}></script>\
             <script type=module>window.last = customElements.get('article-widget')</script>",
            widget("", &plain()),
            other.url("/article-widget.js"),
        )))
        .await?;
        page.wait_until_ready().await?;
        page.check("!!window.first && window.first === window.last", true).await?;
        page.check("events('ready').length", 1).await?;
        page.check("$$('article').length", 1).await?;
        page.check_no_errors().await
    });
}

#[test]
fn a_second_copy_of_the_script_inserts_its_own_widget() {
    test(async |page| {
        page.site.put("/1.json", Response::json(&with_headline("One")));
        page.open_response(Response::html(
            "<!doctype html><body><script type=module src=/article-widget.js></script>\
             <script type=module src=/article-widget.js?2 data-src=/1.json></script>",
        ))
        .await?;
        page.wait_until_ready().await?;
        page.check("document.querySelectorAll('article-widget').length", 1).await?;
        page.check_no_errors().await
    });
}

#[test]
fn the_file_works_from_any_folder() {
    test(async |page| {
        let script = std::fs::read(dist().join("article-widget.js"))?;
        page.site.put("/a/b/v1.2/article-widget.js", Response::new("text/javascript", script));
        let body = widget("", &plain());
        page.open_response(Response::html(format!(
            "<!doctype html><body>{body}<script type=module src=/a/b/v1.2/article-widget.js></script>"
        )))
        .await?;
        page.wait_until_ready().await?;
        page.wait_for_event("adblock").await.ok();
        let paths = page.site.requested_paths();
        ensure!(paths.contains(&"/a/b/v1.2/media/banners/p.png".to_owned()), "{paths:?}");
        Ok(())
    });
}

const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

#[test]
fn the_widget_works_under_a_strict_policy() {
    test(async |page| {
        let body = html(&widget("", &full()));
        page.open_response(Response::html(body).header("Content-Security-Policy", STRICT)).await?;
        page.wait_until_ready().await?;
        page.check("getComputedStyle($('[part=headline]')).fontWeight >= 600", true).await?;
        page.click(".open").await?;
        page.wait_for("$('dialog[open]')").await?;
        page.press(&["ArrowRight", "Escape"]).await?;
        page.wait_for("!$('dialog[open]')").await?;
        page.execute("$('[part=related] .next')?.click(); scrollTo(0, 99999); await settled()").await?;
        page.wait_for("$('[part=back-to-top]')").await?;
        page.click("[part=back-to-top]").await?;
        page.execute("W.article = { headline: 'Next', body: [{ type: 'html', html: '<p onclick=alert(1)>x</p>' }] }")
            .await?;
        page.wait_for("text($('h1')) == 'Next'").await?;
        page.wait_for_event("adblock").await?;
        page.check_no_errors().await?;
        let log = page.browser_log().await?;
        ensure!(!log.iter().any(|line| line.contains("Security Policy") || line.contains("Trusted")), "{log:?}");
        Ok(())
    });
}

#[test]
fn a_policy_without_wasm_keeps_the_fallback() {
    test(async |page| {
        let body = html("<article-widget src=/a.json><p id=fallback>The fallback</p></article-widget>");
        page.site.put("/a.json", Response::json(&plain()));
        let policy = "default-src 'none'; script-src 'self'; style-src 'none'; img-src 'self'; connect-src 'self'";
        page.open_response(Response::html(body).header("Content-Security-Policy", policy)).await?;
        let error = page.wait_for_event("error").await?;
        ensure!(error["code"] == "wasm-blocked", "{error}");
        ensure!(error["message"].as_str().unwrap_or_default().contains("wasm-unsafe-eval"), "{error}");
        page.check("visible(document.querySelector('#fallback'))", true).await?;
        page.check("record.errors", json!([])).await
    });
}

#[test]
fn styles_do_not_leak_in_or_out() {
    test(async |page| {
        // Typical rules of sites: for all elements, for tags, and inherited properties on the body.
        page.open_body(&format!(
            "<style>* {{ color: rgb(1, 2, 3); font-size: 9px; font-family: fantasy; line-height: 3 }}
             p, h1, figure {{ display: none !important; margin: 77px !important }}
             body {{ letter-spacing: 9px; word-spacing: 9px; text-transform: uppercase; text-align: right; text-indent: 40px;
               font-style: italic; white-space: pre; cursor: crosshair; visibility: visible }}</style>
             <section class=related id=own>x</section>{}",
            widget("theme=light", &plain())
        ))
        .await?;
        page.wait_until_ready().await?;
        let style = |property: &str| format!("getComputedStyle($('[part=paragraph]')).{property}");
        page.check(&style("display"), "block").await?;
        let mut leaks = Vec::new();
        for (property, not) in [
            ("color", "rgb(1, 2, 3)"),
            ("fontFamily", "fantasy"),
            ("fontSize", "9px"),
            ("lineHeight", "27px"),
            ("marginTop", "77px"),
            ("letterSpacing", "9px"),
            ("wordSpacing", "9px"),
            ("textTransform", "uppercase"),
            ("textAlign", "right"),
            ("textIndent", "40px"),
            ("fontStyle", "italic"),
            ("whiteSpace", "pre"),
            ("cursor", "crosshair"),
        ] {
            let found: String = page.eval(&style(property)).await?;
            if found == not {
                leaks.push(format!("{property}: {found}"));
            }
        }
        ensure!(leaks.is_empty(), "the page's styles leak in: {leaks:?}");
        page.check("document.adoptedStyleSheets.length + document.querySelectorAll('link').length", 0).await?;
        page.check("document.querySelectorAll('style').length", 1).await?;
        page.check("getComputedStyle(document.querySelector('#own')).borderTopWidth", "0px").await
    });
}

/// Every public `::part()` name.
#[test]
fn parts_can_be_styled() {
    test(async |page| {
        page.open_article("", &full()).await?;
        page.execute("scrollTo(0, 99999); await until(() => $('[part=back-to-top]')); W.openLightbox(0); await until(() => $('dialog[open]'))").await?;
        let missing: Vec<String> = page
            .eval(
                "'section headline standfirst byline body heading paragraph figure image caption credit quote table source \
                  related related-card lightbox lightbox-caption back-to-top'.split(' ').filter(name => {
                   const style = document.createElement('style');
                   style.textContent = `article-widget::part(${name}) { outline-color: rgb(4, 5, 6) !important }`;
                   document.head.append(style);
                   const node = $(`[part~=${name}]`);
                   return !node || getComputedStyle(node).outlineColor !== 'rgb(4, 5, 6)';
                 })",
            )
            .await?;
        ensure!(missing.is_empty(), "{missing:?}");
        Ok(())
    });
}

/// Sites set `html { font-size: 62.5% }` to make `1rem` 10 pixels, which must not shrink the article. A larger root font
/// size is a preference of the user.
#[test]
fn the_text_size_ignores_a_smaller_root_font_size_and_follows_a_larger_one() {
    test(async |page| {
        for (root, expected) in [("62.5%", "20px"), ("125%", "25px")] {
            page.open_body(&format!("<style>html {{ font-size: {root} }}</style>{}", widget("", &full()))).await?;
            page.wait_until_ready().await?;
            page.check("getComputedStyle($('[part=paragraph]')).fontSize", expected).await?;
        }
        Ok(())
    });
}

#[test]
fn custom_properties_reach_the_article() {
    test(async |page| {
        page.open_body(&format!(
            "<style>article-widget {{ --article-widget-font: monospace; --article-widget-headline-font: cursive; \
             --article-widget-accent: rgb(0, 90, 0); --article-widget-measure: 300px; --article-widget-radius: 7px; }}</style>{}",
            widget("theme=light", &full())
        ))
        .await?;
        page.wait_until_ready().await?;
        page.check("getComputedStyle($('[part=paragraph]')).fontFamily", "monospace").await?;
        page.check("getComputedStyle($('[part=headline]')).fontFamily", "cursive").await?;
        page.check("getComputedStyle($('[part=section]')).color", "rgb(0, 90, 0)").await?;
        page.check("$('[part=paragraph]').getBoundingClientRect().width <= 301", true).await
    });
}
