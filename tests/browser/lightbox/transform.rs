//! Where the picture stands: reading it off the screen.

use super::*;

/// The picture's place on the screen: its scale, and how far it is from the middle of the stage.
pub(super) const TRANSFORM: &str =
    "(({ a, e, f }) => ({ scale: a, x: e, y: f }))(new DOMMatrix(getComputedStyle($('dialog .viewport')).transform))";

/// Waits until nothing plays on the stage.
pub(super) const ANIMATIONS_FINISHED: &str = "await settled(); await Promise.all($('dialog .shell').getAnimations({ subtree: true }).map(animation => animation.finished.catch(() => {})))";

pub(super) struct Transform {
    pub(super) scale: f64,
    pub(super) x: f64,
    pub(super) y: f64,
}

pub(super) async fn transform(page: &Page) -> Result<Transform> {
    page.execute(ANIMATIONS_FINISHED).await?;
    let pose: Value = page.eval(TRANSFORM).await?;
    let number = |name: &str| pose[name].as_f64().unwrap_or(f64::NAN);
    Ok(Transform { scale: number("scale"), x: number("x"), y: number("y") })
}

/// The middle of the stage.
pub(super) async fn viewport_centre(page: &Page) -> Result<(f64, f64)> {
    let [x, y]: [f64; 2] = page.eval("(({ offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height }) => [x + width / 2, y + height / 2])($('dialog .viewport'))").await?;
    Ok((x, y))
}

/// What of the picture's file is under a place, as parts of its width and height.
pub(super) async fn image_point_at(page: &Page, (x, y): (f64, f64)) -> Result<(f64, f64)> {
    page.execute(ANIMATIONS_FINISHED).await?;
    page.eval(&format!(
        "(box => [({x} - box.x) / box.width, ({y} - box.y) / box.height])($('dialog img.full').getBoundingClientRect())"
    ))
    .await
}

pub(super) fn check_near(found: f64, expected: f64, by: f64, what: &str) -> Result<()> {
    ensure!((found - expected).abs() <= by, "{what}: {found} rather than {expected}");
    Ok(())
}
