//! The strip of related articles.

use crate::{fixtures::*, harness::*};

/// Runs a test in both writing directions.
fn in_both_directions(body: impl AsyncFn(&mut Page, &'static str) -> Result<()>) {
    for dir in ["ltr", "rtl"] {
        test(async |page| body(page, dir).await.context(dir));
    }
}

/// How far the strip is scrolled from its start.
const SCROLL_OFFSET: &str = "Math.abs($('.cards').scrollLeft)";

/// Waits until the strip has stopped scrolling.
const SCROLLING_FINISHED: &str = "await (async () => { for (let last = NaN, unchanged = 0; unchanged < 4; ) { const current = $('.cards').scrollLeft; unchanged = current === last ? unchanged + 1 : 0; last = current; await pause(50) } })()";

#[test]
fn the_strip_is_a_named_region_with_a_heading_a_list_and_one_link_per_card() {
    in_both_directions(async |page, dir| {
        page.open_article(&format!("heading-level=2 dir={dir}"), &related(5)).await?;
        let tree = page.accessibility_tree().await?;
        let regions: Vec<_> = tree.iter().filter(|node| node.role == "region").map(|node| node.name.as_str()).collect();
        ensure!(regions == ["Related articles"], "{regions:?}");
        let heading =
            tree.iter().find(|node| node.role == "heading" && node.name == "Related articles").context("no heading")?;
        ensure!(heading.property("level") == Some(&json!(3)), "{heading:?}");
        ensure!(tree.iter().filter(|node| node.role == "list").count() == 1, "lists");
        ensure!(tree.iter().filter(|node| node.role == "listitem").count() == 5, "list items");
        let links: Vec<_> = tree.iter().filter(|node| node.role == "link").map(|node| node.name.as_str()).collect();
        ensure!(links.len() == 5, "{links:?}");
        for (index, name) in links.iter().enumerate() {
            ensure!(name.matches(&format!("Card number {index}")).count() == 1, "{name}");
            ensure!(!name.contains("Not to be read"), "{name}");
        }
        page.check("$$('.cards > li').every(item => item.querySelectorAll('a').length == 1)", true).await?;
        page.check("$$('[part=related] *').filter(node => node.children.length == 0 && text(node).includes('Card number 2')).length", 1).await
    });
}

#[test]
fn the_current_article_and_duplicates_are_left_out() {
    in_both_directions(async |page, dir| {
        let mut article = related(3);
        let cards = article["related"].as_array_mut().context("cards")?;
        cards.push(card(1));
        cards.push(json!({ "headline": "This very article", "url": "own" }));
        page.site.put("/articles/own.json", Response::json(&article));
        page.open_body(&format!("<article-widget dir={dir} src=/articles/own.json></article-widget>")).await?;
        page.wait_until_ready().await?;
        page.check(
            "$$('[part=related-card] .card-headline').map(text)",
            json!(["Card number 0", "Card number 1", "Card number 2"]),
        )
        .await?;
        page.check("events('ready')[0].related", 3).await
    });
}

#[test]
fn without_related_articles_there_is_no_strip() {
    for related in [
        Value::Null,
        json!([]),
        json!([{ "headline": "No address" }]),
        json!([{ "headline": "Own", "url": "/articles/own" }]),
    ] {
        in_both_directions(async |page, dir| {
            page.open_article(
                &format!("dir={dir}"),
                &json!({ "headline": "H", "url": "/articles/own", "related": related }),
            )
            .await?;
            page.check("[$('[part=related]'), $$('h2').length]", json!([null, 0])).await
        });
    }
}

#[test]
fn the_buttons_are_disabled_at_the_ends() {
    in_both_directions(async |page, dir| {
        page.resize(900, 800).await?;
        page.open_article(&format!("dir={dir}"), &related(8)).await?;
        page.execute("$('[part=related]').scrollIntoView(); await settled()").await?;
        let buttons = "['.previous', '.next'].map(css => $('[part=related] ' + css).disabled)";
        page.check(buttons, json!([true, false])).await?;
        page.click("[part=related] .next").await?;
        page.execute(SCROLLING_FINISHED).await?;
        page.check(&format!("[{SCROLL_OFFSET} > 300, ({buttons}).join()]"), json!([true, "false,false"]))
            .await
            .context(dir)?;
        page.execute(&format!("for (let i = 0; i < 10 && !$('[part=related] .next').disabled; i++) {{ $('[part=related] .next').click(); {SCROLLING_FINISHED} }} await settled()")).await?;
        page.check(buttons, json!([false, true])).await.context(dir)?;
        page.check(&format!("{SCROLL_OFFSET} + $('.cards').clientWidth >= $('.cards').scrollWidth - 1"), true).await?;
        page.execute(&format!("for (let i = 0; i < 10 && !$('[part=related] .previous').disabled; i++) {{ $('[part=related] .previous').click(); {SCROLLING_FINISHED} }} await settled()")).await?;
        page.check(&format!("[{SCROLL_OFFSET} <= 1, ({buttons}).join()]"), json!([true, "true,false"]))
            .await
            .context(dir)
    });
}

#[test]
fn the_buttons_follow_a_resize_and_disappear_when_everything_fits() {
    in_both_directions(async |page, dir| {
        page.resize(500, 800).await?;
        page.open_article(&format!("dir={dir}"), &related(3)).await?;
        let visible = "['.previous', '.next'].map(css => visible($('[part=related] ' + css)))";
        page.wait_for(&format!("({visible}).join() == 'true,true'")).await?;
        let end = if dir == "rtl" { -9999 } else { 9999 };
        page.execute(&format!("$('.cards').scrollLeft = {end}; {SCROLLING_FINISHED}")).await?;
        page.wait_for("$('[part=related] .next').disabled").await?;
        page.resize(2000, 800).await?;
        page.wait_for(&format!("({visible}).join() == 'false,false'")).await?;
        page.resize(500, 800).await?;
        page.wait_for(&format!("({visible}).join() == 'true,true'")).await?;
        // The buttons match the scroll position, whether the strip is at its start or at the card it was scrolled to.
        let consistent = format!(
            "[{SCROLL_OFFSET} <= 1, {SCROLL_OFFSET} + $('.cards').clientWidth >= $('.cards').scrollWidth - 1].join() == \
             ['.previous', '.next'].map(css => $('[part=related] ' + css).disabled).join()"
        );
        page.execute(SCROLLING_FINISHED).await?;
        page.wait_for(&consistent).await
    });
}

#[test]
fn a_button_that_becomes_disabled_keeps_the_focus_in_the_strip() {
    in_both_directions(async |page, dir| {
        page.resize(900, 800).await?;
        // Shift+Tab from the start of the page would wrap to its last element, which must not be in the strip.
        page.open_body(&[&*widget(&format!("dir={dir}"), &related(4)), "<button>After</button>"].concat()).await?;
        page.wait_until_ready().await?;
        page.execute("$('[part=related] .next').focus()").await?;
        for _ in 0..4 {
            page.press(&["Enter"]).await?;
            page.execute(SCROLLING_FINISHED).await?;
        }
        // The focus has not been reset to the start of the page.
        page.press(&["Shift+Tab"]).await?;
        page.check("$('[part=related]').contains(active()) || $('[part=body]').contains(active()) || active() === document.body", true).await?;
        page.check("$('[part=related]').contains(active())", true).await
    });
}

#[test]
fn a_focused_card_is_entirely_in_view_with_its_focus_ring() {
    in_both_directions(async |page, dir| {
        page.resize(700, 700).await?;
        page.emulate_media(&[("prefers-reduced-motion", "reduce")]).await?;
        page.open_article(&format!("dir={dir}"), &related(7)).await?;
        page.execute("$('[part=related] .next').focus({ preventScroll: true })").await?;
        for index in 0..7 {
            page.press(&["Tab"]).await?;
            if page.eval("active() === $('.cards')").await? {
                // In Firefox a scroll container is a tab stop, too.
                page.press(&["Tab"]).await?;
            }
            page.execute(SCROLLING_FINISHED).await?;
            let outcome: Value = page
                    .eval("(() => { const card = active(), list = $('.cards').getBoundingClientRect(), box = card.getBoundingClientRect(), style = getComputedStyle(card);
                        const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
                        return [text(card.querySelector('.card-headline')), style.outlineStyle, Math.round(Math.min(box.left - ring - list.left, list.right - box.right - ring, box.top - ring - list.top, list.bottom - box.bottom - ring) * 10) / 10, box.left >= 0 && box.right <= innerWidth] })()")
                    .await?;
            ensure!(outcome[0] == format!("Card number {index}"), "{outcome}");
            ensure!(outcome[1] != "none", "no focus ring: {outcome}");
            ensure!(
                outcome[2].as_f64().is_some_and(|space| space >= -0.6),
                "the focus ring is cut off in {dir}: {outcome}"
            );
            ensure!(outcome[3] == true, "{outcome}");
        }
        Ok(())
    });
}

#[test]
fn the_strip_scrolls_natively_and_a_vertical_wheel_scrolls_the_page() {
    in_both_directions(async |page, dir| {
        page.resize(700, 600).await?;
        let mut article = related(7);
        article["body"] = json!(vec!["Words follow words. ".repeat(60); 8]);
        page.open_body(&format!("{}<div style='height: 2000px'></div>", widget(&format!("dir={dir}"), &article)))
            .await?;
        page.wait_until_ready().await?;
        let (x, y) = page.centre_of(".cards li:nth-child(2)").await?;
        let before: f64 = page.eval("scrollY").await?;
        page.wheel(x, y, 0.0, 200.0, false).await?;
        page.wait_for(&format!("scrollY > {before} + 50")).await?;
        page.check("$('.cards').scrollLeft", 0).await?;
        page.check("['auto', 'scroll'].includes(getComputedStyle($('.cards')).overflowX) && getComputedStyle($('.cards')).scrollSnapType.startsWith('x')", true).await?;
        let (x, y) = page.centre_of(".cards li:nth-child(2)").await?;
        page.wheel(x, y, if dir == "rtl" { -300.0 } else { 300.0 }, 0.0, false).await?;
        page.wait_for(&format!("{SCROLL_OFFSET} > 100")).await
    });
}

#[test]
fn loading_causes_no_layout_shift_and_a_broken_image_leaves_no_gap() {
    in_both_directions(async |page, dir| {
        page.record_layout_shifts().await?;
        let mut article = related(5);
        article["body"] = json!([]);
        article["related"][1]["image"] = Value::Null;
        article["related"][2]["image"]["url"] = json!("/nothing.jpg");
        page.site.put("/nothing.jpg", Response::status(404).delayed(200));
        page.open_article(&format!("dir={dir}"), &article).await?;
        page.execute("$('[part=related]').scrollIntoView(); await pause(600)").await?;
        let heights: Vec<f64> =
            page.eval("$$('.card-picture').map(node => Math.round(node.getBoundingClientRect().height))").await?;
        ensure!(
            heights.len() == 5 && heights.iter().all(|height| *height > 50.0 && *height == heights[0]),
            "{heights:?}"
        );
        page.check("$$('[part=related] img').filter(node => node.complete && !node.naturalWidth && node.getBoundingClientRect().width > 2).length", 0).await?;
        page.check("$$('.card-picture').every(node => getComputedStyle(node).backgroundImage != 'none' || getComputedStyle(node).backgroundColor != 'rgba(0, 0, 0, 0)')", true).await?;
        // A card's image is decorative, so its failure is not part of the link's name.
        let links: Vec<String> = page.nodes_with_role("link").await?.into_iter().map(|node| node.name).collect();
        ensure!(!links.iter().any(|name| name.contains("could not")), "{links:?}");
        let shifts = page.layout_shifts().await?;
        ensure!(shifts.is_empty(), "{shifts:?}");
        Ok(())
    });
}

#[test]
fn a_drag_never_clicks() {
    in_both_directions(async |page, dir| {
        page.open_article(&format!("dir={dir}"), &related(7)).await?;
        page.execute("window.here = true").await?;
        let (x, y) = page.centre_of(".cards li:nth-child(2)").await?;
        page.drag("mouse", &[(x, y, 0), (x - 120.0, y, 160)]).await?;
        page.pause(400).await;
        page.check("[window.here, events('navigate').length]", json!([true, 0])).await?;
        // The next click without a drag works.
        page.execute("addEventListener('article-widget-navigate', event => event.preventDefault())").await?;
        page.click(".cards li:nth-child(2) a").await?;
        page.check("events('navigate').map(detail => detail.index)", json!([1])).await
    });
}

#[test]
fn middle_and_ctrl_click_open_a_tab() {
    in_both_directions(async |page, dir| {
        page.discard_browser();
        page.open_article(&format!("dir={dir}"), &related(4)).await?;
        page.execute("window.here = true").await?;
        for (button, held, tabs) in [("middle", &[][..], 2), ("left", &["Control"][..], 3)] {
            page.click_with("[part=related-card]", button, held).await?;
            for _ in 0..40 {
                if page.driver.windows().await?.len() == tabs {
                    break;
                }
                page.pause(50).await;
            }
            ensure!(page.driver.windows().await?.len() == tabs, "{button} {held:?} opened no tab");
            page.check("[window.here, events('navigate').length]", json!([true, 0])).await?;
        }
        Ok(())
    });
}

#[test]
fn a_plain_click_sends_the_navigate_event_before_leaving() {
    in_both_directions(async |page, dir| {
        page.site.put("/articles/2", Response::html("<title>There</title>"));
        page.open_article(&format!("dir={dir}"), &related(4)).await?;
        page.execute("addEventListener('article-widget-navigate', () => sessionStorage.left = location.pathname)")
            .await?;
        page.click("li:nth-child(3) [part=related-card]").await?;
        page.wait_for("document.title == 'There'").await?;
        page.check("sessionStorage.left", "/test.html").await
    });
}

#[test]
fn the_strip_never_scrolls_by_itself() {
    in_both_directions(async |page, dir| {
        page.open_article(&format!("dir={dir}"), &related(7)).await?;
        page.execute("$('[part=related]').scrollIntoView(); await settled()").await?;
        page.pause(3000).await;
        page.check(&format!("[{SCROLL_OFFSET}, W.shadowRoot.getAnimations({{ subtree: true }}).filter(a => a.effect.getTiming().iterations > 1).length]"), json!([0, 0])).await
    });
}

#[test]
fn the_buttons_are_shown_only_where_a_pointer_can_hover() {
    test(async |page| {
        page.resize(500, 800).await?;
        page.open_article("", &related(6)).await?;
        page.check("$$('[part=related] button').filter(node => visible(node)).length", 2).await?;
        page.emulate_touch().await?;
        page.reload().await?;
        page.wait_until_ready().await?;
        page.check("matchMedia('(hover: none)').matches", true).await?;
        page.check("$$('[part=related] button').filter(node => visible(node)).length", 0).await
    });
}

#[test]
fn the_buttons_scroll_instantly_under_reduced_motion() {
    test(async |page| {
        page.resize(900, 800).await?;
        page.emulate_media(&[("prefers-reduced-motion", "reduce")]).await?;
        page.open_article("", &related(8)).await?;
        page.execute("$('[part=related]').scrollIntoView(); await settled()").await?;
        page.execute("$('[part=related] .next').click(); await settled()").await?;
        let at_once: f64 = page.eval(SCROLL_OFFSET).await?;
        page.execute(SCROLLING_FINISHED).await?;
        let later: f64 = page.eval(SCROLL_OFFSET).await?;
        ensure!(at_once > 300.0 && (at_once - later).abs() < 1.0, "{at_once}, then {later}");
        Ok(())
    });
}

/// The space for the cards' focus rings doesn't make the page wider.
#[test]
fn a_page_without_margins_does_not_scroll_sideways() {
    in_both_directions(async |page, dir| {
        for width in [360, 1280] {
            page.resize(width, 800).await?;
            page.open_body(&format!(
                "<style>body {{ margin: 0 }}</style><script>document.documentElement.dir = '{dir}'</script>{}",
                widget("", &related(7))
            ))
            .await?;
            page.wait_until_ready().await?;
            page.check("document.scrollingElement.scrollWidth - document.documentElement.clientWidth", 0)
                .await
                .with_context(|| format!("{width} {dir}"))?;
        }
        Ok(())
    });
}
