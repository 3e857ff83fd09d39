//! Which image files are fetched, and what is shown until they have loaded.

use super::*;

#[test]
fn full_files_are_fetched_only_for_the_current_picture_and_its_neighbours() {
    test(async |page| {
        page.open_article("", &pictures(8)).await?;
        page.execute("scrollTo(0, 99999); await pause(400); scrollTo(0, 0)").await?;
        let fetched_full_images = async |page: &Page| {
            page.pause(400).await;
            let mut names: Vec<String> =
                page.site.requested_paths().into_iter().filter(|path| path.contains("full_")).collect();
            names.sort();
            names.dedup();
            names
                .iter()
                .filter_map(|name| Some(name.strip_prefix("/pic/full_")?.split('-').next()?.to_owned()))
                .collect::<Vec<_>>()
        };
        let names = fetched_full_images(page).await;
        ensure!(names.is_empty(), "{names:?}");
        open(page, 3).await?;
        page.wait_for("$('dialog img.full')?.complete").await?;
        let names = fetched_full_images(page).await;
        ensure!(names == ["p2", "p3", "p4"], "{names:?}");
        page.press(&["ArrowRight"]).await?;
        page.wait_for("$('dialog img.full')?.complete").await?;
        let names = fetched_full_images(page).await;
        ensure!(names == ["p2", "p3", "p4", "p5"], "{names:?}");
        Ok(())
    });
}

#[test]
fn with_100_pictures_at_most_three_full_images_are_in_the_dom() {
    test(async |page| {
        page.open_article("", &pictures(100)).await?;
        open(page, 50).await?;
        for key in ["ArrowRight", "ArrowRight", "End", "Home", "ArrowRight"] {
            page.press(&[key]).await?;
            page.pause(100).await;
            page.check(
                "$$('img').filter(node => node.src.includes('full_') || node.currentSrc.includes('full_')).length <= 3",
                true,
            )
            .await?;
            page.check("$$('dialog img').length <= 3", true).await?;
        }
        page.check_no_errors().await
    });
}

#[test]
fn the_thumbnail_stays_until_the_full_image_is_decoded() {
    test(async |page| {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='2400' height='1600'><rect width='100%' height='100%' fill='teal'/></svg>";
        page.site.put("/pic/full_p0-2400x1600.svg", Response::new("image/svg+xml", svg).delayed(1200));
        page.open_article("", &pictures(2)).await?;
        open(page, 0).await?;
        let shown = "$$('dialog img').filter(node => visible(node) && node.complete && node.naturalWidth).map(node => node.currentSrc.split('/').pop().split('-')[0])";
        page.wait_for("$$('dialog img').some(node => visible(node) && node.complete && node.naturalWidth)").await?;
        page.check(shown, json!(["p0"])).await.context("while it loads")?;
        // In every frame from here on an image is shown, until it is the full-size one.
        page.execute("window.frames_ = []; window.sampling = true; (function sample() { if (sampling) { frames_.push(String($$('dialog img').filter(node => visible(node) && node.complete && node.naturalWidth).map(node => node.currentSrc.includes('full_')))); requestAnimationFrame(sample) } })()").await?;
        page.wait_for(&format!("String({shown}) == 'full_p0'")).await?;
        page.execute("sampling = false").await?;
        page.check(
            "[...new Set(frames_)].filter(frame => !['false', 'true', 'false,true'].includes(frame))",
            json!([]),
        )
        .await?;
        page.check("$$('dialog img').length", 1).await
    });
}

#[test]
fn the_thumbnail_and_the_full_image_have_the_same_size() {
    test(async |page| {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='2400' height='1600'><rect width='100%' height='100%' fill='teal'/></svg>";
        page.site.put("/pic/full_p0-2400x1600.svg", Response::new("image/svg+xml", svg).delayed(700));
        page.open_article("", &pictures(1)).await?;
        open(page, 0).await?;
        // The size at which an image is painted: the box that `object-fit: contain` gives the file.
        let painted = "(node => { const box = node.getBoundingClientRect(), scale = Math.min(box.width / node.naturalWidth, box.height / node.naturalHeight); return [node.naturalWidth * scale, node.naturalHeight * scale].map(Math.round) })";
        page.wait_for("$$('dialog img').some(node => visible(node) && node.complete && node.naturalWidth)").await?;
        let before: Value =
            page.eval(&format!("{painted}($$('dialog img').find(node => visible(node) && node.naturalWidth))")).await?;
        page.wait_for("$$('dialog img').length == 1 && visible($('dialog img.full'))").await?;
        // A tolerance of a pixel, because WebKit rounds the natural size of an SVG.
        page.check(
            &format!("{painted}($('dialog img.full')).every((size, side) => Math.abs(size - {before}[side]) <= 1)"),
            true,
        )
        .await
    });
}

#[test]
fn a_broken_picture_shows_a_message_and_can_be_left() {
    test(async |page| {
        page.site.put("/pic/full_p1-2400x1600.svg", Response::status(404));
        page.open_article("", &pictures(3)).await?;
        open(page, 0).await?;
        page.press(&["ArrowRight"]).await?;
        page.wait_for("text($('dialog')).includes('could not be loaded')").await?;
        page.check("$$('dialog img').filter(node => visible(node) && !node.naturalWidth).length", 0).await?;
        page.press(&["ArrowRight"]).await?;
        check_counter(page, "3 of 3").await?;
        page.wait_for("visible($('dialog img.full')) && $('dialog img.full').naturalWidth").await?;
        page.check("text($('dialog')).includes('could not be loaded')", false).await?;
        page.press(&["ArrowLeft"]).await?;
        close(page).await?;
        page.check_no_errors().await
    });
}

#[test]
fn a_right_click_reaches_the_img_element() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        open(page, 1).await?;
        page.wait_for("visible($('dialog img.full')) && $('dialog img.full').complete").await?;
        page.execute("W.shadowRoot.addEventListener('contextmenu', event => window.menu = [event.composedPath()[0].localName, event.composedPath()[0].src]); addEventListener('contextmenu', event => { menu.push(event.defaultPrevented); event.preventDefault() })").await?;
        page.click_with("dialog img.full", "right", &[]).await?;
        page.wait_for("window.menu").await?;
        page.check("menu", json!(["img", page.site.url("/pic/full_p1-2400x1600.svg"), false])).await?;
        page.check("!!$('dialog[open]')", true).await?;
        page.check("getComputedStyle($('dialog img.full')).pointerEvents", "auto").await
    });
}

#[test]
fn with_save_data_only_the_current_picture_is_fetched() {
    test(async |page| {
        page.add_init_script(
            "Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })",
        )
        .await?;
        page.open_article("", &pictures(8)).await?;
        let fetched_full_images = async |page: &Page| {
            page.pause(500).await;
            let mut names: Vec<String> =
                page.site.requested_paths().into_iter().filter(|path| path.contains("full_")).collect();
            names.sort();
            names
        };
        let names = fetched_full_images(page).await;
        ensure!(names.is_empty(), "{names:?}");
        open_fully(page, 3).await?;
        let names = fetched_full_images(page).await;
        ensure!(names == ["/pic/full_p3-2400x1600.svg"], "{names:?}");
        // Zooming, and a swipe that is reversed, fetch nothing either.
        page.press(&["+", "0"]).await?;
        page.drag("touch", &[(640.0, 400.0, 0), (500.0, 400.0, 300), (500.0, 400.0, 200)]).await?;
        let names = fetched_full_images(page).await;
        ensure!(names == ["/pic/full_p3-2400x1600.svg"], "{names:?}");
        page.press(&["ArrowRight"]).await?;
        let names = fetched_full_images(page).await;
        ensure!(names == ["/pic/full_p3-2400x1600.svg", "/pic/full_p4-2400x1600.svg"], "{names:?}");
        Ok(())
    });
}
