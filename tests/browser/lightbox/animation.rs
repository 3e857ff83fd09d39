//! Opening animates the picture from its thumbnail, and closing back to it.

use super::*;

/// Loads the lightbox chunk, without which nothing animates, by opening and closing the lightbox.
async fn load_chunk(page: &Page) -> Result<()> {
    open_fully(page, 0).await?;
    close(page).await
}

/// Scripts that measure where an image is painted: the box that `object-fit: contain` gives the file.
const PAINTED_BOX: &str = "const painted = (node) => {
  const box = node.getBoundingClientRect(), scale = Math.min(box.width / node.naturalWidth, box.height / node.naturalHeight);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: node.naturalWidth * scale };
};
const distance = (a, b) => Math.max(...['x', 'y', 'width'].map((side) => Math.abs(a[side] - b[side])));
const shownImage = () => $$('dialog .viewport img').find((node) => visible(node) && node.naturalWidth);";

#[test]
fn opening_animates_from_the_thumbnail() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        load_chunk(page).await?;
        for index in [1, 2] {
            let outcome: Value = page
                .run(&format!(
                    "{PAINTED_BOX} const trigger = $('[data-index=\"{index}\"]'), thumbnail = trigger.querySelector('img');
                     trigger.scrollIntoView({{ block: 'center', behavior: 'instant' }}); await until(() => thumbnail.naturalWidth); await settled();
                     const from = painted(thumbnail);
                     trigger.click();
                     const animation = await until(() => $('dialog .viewport')?.getAnimations()[0]);
                     if (!animation) return 'no animation';
                     animation.pause(); animation.currentTime = 0;
                     await until(() => shownImage()); await settled();
                     const start = distance(painted(shownImage()), from), inline = $('dialog .viewport').getAttribute('style');
                     animation.currentTime = animation.effect.getComputedTiming().endTime / 2; await settled();
                     const between = distance(painted(shownImage()), from);
                     animation.finish(); await settled();
                     const {{ offsetLeft, offsetTop, offsetWidth, offsetHeight }} = $('dialog .viewport'), end = painted(shownImage());
                     return {{ start, between, end: [Math.abs(end.x - offsetLeft - offsetWidth / 2), Math.abs(end.y - offsetTop - offsetHeight / 2)], time: animation.effect.getTiming().duration, inline }}"
                ))
                .await?;
            let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
            ensure!(number(&outcome["start"]) < 2.0 && number(&outcome["between"]) > 5.0, "picture {index}: {outcome}");
            ensure!(number(&outcome["end"][0]) < 1.0 && number(&outcome["end"][1]) < 1.0, "picture {index}: {outcome}");
            ensure!(number(&outcome["time"]) <= 300.0, "picture {index}: {outcome}");
            close(page).await?;
        }
        page.check_no_errors().await
    });
}

#[test]
fn closing_animates_to_the_thumbnail_of_the_last_picture() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        open_fully(page, 0).await?;
        page.press(&["ArrowRight"]).await?;
        page.wait_for("$('dialog img.full')?.naturalWidth && !$('dialog img.full').hasAttribute('data-loading')")
            .await?;
        page.execute("await settled()").await?;
        let outcome: Value = page
            .run(&format!(
                "{PAINTED_BOX} const from = painted(shownImage());
                 const original = Element.prototype.animate;
                 Element.prototype.animate = function (...all) {{ const animation = original.apply(this, all); animation.pause(); animation.currentTime = 0; return animation }};
                 $('dialog .close').click();
                 await until(() => !$('dialog[open]'));
                 const thumbnail = $('[data-index=\"1\"] img');
                 const animation = await until(() => thumbnail.getAnimations()[0], 2000);
                 Element.prototype.animate = original;
                 if (!animation) return 'no animation';
                 await settled();
                 const start = distance(painted(thumbnail), from);
                 animation.finish(); await settled();
                 return {{ start, end: getComputedStyle(thumbnail).transform, left: thumbnail.getAnimations().length }}"
            ))
            .await?;
        ensure!(outcome["start"].as_f64().is_some_and(|distance| distance < 2.0), "{outcome}");
        ensure!(outcome["end"] == "none" && outcome["left"] == 0, "{outcome}");
        page.check_no_errors().await
    });
}

#[test]
fn nothing_animates_under_reduced_motion() {
    test(async |page| {
        page.emulate_media(&[("prefers-reduced-motion", "reduce")]).await?;
        page.add_init_script("window.animated = []; const original = Element.prototype.animate; Element.prototype.animate = function (...all) { animated.push(this.className); return original.apply(this, all) };").await?;
        page.open_article("", &pictures(3)).await?;
        page.check("matchMedia('(prefers-reduced-motion: reduce)').matches", true).await?;
        load_chunk(page).await?;
        let running = "W.shadowRoot.getAnimations().filter(({ effect }) => effect.getComputedTiming().duration > 20).map(({ effect }) => effect.target.className)";
        // Checked at once, because animations are short.
        let opening = "$('[data-index=\"1\"]').click(), await until(() => $('dialog[open]'))";
        page.check(&format!("({opening}, {running})"), json!([])).await.context("opening")?;
        page.wait_for("$('dialog .tools') && $('dialog img.full')?.naturalWidth && !$('dialog img.full').hasAttribute('data-loading')").await?;
        page.execute("$('dialog .zoomIn').click(); await pause(20)").await?;
        page.check("new DOMMatrix(getComputedStyle($('dialog .viewport')).transform).a >= 2", true)
            .await
            .context("at once")?;
        page.check(running, json!([])).await.context("zooming")?;
        page.press(&["0"]).await?;
        // A swipe still follows the finger, but the next picture appears without an animation.
        let (x, y): (f64, f64) = page.eval("[innerWidth / 2, innerHeight / 2]").await?;
        page.drag("touch", &[(x + 300.0, y, 0), (x - 300.0, y, 160)]).await?;
        page.wait_for("text($('dialog .counter')) === '3 of 3'").await?;
        close(page).await?;
        page.check(running, json!([])).await.context("closing")?;
        page.check("animated", json!([])).await
    });
}

#[test]
fn opening_from_a_thumbnail_out_of_view_does_not_animate() {
    test(async |page| {
        page.open_article("", &pictures(6)).await?;
        load_chunk(page).await?;
        page.execute("scrollTo(0, 0); await settled(); W.openLightbox(5); await until(() => $('dialog .tools'))")
            .await?;
        page.check("$('dialog .viewport').getAnimations().length", 0).await
    });
}

/// The animation would end at a guessed size, and the picture would jump once its file has loaded.
#[test]
fn a_picture_of_unknown_size_does_not_animate_before_its_file_has_loaded() {
    test(async |page| {
        let mut article = pictures(4);
        // The last picture: `load_chunk` preloads the full-size file of the second one.
        for size in ["width", "height"] {
            article["body"][5].as_object_mut().context("an image block")?.remove(size);
        }
        page.open_article("", &article).await?;
        load_chunk(page).await?;
        let open = async |index: usize| {
            page.execute(&format!(
                "const trigger = $('[data-index=\"{index}\"]');
                 trigger.scrollIntoView({{ block: 'center', behavior: 'instant' }}); await settled();
                 window.animated = [];
                 const original = Element.prototype.animate;
                 Element.prototype.animate = function (...all) {{ animated.push(this.className); return original.apply(this, all) }};
                 trigger.click(); await until(() => $('dialog .tools'));
                 Element.prototype.animate = original"
            ))
            .await
        };
        open(3).await?;
        page.check("animated", json!([])).await?;
        close(page).await?;
        open(1).await?;
        page.check("animated", json!(["viewport"])).await.context("a picture of known size")
    });
}
