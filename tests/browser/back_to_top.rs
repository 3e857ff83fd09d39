//! The way back to the headline.

use crate::{articles::*, harness::*};

#[test]
fn it_appears_after_a_screenful() {
    test(async |page| {
        page.article("", &long()).await?;
        page.check("visible($('[part=back-to-top]'))", false).await?;
        page.act("scrollTo(0, innerHeight * 0.6); await pause(150)").await?;
        page.check("visible($('[part=back-to-top]'))", false).await?;
        let buttons: Vec<String> = page.ax("button").await?.into_iter().map(|node| node.name).collect();
        ensure!(!buttons.iter().any(|name| name == "Back to top"), "{buttons:?}");
        page.act("scrollTo(0, innerHeight * 1.6)").await?;
        page.until("visible($('[part=back-to-top]'))").await?;
        page.check("(box => box.top > 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth && Math.min(box.width, box.height) >= 44)($('[part=back-to-top]').getBoundingClientRect())", true).await?;
        page.act("scrollTo(0, 0)").await?;
        page.until("!visible($('[part=back-to-top]'))").await
    });
}

#[test]
fn a_short_article_has_none() {
    test(async |page| {
        page.body(&format!("{}<div style='height: 5000px'></div>", widget("", &plain()))).await?;
        page.ready().await?;
        page.act("scrollTo(0, 700); await pause(200)").await?;
        page.check("(node => visible(node) && node.getBoundingClientRect().top >= 0)($('[part=back-to-top]'))", false)
            .await
    });
}

#[test]
fn reached_by_key_it_leads_to_the_headline_and_its_focus() {
    test(async |page| {
        page.media(&[("prefers-reduced-motion", "reduce")]).await?;
        page.body(&format!(
            "<div style='height: 300px'>Above</div>{}<a id=after href=#x>After</a>",
            widget("", &long())
        ))
        .await?;
        page.ready().await?;
        page.act("scrollTo(0, 3000); await until(() => $('[part=back-to-top]')); document.querySelector('#after').focus({ preventScroll: true })").await?;
        page.keys(&["Shift+Tab"]).await?;
        page.check("active().getAttribute('part')", "back-to-top").await?;
        page.keys(&["Enter"]).await?;
        page.until("active() === $('h1')").await?;
        page.check("(box => box.top >= 0 && box.top < 60)($('h1').getBoundingClientRect())", true).await?;
        page.until("!visible($('[part=back-to-top]'))").await?;
        // From there Tab goes on into the article, not back to the start of the page.
        page.check("$('article').contains(active())", true).await
    });
}

#[test]
fn smooth_unless_motion_is_reduced() {
    for (motion, expected) in [("no-preference", true), ("reduce", false)] {
        test(async |page| {
            page.media(&[("prefers-reduced-motion", motion)]).await?;
            page.article("", &long()).await?;
            page.act("scrollTo(0, 4000); await until(() => visible($('[part=back-to-top]')))").await?;
            page.act("window.seen = []; addEventListener('scroll', () => seen.push(Math.round(scrollY))); $('[part=back-to-top]').click(); await until(() => scrollY < 60); await settled()").await?;
            page.check("seen.filter(y => y > 100 && y < 3900).length > 2", expected).await.context(motion)
        });
    }
}

#[test]
fn it_shows_how_far_one_has_read() {
    test(async |page| {
        page.article("", &long()).await?;
        let read = "Number(getComputedStyle($('[part=back-to-top]')).getPropertyValue('--read'))";
        page.act("scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2); await until(() => $('[part=back-to-top]')); await settled()").await?;
        page.check(&format!("Math.abs({read} - 50) < 8"), true).await?;
        page.act("scrollTo(0, 999999); await settled(); await settled()").await?;
        page.check(&format!("{read} >= 97"), true).await
    });
}

#[test]
fn it_works_where_the_page_scrolls_in_an_element_of_its_own() {
    test(async |page| {
        page.body(&format!("<style>html, body {{ height: 100%; margin: 0; overflow: hidden }} main {{ height: 100%; overflow: auto }}</style><main>{}</main>", widget("", &long()))).await?;
        page.ready().await?;
        page.act("document.querySelector('main').scrollTop = 3000").await?;
        page.until("visible($('[part=back-to-top]'))").await?;
        page.click("[part=back-to-top]").await?;
        page.until("document.querySelector('main').scrollTop < 60").await
    });
}
