//! Reads the position and scale of the picture.

use super::*;

/// The scale of the picture, and its offset from the centre of the viewport.
pub(super) const TRANSFORM: &str =
    "(({ a, e, f }) => ({ scale: a, x: e, y: f }))(new DOMMatrix(getComputedStyle($('dialog .viewport')).transform))";

/// Waits until all animations have finished.
pub(super) const ANIMATIONS_FINISHED: &str = "await settled(); await Promise.all($('dialog .shell').getAnimations({ subtree: true }).map(animation => animation.finished.catch(() => {})))";

pub(super) struct Transform {
    pub(super) scale: f64,
    pub(super) x: f64,
    pub(super) y: f64,
}

pub(super) async fn transform(page: &Page) -> Result<Transform> {
    page.execute(ANIMATIONS_FINISHED).await?;
    let value: Value = page.eval(TRANSFORM).await?;
    let number = |name: &str| value[name].as_f64().unwrap_or(f64::NAN);
    Ok(Transform { scale: number("scale"), x: number("x"), y: number("y") })
}

/// The centre of the viewport.
pub(super) async fn viewport_centre(page: &Page) -> Result<(f64, f64)> {
    let [x, y]: [f64; 2] = page.eval("(({ offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height }) => [x + width / 2, y + height / 2])($('dialog .viewport'))").await?;
    Ok((x, y))
}

/// The point of the image at a position on the screen, as fractions of the image's width and height.
pub(super) async fn image_point_at(page: &Page, (x, y): (f64, f64)) -> Result<(f64, f64)> {
    page.execute(ANIMATIONS_FINISHED).await?;
    page.eval(&format!(
        "(box => [({x} - box.x) / box.width, ({y} - box.y) / box.height])($('dialog img.full').getBoundingClientRect())"
    ))
    .await
}

pub(super) fn check_near(found: f64, expected: f64, tolerance: f64, name: &str) -> Result<()> {
    ensure!((found - expected).abs() <= tolerance, "{name}: expected {expected}, found {found}");
    Ok(())
}
