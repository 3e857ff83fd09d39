//! The lightbox, by the numbers of the design notes' cases.

mod flight;
mod focus;
mod frames;
mod gestures;
mod history;
mod looks;
mod memory;
mod policy;
mod tools;
mod viewport;

use crate::{articles::*, harness::*};

/// Opens picture `index` by the mouse.
async fn open(page: &Page, index: usize) -> Result<()> {
    page.click(&format!("[data-index='{index}']")).await?;
    page.until("$('dialog[open]')").await?;
    // What is seen is what stays.
    page.act("await Promise.all($('dialog').getAnimations().map(animation => animation.finished))").await
}

/// The same, and waits until the heavy half is there and the full picture is seen.
async fn open_fully(page: &Page, index: usize) -> Result<()> {
    open(page, index).await?;
    page.until("$('dialog .tools') && $('dialog img.full')?.naturalWidth && !$('dialog img.full').hasAttribute('data-loading')").await?;
    page.act("await Promise.all($('dialog .frame').getAnimations({ subtree: true }).map(animation => animation.finished)); await settled()").await
}

async fn close(page: &Page) -> Result<()> {
    page.keys(&["Escape"]).await?;
    page.until("!$('dialog[open]')").await
}

/// The place on show, as the counter says it.
async fn counter(page: &Page, expected: &str) -> Result<()> {
    page.check("text($('dialog .counter'))", expected).await
}

#[test]
fn case_01_enter_or_space_opens_and_focus_lands_inside() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        for key in ["Enter", "Space"] {
            page.act("$('[data-index=\"1\"]').focus()").await?;
            page.keys(&[key]).await?;
            page.until("$('dialog[open]')").await.context(key)?;
            page.check("[$('dialog').contains(active()), $('dialog').matches(':modal')]", json!([true, true]))
                .await
                .context(key)?;
            counter(page, "2 of 3").await?;
            close(page).await?;
        }
        page.check_quiet().await
    });
}

#[test]
fn case_02_esc_closes_and_focus_returns_to_the_trigger() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        for place in [0, 2] {
            open(page, place).await?;
            close(page).await?;
            page.check("active().dataset.index", place.to_string()).await.context("by mouse")?;
            page.keys(&["Enter"]).await?;
            page.until("$('dialog[open]')").await?;
            close(page).await?;
            page.check("active().dataset.index", place.to_string()).await.context("by key")?;
            page.keys(&["Enter"]).await?;
            page.until("$('dialog[open]')").await?;
            page.click("dialog .close").await?;
            page.until("!$('dialog[open]')").await?;
            page.check("active().dataset.index", place.to_string()).await.context("by the button")?;
            page.check("W.shadowRoot.activeElement === active()", true).await?;
        }
        Ok(())
    });
}

#[test]
fn case_02_a_click_beside_the_picture_closes() {
    test(async |page| {
        page.article("", &pictures(1)).await?;
        open(page, 0).await?;
        page.until("$('dialog img.full')?.complete").await?;
        page.mouse("mousePressed", 6.0, 300.0, "left", &[]).await?;
        page.mouse("mouseReleased", 6.0, 300.0, "left", &[]).await?;
        page.until("!$('dialog[open]')").await
    });
}

#[test]
fn case_03_tab_goes_round_the_controls_and_the_captions_links() {
    test(async |page| {
        page.body(&format!("<a href=#a>Before</a>{}<a href=#b>After</a>", widget("", &pictures(3)))).await?;
        page.ready().await?;
        open(page, 1).await?;
        let mut keys = Vec::new();
        for direction in ["Tab", "Shift+Tab"] {
            let mut stops = Vec::new();
            for _ in 0..26 {
                page.keys(&[direction]).await?;
                let stop: Value = page.eval("$('dialog').contains(active()) ? active().className || active().localName : `outside: ${active().outerHTML.slice(0, 60)}`").await?;
                stops.push(stop.as_str().unwrap_or_default().to_owned());
            }
            // Backwards WebKitGTK comes by the dialog itself.
            stops.retain(|stop| stop != "lightbox");
            ensure!(!stops.iter().any(|stop| stop.contains("outside")), "{direction}: {stops:?}");
            for wanted in ["close", "previous", "next", "fold", "a"] {
                ensure!(stops.iter().any(|stop| stop == wanted), "{direction} never reaches {wanted}: {stops:?}");
            }
            // It goes round: what comes after a whole round is where it began.
            let round = stops.iter().skip(1).position(|stop| *stop == stops[0]).context("never came round")? + 1;
            ensure!(stops[..round] == stops[round..2 * round], "{direction}: {stops:?}");
            keys.push(round);
        }
        ensure!(keys[0] == keys[1], "{keys:?}");
        page.check("[location.hash, $$('dialog .words a').length]", json!(["", 1])).await
    });
}

#[test]
fn case_04_the_page_behind_is_out_of_reach_and_as_it_was_after() {
    test(async |page| {
        page.body(&format!(
            "<a id=link href=#x>A link of the host</a><div id=a inert>Inert</div><div id=b aria-hidden=true>Hidden</div>\
             <main id=c>Main</main>{}<button id=after>A button of the host</button>",
            widget("", &pictures(2))
        ))
        .await?;
        page.ready().await?;
        let attributes = "[...document.querySelectorAll('html, body, body > *')].map(node => node.getAttributeNames().map(name => `${name}=${node.getAttribute(name)}`).join())";
        page.until("!document.querySelector('.ad-leaderboard') && events('adblock').length").await?;
        let before: Value = page.eval(attributes).await?;
        open(page, 0).await?;
        let names: Vec<String> = page.ax_tree().await?.into_iter().map(|node| node.name).collect();
        ensure!(!names.iter().any(|name| name.contains("of the host") || name == "Main"), "{names:?}");
        ensure!(!names.iter().any(|name| name.contains("first paragraph")), "{names:?}");
        page.act("document.querySelector('#link').focus(); document.querySelector('#after').focus()").await?;
        page.check("$('dialog').contains(active())", true).await?;
        close(page).await?;
        page.check(attributes, before).await?;
        let names: Vec<String> = page.ax_tree().await?.into_iter().map(|node| node.name).collect();
        ensure!(names.iter().any(|name| name == "A link of the host"), "{names:?}");
        page.act("document.querySelector('#link').focus()").await?;
        page.check("document.activeElement.id", "link").await
    });
}

#[test]
fn case_05_names_say_what_it_is_and_what_it_shows() {
    test(async |page| {
        page.article("", &pictures(2)).await?;
        let buttons: Vec<String> = page.ax("button").await?.into_iter().map(|node| node.name).collect();
        for place in 0..2 {
            let alt = format!("Picture p{place}");
            ensure!(buttons.iter().any(|name| name.contains(&alt) && name.len() > alt.len()), "{buttons:?}");
        }
        open(page, 1).await?;
        let dialogs = page.ax("dialog").await?;
        ensure!(dialogs.len() == 1 && dialogs[0].name == "Picture viewer", "{dialogs:?}");
        ensure!(dialogs[0].property("modal") == Some(&json!(true)), "{dialogs:?}");
        let images: Vec<String> = page
            .ax_tree()
            .await?
            .into_iter()
            .filter(|node| node.role == "image" || node.role == "img")
            .map(|node| node.name)
            .collect();
        ensure!(images == ["Picture p1"], "{images:?}");
        let unnamed: Vec<_> = page.ax("button").await?.into_iter().filter(|node| node.name.is_empty()).collect();
        ensure!(unnamed.is_empty(), "{unnamed:?}");
        Ok(())
    });
}

#[test]
fn case_06_arrows_home_and_end() {
    for (dir, forward, back) in [("ltr", "ArrowRight", "ArrowLeft"), ("rtl", "ArrowLeft", "ArrowRight")] {
        test(async |page| {
            page.article(&format!("dir={dir}"), &pictures(4)).await?;
            open(page, 1).await?;
            for (key, expected) in [
                (forward, "3 of 4"),
                (forward, "4 of 4"),
                (forward, "4 of 4"),
                (back, "3 of 4"),
                ("Home", "1 of 4"),
                (back, "1 of 4"),
                ("End", "4 of 4"),
            ] {
                page.keys(&[key]).await?;
                counter(page, expected).await.with_context(|| format!("{key} in {dir}"))?;
            }
            page.check("events('lightbox-change').map(detail => detail.index)", json!([2, 3, 2, 0, 3])).await?;
            page.check("$('dialog').contains(active())", true).await?;
            page.check("[$('dialog .previous').disabled, $('dialog .next').disabled]", json!([false, true])).await
        });
    }
}

#[test]
fn case_06_with_a_modifier_they_are_the_browsers() {
    test(async |page| {
        page.article("", &pictures(4)).await?;
        page.act("window.keys_ = []; addEventListener('keydown', event => event.key.startsWith('Arrow') && keys_.push(event.defaultPrevented))").await?;
        open(page, 1).await?;
        page.keys(&["Control+ArrowRight", "Shift+ArrowRight", "Meta+ArrowRight", "Control+ArrowLeft"]).await?;
        counter(page, "2 of 4").await?;
        page.check("keys_", json!([false, false, false, false])).await
    });
}

#[test]
fn case_06_the_buttons_follow_the_direction() {
    for (dir, sign) in [("ltr", 1), ("rtl", -1)] {
        test(async |page| {
            page.article(&format!("dir={dir}"), &pictures(3)).await?;
            open(page, 0).await?;
            page.check("Math.sign($('dialog .next').getBoundingClientRect().x - $('dialog .previous').getBoundingClientRect().x)", sign).await?;
            page.click("dialog .next").await?;
            counter(page, "2 of 3").await?;
            page.click("dialog .previous").await?;
            counter(page, "1 of 3").await
        });
    }
}

#[test]
fn case_07_keys_handled_here_do_not_reach_the_host() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        page.act("window.heard = []; for (const kind of ['keydown']) document.addEventListener(kind, event => heard.push(event.key))").await?;
        open(page, 0).await?;
        page.keys(&["ArrowRight", "ArrowLeft", "Home", "End", "q", "Escape"]).await?;
        page.until("!$('dialog[open]')").await?;
        page.check("heard", json!(["q"])).await?;
        page.keys(&["ArrowRight", "Escape"]).await?;
        page.check("heard", json!(["q", "ArrowRight", "Escape"])).await
    });
}

#[test]
fn case_08_the_place_is_said_once_and_only_this_caption_is_exposed() {
    test(async |page| {
        page.article("", &pictures(4)).await?;
        open(page, 2).await?;
        counter(page, "3 of 4").await?;
        // Every live region of the dialog, and how often each is given other words.
        page.act(
            "window.said = []; const live = '[role=status],[role=alert],[aria-live]';
             new MutationObserver(changes => {
               const regions = new Set(changes.map(change => (change.target.closest ?? (css => change.target.parentElement.closest(css))).call(change.target, live)).filter(Boolean));
               for (const region of regions) said.push([region.getAttribute('role'), text(region)]);
             }).observe($('dialog'), { subtree: true, childList: true, characterData: true })",
        )
        .await?;
        page.keys(&["ArrowRight"]).await?;
        page.pause(400).await;
        page.check("said", json!([["status", "4 of 4"]])).await?;
        page.check("$$('dialog [part=lightbox-caption]').length", 1).await?;
        let names = page.ax_tree().await?.into_iter().map(|node| node.name).collect::<Vec<_>>().join(" | ");
        ensure!(names.contains("Caption of p3"), "{names}");
        for other in ["p0", "p1", "p2"] {
            ensure!(
                !names.contains(&format!("Caption of {other}")) && !names.contains(&format!("Picture {other}")),
                "{names}"
            );
        }
        Ok(())
    });
}

#[test]
fn case_09_links_and_credit_survive() {
    test(async |page| {
        page.article("", &pictures(2)).await?;
        open(page, 1).await?;
        page.check(
            "[$('dialog [part=lightbox-caption] a').href, text($('dialog [part=lightbox-caption] a'))]",
            json!(["https://example.org/p1", "a link"]),
        )
        .await?;
        page.check("text($('dialog [part=lightbox-caption] [part=credit]')).endsWith('Photo: Agency p1')", true)
            .await?;
        page.check("visible($('dialog [part=credit]'))", true).await
    });
}

#[test]
fn case_09_a_long_caption_scrolls_and_the_close_button_stays() {
    for (width, height) in [(1280, 800), (360, 640), (640, 360)] {
        test(async |page| {
            page.size(width, height).await?;
            let mut article = pictures(2);
            article["image"]["caption"] = json!("A very long caption. ".repeat(330));
            page.article("", &article).await?;
            open(page, 0).await?;
            page.until("$('dialog img.full')?.complete").await?;
            let seen = "(css => { const box = $(css).getBoundingClientRect(); return visible($(css)) && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && $(css).contains(W.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)) })";
            for css in ["dialog .close", "dialog .fold", "dialog [part=credit]", "dialog .next"] {
                page.check(&format!("{seen}('{css}')"), true)
                    .await
                    .with_context(|| format!("{css} at {width} x {height}"))?;
            }
            page.check("$('dialog .words').scrollHeight > $('dialog .words').clientHeight + 100", true).await?;
            // By key and by wheel, and the page behind stays.
            let behind: Value = page.eval("scrollY").await?;
            page.act("$('dialog .words').focus()").await?;
            page.keys(&["PageDown"]).await?;
            page.until("$('dialog .words').scrollTop > 20").await.context("by key")?;
            let (x, y) = page.middle("dialog .words").await?;
            let before: f64 = page.eval("$('dialog .words').scrollTop").await?;
            page.wheel(x, y, 0.0, 120.0, false).await?;
            page.until(&format!("$('dialog .words').scrollTop > {before}")).await.context("by wheel")?;
            page.check("scrollY", behind).await?;
            // The picture keeps some room.
            page.check("$('dialog img.full').getBoundingClientRect().height > 60", true)
                .await
                .with_context(|| format!("at {width} x {height}"))
        });
    }
}

#[test]
fn case_09_the_caption_folds_and_stays_folded() {
    test(async |page| {
        page.article("", &pictures(3)).await?;
        open(page, 0).await?;
        page.check(
            "[$('dialog .fold').getAttribute('aria-expanded'), visible($('dialog [part=caption]'))]",
            json!(["true", true]),
        )
        .await?;
        page.click("dialog .fold").await?;
        let folded = "[$('dialog .fold').getAttribute('aria-expanded'), visible($('dialog [part=caption]')), visible($('dialog [part=credit]'))]";
        page.check(folded, json!(["false", false, true])).await?;
        page.keys(&["ArrowRight"]).await?;
        page.check(folded, json!(["false", false, true])).await.context("on the next picture")?;
        page.reload().await?;
        page.ready().await?;
        open(page, 2).await?;
        page.check(folded, json!(["false", false, true])).await.context("after a reload")?;
        page.check("Object.keys(localStorage).every(key => key.startsWith('article-widget:'))", true).await?;
        page.click("dialog .fold").await?;
        page.check(folded, json!(["true", true, true])).await?;
        page.reload().await?;
        page.ready().await?;
        open(page, 0).await?;
        page.check(folded, json!(["true", true, true])).await
    });
}

#[test]
fn case_10_no_caption_no_box_and_nothing_stale() {
    test(async |page| {
        let mut article = pictures(3);
        article["body"][1]["caption"] = Value::Null;
        article["body"][1]["creditText"] = Value::Null;
        page.article("", &article).await?;
        open(page, 0).await?;
        page.check("text($('dialog [part=lightbox-caption]')).includes('Caption of p0')", true).await?;
        page.keys(&["ArrowRight"]).await?;
        page.check(
            "[$('dialog [part=lightbox-caption]'), text($('dialog')).includes('Caption of')]",
            json!([null, false]),
        )
        .await?;
        page.keys(&["ArrowRight"]).await?;
        page.check("text($('dialog [part=lightbox-caption]')).includes('Caption of p2')", true).await
    });
}

#[test]
fn case_10_one_picture_has_no_previous_next_or_counter() {
    test(async |page| {
        page.article("", &pictures(1)).await?;
        open(page, 0).await?;
        page.check("[$('dialog .previous'), $('dialog .next'), text($('dialog .counter'))]", json!([null, null, ""]))
            .await?;
        page.keys(&["ArrowRight", "End", "Home"]).await?;
        page.check("[events('lightbox-change').length, !!$('dialog[open]')]", json!([0, true])).await?;
        close(page).await
    });
}

#[test]
fn case_13_full_files_only_for_this_picture_and_its_neighbours() {
    test(async |page| {
        page.article("", &pictures(8)).await?;
        page.act("scrollTo(0, 99999); await pause(400); scrollTo(0, 0)").await?;
        let full = async |page: &Page| {
            page.pause(400).await;
            let mut names: Vec<String> = page.site.paths().into_iter().filter(|path| path.contains("full_")).collect();
            names.sort();
            names.dedup();
            names
                .iter()
                .filter_map(|name| Some(name.strip_prefix("/pic/full_")?.split('-').next()?.to_owned()))
                .collect::<Vec<_>>()
        };
        let names = full(page).await;
        ensure!(names.is_empty(), "{names:?}");
        open(page, 3).await?;
        page.until("$('dialog img.full')?.complete").await?;
        let names = full(page).await;
        ensure!(names == ["p2", "p3", "p4"], "{names:?}");
        page.keys(&["ArrowRight"]).await?;
        page.until("$('dialog img.full')?.complete").await?;
        let names = full(page).await;
        ensure!(names == ["p2", "p3", "p4", "p5"], "{names:?}");
        Ok(())
    });
}

#[test]
fn case_13_with_100_pictures_at_most_three_full_ones_in_the_dom() {
    test(async |page| {
        page.article("", &pictures(100)).await?;
        open(page, 50).await?;
        for key in ["ArrowRight", "ArrowRight", "End", "Home", "ArrowRight"] {
            page.keys(&[key]).await?;
            page.pause(100).await;
            page.check(
                "$$('img').filter(node => node.src.includes('full_') || node.currentSrc.includes('full_')).length <= 3",
                true,
            )
            .await?;
            page.check("$$('dialog img').length <= 3", true).await?;
        }
        page.check_quiet().await
    });
}

#[test]
fn case_14_the_thumbnail_stays_until_the_full_one_is_decoded() {
    test(async |page| {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='2400' height='1600'><rect width='100%' height='100%' fill='teal'/></svg>";
        page.site.put("/pic/full_p0-2400x1600.svg", Answer::new("image/svg+xml", svg).after(1200));
        page.article("", &pictures(2)).await?;
        open(page, 0).await?;
        let shown = "$$('dialog img').filter(node => visible(node) && node.complete && node.naturalWidth).map(node => node.currentSrc.split('/').pop().split('-')[0])";
        page.until("$$('dialog img').some(node => visible(node) && node.complete && node.naturalWidth)").await?;
        page.check(shown, json!(["p0"])).await.context("while it loads")?;
        // From here on something is seen in every frame, until it is the full one.
        page.act("window.frames_ = []; window.sampling = true; (function sample() { if (sampling) { frames_.push(String($$('dialog img').filter(node => visible(node) && node.complete && node.naturalWidth).map(node => node.currentSrc.includes('full_')))); requestAnimationFrame(sample) } })()").await?;
        page.until(&format!("String({shown}) == 'full_p0'")).await?;
        page.act("sampling = false").await?;
        page.check(
            "[...new Set(frames_)].filter(frame => !['false', 'true', 'false,true'].includes(frame))",
            json!([]),
        )
        .await?;
        page.check("$$('dialog img').length", 1).await
    });
}

#[test]
fn case_14_the_thumbnail_and_the_full_one_stand_in_the_same_place() {
    test(async |page| {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='2400' height='1600'><rect width='100%' height='100%' fill='teal'/></svg>";
        page.site.put("/pic/full_p0-2400x1600.svg", Answer::new("image/svg+xml", svg).after(700));
        page.article("", &pictures(1)).await?;
        open(page, 0).await?;
        // What is painted: the box into which `object-fit: contain` puts the file.
        let painted = "(node => { const box = node.getBoundingClientRect(), scale = Math.min(box.width / node.naturalWidth, box.height / node.naturalHeight); return [node.naturalWidth * scale, node.naturalHeight * scale].map(Math.round) })";
        page.until("$$('dialog img').some(node => visible(node) && node.complete && node.naturalWidth)").await?;
        let before: Value =
            page.eval(&format!("{painted}($$('dialog img').find(node => visible(node) && node.naturalWidth))")).await?;
        page.until("$$('dialog img').length == 1 && visible($('dialog img.full'))").await?;
        // (A drawing's own size is rounded in WebKit: to a pixel.)
        page.check(
            &format!("{painted}($('dialog img.full')).every((size, side) => Math.abs(size - {before}[side]) <= 1)"),
            true,
        )
        .await
    });
}

#[test]
fn case_14_a_broken_picture_says_so_and_lets_go() {
    test(async |page| {
        page.site.put("/pic/full_p1-2400x1600.svg", Answer::status(404));
        page.article("", &pictures(3)).await?;
        open(page, 0).await?;
        page.keys(&["ArrowRight"]).await?;
        page.until("text($('dialog')).includes('could not be loaded')").await?;
        page.check("$$('dialog img').filter(node => visible(node) && !node.naturalWidth).length", 0).await?;
        page.keys(&["ArrowRight"]).await?;
        counter(page, "3 of 3").await?;
        page.until("visible($('dialog img.full')) && $('dialog img.full').naturalWidth").await?;
        page.check("text($('dialog')).includes('could not be loaded')", false).await?;
        page.keys(&["ArrowLeft"]).await?;
        close(page).await?;
        page.check_quiet().await
    });
}

#[test]
fn case_18_the_page_stays_where_it_is() {
    test(async |page| {
        let article = pictures(6);
        page.body(&format!("<h2 id=own>Own</h2>{}", widget("", &article))).await?;
        page.ready().await?;
        page.act("$('[data-index=\"3\"]').scrollIntoView({ block: 'center', behavior: 'instant' }); await settled()")
            .await?;
        let place = "[scrollX, scrollY, innerWidth, document.documentElement.clientWidth, document.querySelector('#own').getBoundingClientRect().x, W.getBoundingClientRect().width, document.documentElement.getAttribute('style'), document.body.getAttribute('style')]";
        let before: Value = page.eval(place).await?;
        page.act("$('[data-index=\"3\"]').focus({ preventScroll: true })").await?;
        page.keys(&["Enter"]).await?;
        page.until("$('dialog[open]')").await?;
        page.check(place, before.clone()).await.context("while it is open")?;
        page.wheel(600.0, 400.0, 0.0, 500.0, false).await?;
        page.keys(&["PageDown", "ArrowDown", "PageUp", "ArrowUp"]).await?;
        page.pause(300).await;
        page.check(place, before.clone()).await.context("after wheel and keys")?;
        close(page).await?;
        page.pause(200).await;
        page.check(place, before).await.context("after closing")
    });
}

#[test]
fn case_18_the_wheel_works_again_after_closing() {
    test(async |page| {
        page.article("", &pictures(6)).await?;
        open(page, 0).await?;
        let behind: Value = page.eval("scrollY").await?;
        page.wheel(600.0, 400.0, 0.0, 300.0, false).await?;
        page.check("scrollY", behind.clone()).await?;
        close(page).await?;
        page.wheel(600.0, 400.0, 0.0, 300.0, false).await?;
        page.until(&format!("scrollY > {behind} + 100")).await
    });
}

#[test]
fn case_21_a_right_click_reaches_the_real_picture() {
    test(async |page| {
        page.article("", &pictures(2)).await?;
        open(page, 1).await?;
        page.until("visible($('dialog img.full')) && $('dialog img.full').complete").await?;
        page.act("W.shadowRoot.addEventListener('contextmenu', event => window.menu = [event.composedPath()[0].localName, event.composedPath()[0].src]); addEventListener('contextmenu', event => { menu.push(event.defaultPrevented); event.preventDefault() })").await?;
        page.click_with("dialog img.full", "right", &[]).await?;
        page.until("window.menu").await?;
        page.check("menu", json!(["img", page.site.url("/pic/full_p1-2400x1600.svg"), false])).await?;
        page.check("!!$('dialog[open]')", true).await?;
        page.check("getComputedStyle($('dialog img.full')).pointerEvents", "auto").await
    });
}

#[test]
fn case_22_removed_while_open_everything_is_free() {
    for how in [
        "W.remove()",
        "document.body.replaceChild(document.createElement('p'), W)",
        "W.article = null",
        "W.lightbox = 'off'",
    ] {
        test(async |page| {
            page.body(&format!(
                "<button id=own>Own</button>{}<div style='height: 5000px'></div>",
                widget("", &pictures(3))
            ))
            .await?;
            page.ready().await?;
            page.act("window.widget = W").await?;
            open(page, 1).await?;
            page.act(&format!("{how}; await settled(); await pause(100)")).await?;
            page.check("$('dialog[open]', widget)", Value::Null).await.context(how)?;
            page.act("document.querySelector('#own').focus()").await?;
            page.check("document.activeElement.id", "own").await.context(how)?;
            let names: Vec<String> = page.ax("button").await?.into_iter().map(|node| node.name).collect();
            ensure!(names.iter().any(|name| name == "Own"), "{how}: {names:?}");
            let before: f64 = page.eval("scrollY").await?;
            page.wheel(600.0, 500.0, 0.0, 300.0, false).await?;
            page.until(&format!("scrollY > {before}")).await.context(how)?;
            page.check(
                "[document.documentElement.getAttribute('style'), document.body.getAttribute('style')]",
                json!([null, null]),
            )
            .await?;
            page.check_quiet().await.context(how)
        });
    }
}

#[test]
fn case_22_two_widgets_open_independently() {
    test(async |page| {
        page.body(&[widget("id=one", &pictures(2)), widget("id=two", &pictures(4))].concat()).await?;
        page.until("document.querySelectorAll('article-widget:state(ready)').length == 2").await?;
        page.act("window.two = document.querySelector('#two'); two.openLightbox(1); await until(() => $('dialog[open]', two)); await settled()").await?;
        page.check("[$('dialog[open]'), text($('dialog .counter', two))]", json!([null, "2 of 4"])).await?;
        page.keys(&["ArrowRight"]).await?;
        page.check("text($('dialog .counter', two))", "3 of 4").await?;
        page.keys(&["Escape"]).await?;
        page.until("!$('dialog[open]', two)").await?;
        open(page, 0).await?;
        counter(page, "1 of 2").await?;
        page.check("$('dialog[open]', two)", Value::Null).await?;
        page.check(
            "record.events.filter(event => event.name.startsWith('lightbox')).map(event => event.target)",
            json!(["two", "two", "two", "one"]),
        )
        .await?;
        close(page).await?;
        // Both at once: the one on top takes the keys.
        page.act("W.openLightbox(0); await until(() => $('dialog[open]')); two.openLightbox(0); await until(() => $('dialog[open]', two)); await settled()").await?;
        page.keys(&["ArrowRight", "Escape"]).await?;
        page.until("!$('dialog[open]', two)").await?;
        page.check("[!!$('dialog[open]'), text($('dialog .counter'))]", json!([true, "1 of 2"])).await?;
        close(page).await?;
        page.check_quiet().await
    });
}

#[test]
fn after_closing_the_picture_looked_at_last_has_the_focus() {
    test(async |page| {
        page.article("", &pictures(6)).await?;
        open(page, 0).await?;
        page.keys(&["End"]).await?;
        close(page).await?;
        page.check("active().dataset.index", "5").await?;
        page.check("(box => box.top >= -1 && box.top < innerHeight)(active().getBoundingClientRect())", true).await
    });
}

#[test]
fn every_control_is_44_pixels() {
    test(async |page| {
        page.size(360, 640).await?;
        page.article("", &pictures(3)).await?;
        open(page, 1).await?;
        page.check("$$('dialog button, dialog .tools a').filter(visible).map(node => [node.className, node.getBoundingClientRect()]).filter(([, box]) => box.width < 44 || box.height < 44).map(([name, box]) => [name, box.width, box.height])", json!([])).await
    });
}

#[test]
fn a_picture_without_alt_has_a_name_all_the_same() {
    test(async |page| {
        let mut article = pictures(2);
        article["image"]["alt"] = Value::Null;
        article["body"][1]["alt"] = json!("");
        article["body"][1]["caption"] = Value::Null;
        page.article("", &article).await?;
        let names: Vec<String> = page.ax("button").await?.into_iter().map(|node| node.name).collect();
        ensure!(names.iter().any(|name| name.contains("Caption of p0")), "{names:?}");
        ensure!(names.iter().any(|name| name.contains("Pictures")), "{names:?}");
        Ok(())
    });
}

#[test]
fn case_21_a_reader_who_saves_data_gets_only_what_is_looked_at() {
    test(async |page| {
        page.before(
            "Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })",
        )
        .await?;
        page.article("", &pictures(8)).await?;
        let full = async |page: &Page| {
            page.pause(500).await;
            let mut names: Vec<String> = page.site.paths().into_iter().filter(|path| path.contains("full_")).collect();
            names.sort();
            names
        };
        let names = full(page).await;
        ensure!(names.is_empty(), "{names:?}");
        open_fully(page, 3).await?;
        let names = full(page).await;
        ensure!(names == ["/pic/full_p3-2400x1600.svg"], "{names:?}");
        // Nor do a zoom or a swipe that is taken back fetch another.
        page.keys(&["+", "0"]).await?;
        page.drag("touch", &[(640.0, 400.0, 0), (500.0, 400.0, 300), (500.0, 400.0, 200)]).await?;
        let names = full(page).await;
        ensure!(names == ["/pic/full_p3-2400x1600.svg"], "{names:?}");
        page.keys(&["ArrowRight"]).await?;
        let names = full(page).await;
        ensure!(names == ["/pic/full_p3-2400x1600.svg", "/pic/full_p4-2400x1600.svg"], "{names:?}");
        Ok(())
    });
}
