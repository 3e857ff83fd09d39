//! The article: fields, blocks, outline, links, dates and pictures.

use crate::{fixtures::*, harness::*};

#[test]
fn the_header_shows_every_field_in_order() {
    test(async |page| {
        page.open_article("", &full()).await?;
        page.check("text($('p[part=section]'))", "Global News").await?;
        page.check("[text($('h1[part=headline]')), $('h1').tabIndex]", json!(["Everything at once", -1])).await?;
        page.check("text($('[part=standfirst]'))", "The standfirst says what it is about.").await?;
        page.check(
            "[$('[part=byline] a').href, text($('[part=byline] a'))]",
            json!([page.site.url("/people/ada"), "Ada Example"]),
        )
        .await?;
        page.check("text($('[part=byline]')).includes('Ada Example and Ben Sample')", true).await?;
        page.check(
            "$$('[part=byline] time').map(node => node.dateTime)",
            json!(["2026-01-31T08:00:00Z", "2026-02-03T10:30:00Z"]),
        )
        .await?;
        page.check("/Published .*2026.*Updated .*2026.*1 min read/.test(text($('[part=byline]')))", true).await?;
        page.check(
            "(() => { const all = $$('*'); const order = ['[part=section]', '[part=headline]', '[part=standfirst]', '[part=byline]', 'figure', '[part=body]', '[part=source]', '[part=related]'].map(css => all.indexOf($(css))); return order.every((index, i) => index >= 0 && (!i || index > order[i - 1])) })()",
            true,
        )
        .await
    });
}

#[test]
fn every_block_is_shown() {
    test(async |page| {
        page.open_article("", &full()).await?;
        for (css, expected) in [
            ("[part=paragraph]", "A paragraph with a link."),
            ("h2[part=heading]", "A heading"),
            ("h3[part=heading]", "A smaller heading"),
            ("[part=body] > ul li:nth-child(2)", "Two"),
            ("[part=body] > ol li:nth-child(3)", "Third"),
            ("blockquote[part=quote] p", "Words of weight."),
            ("blockquote[part=quote] footer", "A speaker"),
            ("table[part=table] caption", "Figures"),
            ("table[part=table] th", "Year"),
            ("table[part=table] td b", "2"),
            ("pre code", "let x = 1 < 2;"),
            (".embed .embed-title", "A film"),
        ] {
            page.check(&format!("text($({}))", json!(css)), expected).await?;
            page.check(&format!("visible($({}))", json!(css)), true).await?;
        }
        page.check(
            "$$('blockquote').map(node => text(node.querySelector('p')))",
            json!(["Words of weight.", "Words pulled out."]),
        )
        .await?;
        page.check(
            "[$$('hr').length, $$('pre').length, $$('[part=body] em').length > 0, $$('[part=body] i').length > 0]",
            json!([1, 1, true, true]),
        )
        .await?;
        page.check("$$('[part=figure] .open img[part=image]').length", 5).await?;
        page.check("$$('[part=figure] [part=credit]').length", 5).await?;
        page.check("text($('figure [part=caption]'))", "Caption of lead, with a link").await?;
        page.check("text($('figure [part=credit]')).endsWith('Photo: Agency lead')", true).await?;
        page.check("text($('[part=source]'))", "Source: Example Wire").await?;
        page.check("$('[part=source] a').href", "https://wire.example/").await?;
        page.check(
            "[text($('.corrections')).includes('A name was misspelt.'), visible($('.corrected'))]",
            json!([true, true]),
        )
        .await?;
        page.check(
            "$$('[part=body] *').some(node => text(node) == 'An HTML heading' && /^h[2-4]$/.test(node.localName))",
            true,
        )
        .await?;
        page.check_no_errors().await
    });
}

#[test]
fn plain_text_becomes_paragraphs() {
    test(async |page| {
        page.open_article("", &json!({ "headline": "H", "articleBody": "One.\n\nTwo,\nstill two.\n\n\n<b>Three</b>" }))
            .await?;
        page.check("$$('[part=paragraph]').map(node => text(node)).length", 3).await?;
        page.check("$$('[part=paragraph]').map(node => node.textContent).at(-1)", "<b>Three</b>").await
    });
}

#[test]
fn a_minimal_article_has_no_empty_elements() {
    test(async |page| {
        page.open_article("", &json!({ "headline": "EngineLimit a headline" })).await?;
        page.check("$$('article p, figure, [part=related], [part=source], [part=standfirst], [part=section], time').filter(node => visible(node)).length", 0).await?;
        page.check("text($('article'))", "EngineLimit a headline").await
    });
}

#[test]
fn the_outline_skips_no_level() {
    test(async |page| {
        page.open_article("", &full()).await?;
        for level in 1..=4_i64 {
            page.execute(&format!("W.headingLevel = {level}; await settled()")).await?;
            let levels: Vec<i64> = page.eval("$$('h1,h2,h3,h4,h5,h6').map(node => Number(node.localName[1]))").await?;
            ensure!(levels.first() == Some(&level), "{levels:?} at {level}");
            let mut exposed: Vec<i64> = page
                .nodes_with_role("heading")
                .await?
                .iter()
                .filter_map(|node| node.property("level")?.as_i64())
                .collect();
            let mut sorted = levels.clone();
            sorted.sort_unstable();
            exposed.sort_unstable();
            ensure!(exposed == sorted, "the accessibility tree has {exposed:?}, not {sorted:?}");
            ensure!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1 && pair[1] > level), "{levels:?} at {level}");
        }
        Ok(())
    });
}

#[test]
fn only_allowed_inline_html_is_kept() {
    test(async |page| {
        let text = concat!(
            "<em>kept</em> <font color=red>unwrapped</font> <script>window.pwned = 1</script>",
            "<a href=\"javascript:window.pwned=1\" onclick=\"window.pwned=1\" id=js>js</a> <a href=\"/fine\" onmouseover=\"x\">fine</a> ",
            "<img src=x onerror=\"window.pwned=1\"><svg onload=\"window.pwned=1\"><a xlink:href=\"javascript:1\">svg</a></svg>",
            "<iframe src=\"/frame\"></iframe><style>* { display: none }</style><b style=\"position:fixed\" class=x>bold</b>",
            " <a href=\"data:text/html,x\">data</a> <a href=\"mailto:a@example.org\">mail</a>",
        );
        let article = json!({
            "headline": "<b>Plain</b> & simple",
            "body": [{ "type": "paragraph", "text": text }, { "type": "html", "html": format!("<div>{}</div>", text.replace("src=x", "src=/pic/x-30x20.svg")) }],
        });
        page.open_article("", &article).await?;
        page.check("$('h1').textContent", "<b>Plain</b> & simple").await?;
        page.check(
            "$$('article script, article svg, article iframe, article style, article object, article font').length",
            0,
        )
        .await?;
        page.check(
            "$$('[part=body] > p a').map(node => node.href)",
            json!([page.site.url("/fine"), "mailto:a@example.org", page.site.url("/fine"), "mailto:a@example.org"]),
        )
        .await?;
        page.check(
            "$$('article *').flatMap(node => node.getAttributeNames()).filter(name => /^on|^style$|^id$/.test(name))",
            json!([]),
        )
        .await?;
        page.check("text($('[part=paragraph]')).startsWith('kept unwrapped')", true).await?;
        page.pause(200).await;
        page.check("window.pwned === undefined", true).await?;
        let paths = page.site.requested_paths();
        ensure!(!paths.iter().any(|path| path == "/x" || path == "/frame"), "{paths:?}");
        page.check_no_errors().await
    });
}

#[test]
fn dates_are_formatted_in_the_widgets_language() {
    for (lang, long) in [
        ("en", "January 31, 2026"),
        ("en-GB", "31 January 2026"),
        ("de", "31. Januar 2026"),
        ("fr", "31 janvier 2026"),
        ("ja", "2026年1月31日"),
    ] {
        test(async |page| {
            page.open_article(&format!("lang={lang}"), &full()).await?;
            let shown: String = page.eval("text($('[part=byline] time'))").await?;
            ensure!(shown.contains(long), "{lang}: {shown}");
            Ok(())
        });
    }
    test(async |page| {
        page.open_article("lang=ar", &full()).await?;
        page.check("text($('[part=byline] time')) === new Date('2026-01-31T08:00:00Z').toLocaleString('ar', { dateStyle: 'long', timeStyle: 'short' }).replace(/\\s+/g, ' ').trim()", true).await
    });
}

#[test]
fn a_date_without_a_time_is_the_same_day_in_every_time_zone() {
    test(async |page| {
        for zone in ["Pacific/Honolulu", "Pacific/Auckland"] {
            page.set_time_zone(zone).await?;
            page.open_article("", &json!({ "headline": "H", "datePublished": "2026-01-31", "related": [card(1)] }))
                .await?;
            page.check("Intl.DateTimeFormat().resolvedOptions().timeZone", zone).await?;
            page.check("text($('[part=byline] time'))", "January 31, 2026").await.context(zone)?;
            page.check("text($('[part=related-card] time'))", "Jan 30, 2026").await.context(zone)?;
        }
        Ok(())
    });
}

#[test]
fn embeds_load_on_a_click_and_request_nothing_before() {
    test(async |page| {
        let provider = Site::start().await?;
        provider.put("/player", Response::html("<p>The player</p>"));
        let article = json!({ "headline": "H", "body": [{ "type": "embed", "url": provider.url("/player"), "title": "A film", "image": "/pic/still-600x400.svg" }] });
        page.open_article("", &article).await?;
        page.pause(400).await;
        page.check("$$('iframe').length", 0).await?;
        ensure!(provider.requested_paths().is_empty(), "{:?}", provider.requested_paths());
        page.check("text($('.embed')).includes('127.0.0.1')", true).await?;
        page.click(".embed button").await?;
        page.wait_for("$('.embed iframe')").await?;
        page.check("[$('iframe').title, $('iframe').src]", json!(["A film", provider.url("/player")])).await?;
        // The focus stays in the embed, although the button is removed.
        page.check("$('.embed').contains(active())", true).await?;
        for _ in 0..40 {
            if !provider.requested_paths().is_empty() {
                return page.check_no_errors().await;
            }
            page.pause(50).await;
        }
        anyhow::bail!("the player was never fetched")
    });
}

#[test]
fn pictures_have_their_size_and_only_the_first_is_eager() {
    test(async |page| {
        let mut article = full();
        article["image"]["srcset"] = json!([{ "url": "/pic/lead-300x200.svg", "width": 300 }, { "url": "/pic/lead-1200x800.svg", "width": 1200 }]);
        page.open_article("", &article).await?;
        page.check("$$('article img').map(node => [node.getAttribute('width'), node.getAttribute('height'), node.loading]).map(String)",
            json!(["600,400,eager", "600,400,lazy", "600,400,lazy", "600,400,lazy", "600,400,lazy"])).await?;
        page.check(
            "$('article img').srcset.split(', ').map(part => part.split('/').pop())",
            json!(["lead-300x200.svg 300w", "lead-1200x800.svg 1200w"]),
        )
        .await?;
        page.check("$('article img').sizes.length > 0", true).await?;
        page.check("$$('[part=related] img').every(node => node.width && node.height && node.loading == 'lazy')", true)
            .await
    });
}

#[test]
fn the_first_body_picture_is_eager_without_a_lead_picture() {
    test(async |page| {
        let mut article = pictures(3);
        article["image"] = Value::Null;
        page.open_article("", &article).await?;
        page.check("$$('article img').map(node => node.loading)", json!(["eager", "lazy"])).await
    });
}

#[test]
fn loading_and_scrolling_cause_no_layout_shift() {
    for width in [360, 1280] {
        test(async |page| {
            page.record_layout_shifts().await?;
            page.resize(width, 800).await?;
            let mut article = full();
            // Slow images, one of them without dimensions.
            for name in ["lead", "inset", "g1", "g2", "g3", "card1", "card2"] {
                let size = if name.starts_with("card") { "300x200" } else { "600x400" };
                let path = format!("/pic/{name}-{size}.svg");
                page.site.put(&path, Response::new("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' width='600' height='400'><rect width='100%' height='100%' fill='teal'/></svg>").delayed(300));
            }
            article["body"][3]["width"] = Value::Null;
            page.open_article("", &article).await?;
            page.execute("for (let y = 0; y < document.documentElement.scrollHeight; y += 400) { scrollTo(0, y); await pause(120) } await pause(500)").await?;
            page.check("$$('article img').every(node => node.complete && node.naturalWidth)", true).await?;
            let shifts = page.layout_shifts().await?;
            ensure!(shifts.is_empty(), "at {width} px: {shifts:?}");
            Ok(())
        });
    }
}

#[test]
fn replacing_a_fallback_of_the_same_shape_causes_no_layout_shift() {
    test(async |page| {
        page.record_layout_shifts().await?;
        let text = "Words follow words. ".repeat(40);
        page.site.put("/a.json", Response::json(&json!({ "headline": "H", "body": [text] })).delayed(300));
        page.open_body(&format!("<p>Above</p><article-widget src=/a.json adblock-notice=off><article><h1>H</h1><p>{text}</p></article></article-widget>")).await?;
        page.wait_until_ready().await?;
        page.pause(300).await;
        let shifts = page.layout_shifts().await?;
        // The fallback's margins collapse with the page's and the article's don't, so the edge of the host element moves by
        // the difference, which is not visible.
        let visible = shifts.iter().filter(|shift| shift[1] != "article-widget." || shift[0].as_f64() > Some(0.005));
        ensure!(visible.count() == 0, "{shifts:?}");
        Ok(())
    });
}

#[test]
fn a_broken_picture_shows_a_message_and_keeps_its_space() {
    test(async |page| {
        page.record_layout_shifts().await?;
        let mut article = pictures(2);
        article["image"]["url"] = json!("/nothing.jpg");
        article["image"]["width"] = json!(1600);
        article["image"]["height"] = json!(900);
        page.site.put("/nothing.jpg", Response::status(404).delayed(300));
        page.open_article("", &article).await?;
        // The browser's broken-image icon is hidden, and a text takes its place.
        page.wait_for("!$('figure img') || $('figure img').getBoundingClientRect().width <= 2").await?;
        page.check("/could not be loaded.*Picture p0/.test(text($('figure .open')) + after($('figure .open').firstElementChild))", true).await?;
        page.check("$('figure .open').getBoundingClientRect().height > 60", true).await?;
        page.check("visible($('figure [part=caption]'))", true).await?;
        let shifts = page.layout_shifts().await?;
        ensure!(shifts.is_empty(), "{shifts:?}");
        page.check_no_errors().await
    });
}

#[test]
fn the_layout_follows_the_widgets_own_width() {
    test(async |page| {
        page.open_body(&format!(
            "<div style='width: 320px'>{}</div><div style='width: 1100px'>{}</div>",
            widget("", &full()),
            widget("id=wide", &full())
        ))
        .await?;
        page.wait_for("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        page.execute("window.wide = document.querySelector('#wide'); await settled()").await?;
        page.check(
            "parseFloat(getComputedStyle($('h1', wide)).fontSize) > parseFloat(getComputedStyle($('h1')).fontSize)",
            true,
        )
        .await?;
        // Nothing overflows a narrow column; a wide table scrolls.
        page.check("$$('article *, [part=related]').filter(node => !node.closest('.table-scroll, pre') && visible(node) && node.getBoundingClientRect().right > W.getBoundingClientRect().right + 1 && !node.closest('.hidden')).map(node => node.outerHTML.slice(0, 80))", json!([])).await?;
        // The line length stays readable.
        page.check("$('[part=paragraph]', wide).getBoundingClientRect().width < 760", true).await
    });
}

#[test]
fn print_has_no_controls_and_shows_link_urls() {
    test(async |page| {
        page.open_article("theme=dark", &full()).await?;
        page.emulate_media_type("print").await?;
        page.execute("await settled()").await?;
        page.check("$$('button, [part=related], [part=notice], .expand-icon').filter(node => visible(node) && !node.querySelector('img')).length", 0).await?;
        page.check("getComputedStyle($('[part=paragraph]')).color", "rgb(0, 0, 0)").await?;
        page.check("after($('[part=source] a')).includes('https://wire.example/')", true).await?;
        page.check("$$('figure [part=caption]').every(node => visible(node))", true).await
    });
}

#[test]
fn forced_colours_keep_every_control() {
    test(async |page| {
        page.open_article("", &full()).await?;
        page.emulate_media(&[("forced-colors", "active")]).await?;
        page.execute("W.openLightbox(1); await until(() => $('dialog[open]')); await settled()").await?;
        page.wait_for(
            "$$('dialog button').every(node => visible(node) && getComputedStyle(node).borderTopStyle != 'none')",
        )
        .await
    });
}

#[test]
fn the_hidden_attribute_hides_the_widget() {
    test(async |page| {
        page.open_article("hidden", &plain()).await?;
        page.check("[W.getClientRects().length, W.state]", json!([0, "ready"])).await?;
        page.execute("W.hidden = false; await settled()").await?;
        page.check("visible($('h1'))", true).await
    });
}
