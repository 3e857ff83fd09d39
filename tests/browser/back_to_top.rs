//! The back-to-top button.

use crate::{fixtures::*, harness::*};

#[test]
fn it_appears_after_a_screenful() {
    test(async |page| {
        page.open_article("", &long()).await?;
        page.check("visible($('[part=back-to-top]'))", false).await?;
        page.execute("scrollTo(0, innerHeight * 0.6); await pause(150)").await?;
        page.check("visible($('[part=back-to-top]'))", false).await?;
        let buttons: Vec<String> = page.nodes_with_role("button").await?.into_iter().map(|node| node.name).collect();
        ensure!(!buttons.iter().any(|name| name == "Back to top"), "{buttons:?}");
        page.execute("scrollTo(0, innerHeight * 1.6)").await?;
        page.wait_for("visible($('[part=back-to-top]'))").await?;
        page.check("(box => box.top > 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth && Math.min(box.width, box.height) >= 44)($('[part=back-to-top]').getBoundingClientRect())", true).await?;
        page.execute("scrollTo(0, 0)").await?;
        page.wait_for("!visible($('[part=back-to-top]'))").await
    });
}

#[test]
fn a_short_article_has_no_button() {
    test(async |page| {
        page.open_body(&format!("{}<div style='height: 5000px'></div>", widget("", &plain()))).await?;
        page.wait_until_ready().await?;
        page.execute("scrollTo(0, 700); await pause(200)").await?;
        page.check("(node => visible(node) && node.getBoundingClientRect().top >= 0)($('[part=back-to-top]'))", false)
            .await
    });
}

#[test]
fn by_keyboard_it_scrolls_to_the_headline_and_focuses_it() {
    test(async |page| {
        page.emulate_media(&[("prefers-reduced-motion", "reduce")]).await?;
        page.open_body(&format!(
            "<div style='height: 300px'>Above</div>{}<a id=after href=#x>After</a>",
            widget("", &long())
        ))
        .await?;
        page.wait_until_ready().await?;
        page.execute("scrollTo(0, 3000); await until(() => $('[part=back-to-top]')); document.querySelector('#after').focus({ preventScroll: true })").await?;
        page.press(&["Shift+Tab"]).await?;
        page.check("active().getAttribute('part')", "back-to-top").await?;
        page.press(&["Enter"]).await?;
        page.wait_for("active() === $('h1')").await?;
        page.check("(box => box.top >= 0 && box.top < 60)($('h1').getBoundingClientRect())", true).await?;
        page.wait_for("!visible($('[part=back-to-top]'))").await?;
        // From there Tab continues into the article.
        page.check("$('article').contains(active())", true).await
    });
}

#[test]
fn scrolling_is_smooth_unless_motion_is_reduced() {
    for (motion, expected) in [("no-preference", true), ("reduce", false)] {
        test(async |page| {
            page.emulate_media(&[("prefers-reduced-motion", motion)]).await?;
            page.open_article("", &long()).await?;
            page.execute("scrollTo(0, 4000); await until(() => visible($('[part=back-to-top]')))").await?;
            page.execute("window.positions = []; addEventListener('scroll', () => positions.push(Math.round(scrollY))); $('[part=back-to-top]').click(); await until(() => scrollY < 60); await settled()").await?;
            page.check("positions.filter(y => y > 100 && y < 3900).length > 2", expected).await.context(motion)
        });
    }
}

#[test]
fn it_shows_the_reading_progress() {
    test(async |page| {
        page.open_article("", &long()).await?;
        let read = "Number(getComputedStyle($('[part=back-to-top]')).getPropertyValue('--read'))";
        page.execute("scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2); await until(() => $('[part=back-to-top]')); await settled()").await?;
        page.check(&format!("Math.abs({read} - 50) < 8"), true).await?;
        page.execute("scrollTo(0, 999999); await settled(); await settled()").await?;
        page.check(&format!("{read} >= 97"), true).await
    });
}

#[test]
fn it_works_in_a_scroll_container() {
    test(async |page| {
        page.open_body(&format!("<style>html, body {{ height: 100%; margin: 0; overflow: hidden }} main {{ height: 100%; overflow: auto }}</style><main>{}</main>", widget("", &long()))).await?;
        page.wait_until_ready().await?;
        page.execute("document.querySelector('main').scrollTop = 3000").await?;
        page.wait_for("visible($('[part=back-to-top]'))").await?;
        page.click("[part=back-to-top]").await?;
        page.wait_for("document.querySelector('main').scrollTop < 60").await
    });
}
