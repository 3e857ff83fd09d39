//! The tools in the toolbar.

use super::*;

/// Replaces the clipboard and the share sheet by recorders.
const RECORD_SHARING: &str = "window.copied = []; window.shared = [];
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void copied.push(text) }, configurable: true });
  Object.defineProperty(navigator, 'share', { value: async (what) => void shared.push(what), configurable: true });";

/// The texts of the status regions.
const ANNOUNCED: &str = "$$('dialog [role=status]').map(text).filter(Boolean)";

#[test]
fn a_copied_link_includes_caption_and_credit() {
    for (attributes, hash) in [("id=story deep-link=on", "#story-picture-2"), ("id=story", "")] {
        test(async |page| {
            page.add_init_script(RECORD_SHARING).await?;
            page.open_article(attributes, &pictures(3)).await?;
            open_fully(page, 1).await?;
            // A collapsed caption is included, too.
            page.click("dialog .caption-toggle").await?;
            page.click("dialog .copyLink").await?;
            page.wait_for("copied.length").await?;
            let expected =
                format!("Caption of p1, with a link\nPhoto: Agency p1\n{}{hash}", page.site.url("/test.html"));
            page.check("copied", json!([expected])).await.context(attributes)?;
            page.check(&format!("{ANNOUNCED}.includes('Link copied')"), true).await?;
            // The next picture has its own text, and its copying has not been announced.
            page.press(&["ArrowRight"]).await?;
            page.check(&format!("{ANNOUNCED}.includes('Link copied')"), false).await?;
            page.click("dialog .copyLink").await?;
            page.wait_for("copied.length === 2").await?;
            page.check("copied[1].includes('Agency p2')", true).await?;
            page.check_no_errors().await
        });
    }
}

#[test]
fn shared_data_includes_caption_and_credit() {
    test(async |page| {
        page.add_init_script(RECORD_SHARING).await?;
        page.open_article("id=story deep-link=on", &pictures(3)).await?;
        open_fully(page, 1).await?;
        page.click("dialog .share").await?;
        page.check("shared", json!([{ "text": "Caption of p1, with a link\nPhoto: Agency p1", "url": page.site.url("/test.html#story-picture-2") }])).await?;
        page.check("!!$('dialog[open]')", true).await?;
        page.check_no_errors().await
    });
}

#[test]
fn a_refused_copy_or_share_is_not_announced() {
    test(async |page| {
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new DOMException('No', 'NotAllowedError') } }, configurable: true });
             Object.defineProperty(navigator, 'share', { value: async () => { throw new DOMException('No', 'AbortError') }, configurable: true });",
        )
        .await?;
        page.open_article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        page.click("dialog .copyLink").await?;
        page.click("dialog .share").await?;
        page.pause(100).await;
        page.check(&format!("{ANNOUNCED}.includes('Link copied')"), false).await?;
        page.check_no_errors().await
    });
}

#[test]
fn tools_without_browser_support_are_hidden() {
    test(async |page| {
        page.add_init_script(
            "for (const name of ['clipboard', 'share']) Object.defineProperty(navigator, name, { value: undefined, configurable: true });
             Object.defineProperty(Document.prototype, 'fullscreenEnabled', { value: false, configurable: true });",
        )
        .await?;
        page.open_article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        page.check(
            "[...$('dialog .tools').children].filter(visible).map(node => node.className)",
            json!(["zoomIn", "imageDescription", "openOriginal"]),
        )
        .await
    });
}

#[test]
fn the_description_can_be_opened_and_scrolled() {
    test(async |page| {
        let mut article = pictures(4);
        article["image"]["alt"] = json!("A very long description. ".repeat(200));
        article["body"][3]["alt"] = Value::Null;
        page.open_article("", &article).await?;
        open_fully(page, 0).await?;
        let state = "[$('dialog .imageDescription').ariaExpanded, visible($('dialog .description'))]";
        page.check(state, json!(["false", false])).await?;
        page.execute("$('dialog .imageDescription').focus()").await?;
        page.press(&["Enter"]).await?;
        page.check(state, json!(["true", true])).await?;
        page.check("text($('dialog .description')).startsWith('A very long description. A very')", true).await?;
        // It scrolls with the keyboard and covers no control.
        page.check("$('dialog .description').scrollHeight > $('dialog .description').clientHeight + 50", true).await?;
        page.execute("$('dialog .description').focus()").await?;
        page.press(&["PageDown"]).await?;
        page.wait_for("$('dialog .description').scrollTop > 20").await?;
        page.check("['.close', '.caption-toggle'].every(css => { const box = $('dialog ' + css).getBoundingClientRect(); return $('dialog ' + css).contains(at(box.x + box.width / 2, box.y + box.height / 2)) })", true).await?;
        // It stays open for the next picture, with that picture's description.
        page.click("dialog .next").await?;
        page.check(&format!("[...{state}, text($('dialog .description'))]"), json!(["true", true, "Picture p1"]))
            .await?;
        // A picture without a description has no button for it.
        page.click("dialog .next").await?;
        check_counter(page, "3 of 4").await?;
        page.check(
            "[visible($('dialog .imageDescription')), visible($('dialog .description'))]",
            json!([false, false]),
        )
        .await?;
        page.check_no_errors().await
    });
}

#[test]
fn the_original_opens_in_a_new_tab() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        let link = "(({ href, target, rel, ariaLabel }) => [href, target, rel, ariaLabel])($('dialog .openOriginal'))";
        let expected = |name: &str| {
            json!([
                page.site.url(&format!("/pic/full_{name}-2400x1600.svg")),
                "_blank",
                "noopener",
                "Open the original"
            ])
        };
        page.check(link, expected("p0")).await?;
        page.press(&["ArrowRight"]).await?;
        page.check(link, expected("p1")).await?;
        page.discard_browser();
        // `Page::click` waits for a frame, which never comes once the page is behind the new tab.
        let (x, y) = page.centre_of("dialog .openOriginal").await?;
        page.mouse("mousePressed", x, y, "left", &[]).await?;
        page.mouse("mouseReleased", x, y, "left", &[]).await?;
        for _ in 0..40 {
            if page.driver.windows().await?.len() == 2 {
                break;
            }
            page.pause(50).await;
        }
        ensure!(page.driver.windows().await?.len() == 2, "no tab");
        page.check("[!!$('dialog[open]'), events('navigate').length]", json!([true, 0])).await
    });
}

#[test]
fn a_broken_picture_hides_the_zoom_and_original_tools() {
    test(async |page| {
        page.site.put("/pic/full_p1-2400x1600.svg", Response::status(404));
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        page.click("dialog .next").await?;
        page.wait_for("$('dialog .broken-note')").await?;
        page.execute("await settled()").await?;
        page.check("['.zoomIn', '.openOriginal'].map(css => visible($('dialog ' + css)))", json!([false, false]))
            .await?;
        page.click("dialog .next").await?;
        page.wait_for("visible($('dialog .zoomIn')) && visible($('dialog .openOriginal'))").await
    });
}

#[test]
fn full_screen_can_be_entered_and_left() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open_fully(page, 0).await?;
        if !page.eval::<bool>("document.fullscreenEnabled").await? {
            return page.check("$('dialog .fullScreen')", Value::Null).await;
        }
        page.click("dialog .fullScreen").await?;
        page.wait_for("document.fullscreenElement === W").await?;
        page.check("[W.shadowRoot.fullscreenElement === $('dialog .shell'), visible($('dialog .close')), visible($('dialog img.full'))]", json!([true, true, true])).await?;
        page.click("dialog .fullScreen").await?;
        page.wait_for("!document.fullscreenElement").await?;
        page.check("!!$('dialog[open]')", true).await?;
        page.check_no_errors().await
    });
}

#[test]
fn labels_of_the_host_replace_the_names_of_the_tools() {
    test(async |page| {
        page.open_body("<article-widget></article-widget>").await?;
        page.wait_for("W?.constructor.name !== 'HTMLElement'").await?;
        page.execute(&format!(
            "W.labels = {{ zoomIn: 'Larger', copyLink: 'Take the link' }}; W.article = {}",
            pictures(2)
        ))
        .await?;
        page.wait_until_ready().await?;
        open_fully(page, 0).await?;
        page.check("[$('dialog .zoomIn').ariaLabel, $('dialog .zoomIn').title, $('dialog .copyLink')?.ariaLabel ?? 'Take the link']", json!(["Larger", "Larger", "Take the link"])).await
    });
}

#[test]
fn the_pages_own_fragment_stays_in_the_shared_url() {
    test(async |page| {
        page.add_init_script(RECORD_SHARING).await?;
        page.site.put("/test.html", Response::html(html(&widget("", &pictures(2)))));
        page.open("/test.html#/article/42").await?;
        page.wait_until_ready().await?;
        open_fully(page, 1).await?;
        page.click("dialog .share").await?;
        page.check("shared.map(({ url }) => new URL(url).hash)", json!(["#/article/42"])).await
    });
}

#[test]
fn the_description_does_not_cover_the_buttons() {
    for (width, height) in [(640, 360), (320, 568)] {
        test(async |page| {
            page.resize(width, height).await?;
            let mut article = pictures(3);
            article["body"][1]["alt"] = json!("What is seen, at length. ".repeat(40));
            page.open_article("", &article).await?;
            open_fully(page, 1).await?;
            page.click("dialog .imageDescription").await?;
            page.check(
                "['.previous', '.next', '.close'].map(css => { const box = $(`dialog ${css}`).getBoundingClientRect(); return !!at(box.x + box.width / 2, box.y + box.height / 2)?.closest(css) })",
                json!([true, true, true]),
            )
            .await?;
            page.check("$('dialog .description').scrollHeight > $('dialog .description').clientHeight", true).await
        });
    }
}
