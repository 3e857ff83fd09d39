use crate::{articles::*, harness::*};
#[test]
fn dbg_next() {
    test(async |page| {
        page.size(900, 800).await?;
        page.article("", &related(8)).await?;
        page.act("$('[part=related]').scrollIntoView(); await settled(); window.log=[]; $('.cards').addEventListener('scroll', () => log.push([Math.round(performance.now()), $('.cards').scrollLeft])); $('[part=related] .next').addEventListener('click', () => log.push([Math.round(performance.now()),'click']))").await?;
        page.click("[part=related] .next").await?;
        page.pause(1500).await;
        println!("{}", page.eval::<Value>("log").await?);
        Ok(())
    });
}
#[test]
fn dbg_resize() {
    test(async |page| {
        page.size(500, 800).await?;
        page.article("", &related(3)).await?;
        page.pause(500).await;
        println!("{}", page.eval::<Value>("[innerWidth, $('.cards').clientWidth, $('.cards').scrollWidth, $('.related-bar').outerHTML, getComputedStyle($('.related-bar button')).display, matchMedia('(hover: hover)').matches]").await?);
        Ok(())
    });
}
#[test]
fn dbg_focus() {
    test(async |page| {
            page.size(700, 700).await?;
            page.media(&[("prefers-reduced-motion", "reduce")]).await?;
            page.article("", &related(7)).await?;
            page.act("$('[part=related-card]').focus({ preventScroll: true }); window.log=[]; $('.cards').addEventListener('scroll', () => log.push([Math.round(performance.now()), $('.cards').scrollLeft])); W.shadowRoot.addEventListener('focusin', e => log.push([Math.round(performance.now()), text(e.target), $('.cards').scrollLeft, e.target.getBoundingClientRect().x, e.target.getBoundingClientRect().right]))").await?;
        for _ in 0..4 { page.keys(&["Tab"]).await?; page.pause(400).await; 
        println!("{}", page.eval::<Value>("[log.splice(0), $('.cards').scrollLeft, active().getBoundingClientRect(), $('.cards').getBoundingClientRect()]").await?);
        }
        Ok(())
    });
}
