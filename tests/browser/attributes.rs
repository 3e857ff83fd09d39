//! The attributes and their properties.

use crate::{fixtures::*, harness::*};

/// The enumerated attributes: attribute, property, the valid values with the default first, and an invalid value.
const ENUMERATED: &[(&str, &str, &[&str], &str)] = &[
    (
        "format",
        "format",
        &[
            "auto",
            "article-widget",
            "json-ld",
            "ninjs",
            "wordpress",
            "ghost",
            "json-feed",
            "ans",
            "guardian",
            "apple-news",
        ],
        "rss",
    ),
    ("theme", "theme", &["auto", "light", "dark"], "sepia"),
    ("lightbox", "lightbox", &["on", "off"], "yes"),
    ("related", "related", &["on", "off"], "true"),
    ("back-to-top", "backToTop", &["on", "off"], "1"),
    ("adblock-notice", "adblockNotice", &["on", "off"], "never"),
    ("loading", "loading", &["eager", "lazy"], "idle"),
];

#[test]
fn attributes_and_properties_reflect_each_other() {
    test(async |page| {
        page.open_article("", &plain()).await?;
        for (attribute, property, values, _) in ENUMERATED {
            page.check(&format!("W.{property}"), values[0]).await?;
            for value in *values {
                page.execute(&format!("W.setAttribute('{attribute}', '{value}')")).await?;
                page.check(&format!("W.{property}"), *value).await?;
                page.execute(&format!("W.removeAttribute('{attribute}'); W.{property} = '{value}'")).await?;
                page.check(&format!("W.getAttribute('{attribute}')"), *value).await?;
            }
            page.execute(&format!("W.removeAttribute('{attribute}')")).await?;
            page.check(&format!("W.{property}"), values[0]).await?;
        }
        for level in 1..=4 {
            page.execute(&format!("W.setAttribute('heading-level', '{level}')")).await?;
            page.check("W.headingLevel", level).await?;
            page.execute(&format!("W.removeAttribute('heading-level'); W.headingLevel = {level}")).await?;
            page.check("W.getAttribute('heading-level')", level.to_string()).await?;
        }
        page.execute("W.removeAttribute('heading-level')").await?;
        page.check("W.headingLevel", 1).await?;
        for (name, value) in [("lang", "ar"), ("dir", "rtl"), ("src", "http://a.invalid/1.json")] {
            page.execute(&format!("W.setAttribute('{name}', '{value}')")).await?;
            page.check(&format!("W.{name}"), value).await?;
            page.execute(&format!("W.removeAttribute('{name}'); W.{name} = '{value}'")).await?;
            page.check(&format!("W.getAttribute('{name}')"), value).await?;
            page.execute(&format!("W.removeAttribute('{name}')")).await?;
            page.check(&format!("W.{name}"), "").await?;
        }
        page.check_no_errors().await
    });
}

#[test]
fn values_are_case_insensitive() {
    test(async |page| {
        page.open_article("theme=DARK", &plain()).await?;
        page.check("[W.theme, record.console.length]", json!(["dark", 0])).await
    });
}

#[test]
fn an_unknown_value_means_the_default_and_one_warning() {
    test(async |page| {
        page.open_article("", &plain()).await?;
        let enumerated =
            ENUMERATED.iter().map(|(attribute, property, values, bad)| (*attribute, *property, json!(values[0]), *bad));
        let others = [("heading-level", "headingLevel", json!(1), "7"), ("dir", "dir", json!(""), "sideways")];
        for (attribute, property, default, bad) in enumerated.chain(others) {
            page.execute(&format!(
                "record.console.length = 0; W.setAttribute('{attribute}', '{bad}'); await settled()"
            ))
            .await?;
            page.check(&format!("W.{property}"), default).await?;
            page.check("record.console.map(([level]) => level)", json!(["warn"])).await.context(attribute)?;
            page.check(
                &format!("record.console[0][1].includes('{attribute}') && record.console[0][1].includes('{bad}')"),
                true,
            )
            .await?;
            // The same value again, and other changes, cause no further warning.
            page.execute(&format!("W.setAttribute('{attribute}', '{bad}'); W.labels = {{}}; await settled()")).await?;
            page.check("record.console.length", 1).await.context(attribute)?;
            page.execute(&format!("W.removeAttribute('{attribute}')")).await?;
        }
        page.check("W.state", "ready").await?;
        page.check_no_errors().await
    });
}

#[test]
fn no_attribute_value_throws() {
    test(async |page| {
        page.open_article("", &full()).await?;
        let values =
            ["", " ", "\u{1f600}", "%%%", "x-\u{0}", "en_US", "-1", "NaN", "[object Object]", "http://[", "#", "a b#c"];
        for value in values {
            let script = format!(
                "for (const name of 'format lang dir theme heading-level lightbox related back-to-top adblock-notice loading src'.split(' ')) {{
                   W.setAttribute(name, {}); await settled(); W.removeAttribute(name); await settled()
                 }}",
                json!(value)
            );
            page.execute(&script).await.with_context(|| format!("{value:?}"))?;
        }
        page.wait_until_ready().await?;
        page.check("text($('h1'))", "Everything at once").await?;
        page.check_no_errors().await
    });
}

#[test]
fn src_can_be_set_changed_and_removed() {
    test(async |page| {
        page.site.put("/1.json", Response::json(&with_headline("One")));
        page.site.put("/2.json", Response::json(&with_headline("Two")));
        page.open_body(
            "<article-widget src=/1.json><p id=fallback>Fallback</p></article-widget>\
                   <script type=application/json id=three>{\"headline\":\"Three\"}</script>",
        )
        .await?;
        page.wait_until_ready().await?;
        page.check("text($('h1'))", "One").await?;
        page.execute("W.src = '/2.json'").await?;
        page.wait_for("text($('h1')) == 'Two'").await?;
        page.execute("W.src = '#three'").await?;
        page.wait_for("text($('h1')) == 'Three'").await?;
        page.check("events('ready').map(detail => detail.headline)", json!(["One", "Two", "Three"])).await?;
        page.execute("W.removeAttribute('src')").await?;
        page.wait_for("W.state == 'idle'").await?;
        page.check("[visible(document.querySelector('#fallback')), $$('article').length]", json!([true, 0])).await
    });
}

#[test]
fn a_newer_src_wins_over_a_slower_one() {
    test(async |page| {
        page.site.put("/slow.json", Response::json(&with_headline("Slow")).delayed(600));
        page.site.put("/fast.json", Response::json(&with_headline("Fast")));
        page.open_body("<article-widget src=/slow.json></article-widget>").await?;
        page.wait_for("W.state == 'loading'").await?;
        page.execute("W.src = '/fast.json'").await?;
        page.wait_for("text($('h1')) == 'Fast'").await?;
        page.pause(800).await;
        page.check("[text($('h1')), events()]", json!(["Fast", ["ready"]])).await
    });
}

#[test]
fn the_format_is_detected_or_named() {
    test(async |page| {
        // An object without any known field has no detectable format; with the format named, it lacks a headline.
        page.open_article("", &plain()).await?;
        page.check("events('ready')[0].format", "article-widget").await?;
        page.execute("W.article = { greeting: 'hello' }").await?;
        page.wait_for("events('error').length == 1").await?;
        page.execute("W.format = 'article-widget'").await?;
        page.wait_for("events('error').length == 2").await?;
        page.check("events('error').map(detail => detail.code)", json!(["unknown-format", "invalid-article"])).await
    });
}

#[test]
fn lang_selects_the_strings_and_the_date_format() {
    test(async |page| {
        page.open_article("lang=ar", &full()).await?;
        page.check("$('[part=related] h2').textContent !== 'Related articles' && /[\\u0600-\\u06ff]/.test($('[part=related] h2').textContent)", true).await?;
        page.check("/[\\u0600-\\u06ff]/.test($('[part=byline] time').textContent)", true).await?;
        page.execute("W.lang = 'de'; await until(() => $('[part=byline] time').textContent.includes('Januar'))")
            .await?;
        page.check("$('[part=byline] time').textContent.includes('31. Januar 2026')", true).await?;
        page.check("$('[part=byline] time').dateTime", "2026-01-31T08:00:00Z").await
    });
}

#[test]
fn lang_is_inherited_from_the_page_and_followed() {
    test(async |page| {
        page.open_body(&format!("<div lang=ar id=ancestor><div>{}</div></div>", widget("", &full()))).await?;
        page.wait_until_ready().await?;
        page.check("/[\\u0600-\\u06ff]/.test(text($('[part=related] h2')))", true).await?;
        page.check("getComputedStyle($('[part=related]')).direction", "rtl").await?;
        page.execute("document.querySelector('#ancestor').removeAttribute('lang'); document.documentElement.lang = 'ar'; await settled()").await?;
        page.check("/[\\u0600-\\u06ff]/.test(text($('[part=related] h2')))", true).await?;
        page.execute("document.documentElement.lang = 'en'").await?;
        page.wait_for("text($('[part=related] h2')) == 'Related articles'").await?;
        page.check("getComputedStyle($('[part=related]')).direction", "ltr").await
    });
}

#[test]
fn dir_comes_from_the_attribute_the_language_or_the_page() {
    for (ancestor, attributes, expected) in [
        ("", "", "ltr"),
        ("", "dir=rtl", "rtl"),
        ("", "lang=ar", "rtl"),
        ("", "lang=he", "rtl"),
        ("", "lang=ar dir=ltr", "ltr"),
        ("dir=rtl", "", "rtl"),
        ("dir=rtl", "lang=en", "ltr"),
        ("dir=rtl", "dir=ltr", "ltr"),
        ("", "dir=sideways", "ltr"),
    ] {
        test(async |page| {
            let mut article = related(3);
            article["inLanguage"] = Value::Null;
            page.open_body(&format!("<div {ancestor}>{}</div>", widget(attributes, &article))).await?;
            page.wait_until_ready().await?;
            page.check("getComputedStyle($('[part=paragraph]')).direction", expected)
                .await
                .with_context(|| format!("<div {ancestor}><article-widget {attributes}>"))
        });
    }
}

#[test]
fn theme_light_dark_and_auto() {
    test(async |page| {
        let text_colour = "getComputedStyle($('[part=headline]')).color.match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) > 380 ? 'light text' : 'dark text'";
        for (system, theme, expected) in [
            ("light", "auto", "dark text"),
            ("light", "dark", "light text"),
            ("dark", "auto", "light text"),
            ("dark", "light", "dark text"),
            ("dark", "dark", "light text"),
            ("light", "light", "dark text"),
        ] {
            page.emulate_media(&[("prefers-color-scheme", system)]).await?;
            page.open_article("", &plain()).await?;
            page.execute(&format!("W.theme = '{theme}'; await settled()")).await?;
            page.check(text_colour, expected).await.with_context(|| format!("{theme} on {system}"))?;
        }
        Ok(())
    });
}

#[test]
fn heading_level_moves_the_whole_outline() {
    test(async |page| {
        page.open_article("", &full()).await?;
        for level in 1..=4 {
            page.execute(&format!("W.headingLevel = {level}; await settled()")).await?;
            let found: Vec<(String, String)> =
                page.eval("$$('h1,h2,h3,h4,h5,h6').map(node => [node.localName, text(node)])").await?;
            let tag = |below: u32| format!("h{}", level + below);
            for (text, below) in
                [("Everything at once", 0), ("A heading", 1), ("A smaller heading", 2), ("Related articles", 1)]
            {
                ensure!(found.contains(&(tag(below), text.to_owned())), "at level {level}: {found:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn lightbox_on_and_off() {
    test(async |page| {
        page.open_article("lightbox=off", &pictures(2)).await?;
        page.check("[$$('.open').length, $$('[part=image]').length]", json!([0, 2])).await?;
        page.execute("W.openLightbox(0); await pause(200)").await?;
        page.check("[$('dialog[open]'), events('lightbox-open').length]", json!([null, 0])).await?;
        page.execute("W.lightbox = 'on'; await settled()").await?;
        page.click(".open").await?;
        page.wait_for("$('dialog[open]')").await
    });
}

#[test]
fn related_on_and_off() {
    test(async |page| {
        page.open_article("related=off", &related(4)).await?;
        page.check("$('[part=related]')", Value::Null).await?;
        page.execute("W.related = 'on'; await settled()").await?;
        page.check("$$('[part=related-card]').length", 4).await
    });
}

#[test]
fn back_to_top_on_and_off() {
    test(async |page| {
        page.open_article("back-to-top=off", &long()).await?;
        page.execute("scrollTo(0, innerHeight * 3); await pause(300)").await?;
        page.check("$('[part=back-to-top]')", Value::Null).await?;
        page.execute("W.backToTop = 'on'").await?;
        page.wait_for("visible($('[part=back-to-top]'))").await
    });
}

#[test]
fn adblock_notice_on_and_off() {
    blocker_test(async |page| {
        page.add_init_script(
            "window.baits = []; new MutationObserver(changes => { for (const change of changes) for (const node of change.addedNodes)
               if (node.classList?.contains('ad-leaderboard')) baits.push(node.className) })
               .observe(document, { childList: true, subtree: true })",
        )
        .await?;
        page.open_article("adblock-notice=off", &plain()).await?;
        page.pause(4500).await;
        page.check("[baits, events('adblock'), $('[part=notice]')]", json!([[], [], null])).await?;
        ensure!(
            !page.site.requested_paths().iter().any(|path| path.contains("banners")),
            "{:?}",
            page.site.requested_paths()
        );
        page.execute("W.adblockNotice = 'on'").await?;
        page.wait_for("visible($('[part=notice]'))").await
    });
}

#[test]
fn loading_lazy_waits_for_the_viewport() {
    test(async |page| {
        page.site.put("/a.json", Response::json(&plain()));
        page.open_body("<div style='height: 9000px'></div><article-widget loading=lazy src=/a.json></article-widget>")
            .await?;
        page.pause(600).await;
        page.check("W.state", "idle").await?;
        ensure!(!page.site.requested_paths().contains(&"/a.json".to_owned()), "fetched before it was near");
        page.execute("scrollTo(0, 8000)").await?;
        page.wait_until_ready().await?;
        page.check_no_errors().await
    });
}

#[test]
fn loading_eager_does_not_wait() {
    test(async |page| {
        page.site.put("/a.json", Response::json(&plain()));
        page.open_body("<div style='height: 9000px'></div><article-widget src=/a.json></article-widget>").await?;
        page.wait_until_ready().await
    });
}
