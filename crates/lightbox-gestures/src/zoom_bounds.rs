//! How far a picture may be zoomed and moved.

use super::geometry::{Point, Size, Transform, clamp};

/// The lower limit of the maximum scale, for pictures with small files.
const MIN_MAX_SCALE: f64 = 3.0;

/// The upper limit of the maximum scale, for pictures with large files.
const MAX_MAX_SCALE: f64 = 10.0;

/// The fraction of a movement beyond a limit that has an effect.
const RESISTANCE: f64 = 0.35;

/// The limits for the transform of a picture in its container.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ZoomBounds {
    /// The visible area in which the picture is shown.
    pub container: Size,
    /// The size of the picture's file.
    pub picture: Size,
}

impl ZoomBounds {
    /// The bounds before anything has been measured.
    pub const EMPTY: Self = Self { container: Size::new(0.0, 0.0), picture: Size::new(0.0, 0.0) };

    /// The picture's size at scale 1.
    pub fn fitted(&self) -> Size {
        self.picture.fit_into(self.container)
    }

    /// The scale at which one pixel of the file is one CSS pixel. Not finite if the container has no area.
    fn natural_scale(&self) -> f64 {
        self.picture.width / self.fitted().width
    }

    /// The maximum scale: twice the natural size of the file, clamped to 3 to 10.
    pub fn max_scale(&self) -> f64 {
        let natural = self.natural_scale();
        if natural.is_finite() { clamp(natural * 2.0, MIN_MAX_SCALE, MAX_MAX_SCALE) } else { MIN_MAX_SCALE }
    }

    /// The scale after a double tap: the natural size of the file, but at least 2; for a zoomed picture 1.
    pub fn double_tap_scale(&self, transform: Transform) -> f64 {
        if transform.is_zoomed() {
            return 1.0;
        }
        let natural = self.natural_scale();
        if natural.is_finite() { clamp(natural, 2.0, self.max_scale()) } else { 2.0 }
    }

    /// The maximum distance of the picture's centre from that of the container, in each direction.
    pub fn max_offset(&self, scale: f64) -> Point {
        let size = self.fitted();
        // Less than a hundredth of a pixel is a rounding error.
        let overflow =
            |picture: f64, container: f64| Some((picture * scale - container) / 2.0).filter(|offset| *offset > 0.01);
        let [x, y] = [overflow(size.width, self.container.width), overflow(size.height, self.container.height)];
        Point::new(x.unwrap_or(0.0), y.unwrap_or(0.0))
    }

    /// The nearest transform within the bounds: along each axis the picture covers the container where it is larger,
    /// and is centred where it isn't.
    #[must_use]
    pub fn clamp(&self, transform: Transform) -> Transform {
        let scale = if transform.scale.is_finite() { clamp(transform.scale, 1.0, self.max_scale()) } else { 1.0 };
        let max = self.max_offset(scale);
        let clamp_offset = |offset: f64, max: f64| if offset.is_finite() { clamp(offset, -max, max) } else { 0.0 };
        Transform {
            scale,
            offset: Point::new(clamp_offset(transform.offset.x, max.x), clamp_offset(transform.offset.y, max.y)),
        }
    }

    /// A transform zoomed about a point, within the bounds.
    #[must_use]
    pub fn zoomed(&self, transform: Transform, scale: f64, about: Point) -> Transform {
        self.clamp(transform.zoomed(clamp(scale, 1.0, self.max_scale()), about))
    }

    /// The transform while the picture is dragged. What exceeds the bounds is reduced by [`rubber_band`].
    #[must_use]
    pub fn rubber_band(&self, transform: Transform) -> Transform {
        let clamped = self.clamp(transform);
        let scale = clamped.scale * rubber_band(transform.scale / clamped.scale - 1.0, 0.5) + clamped.scale;
        let max = self.max_offset(scale);
        let reduce = |offset: f64, max: f64, side: f64| {
            let limit = clamp(offset, -max, max);
            limit + rubber_band(offset - limit, side)
        };
        let Point { x, y } = transform.offset;
        Transform {
            scale,
            offset: Point::new(reduce(x, max.x, self.container.width), reduce(y, max.y, self.container.height)),
        }
    }
}

/// Reduces a distance beyond a limit: by `RESISTANCE` at first, then increasingly, so that the result is less than `max`.
pub fn rubber_band(distance: f64, max: f64) -> f64 {
    let reduced = distance.abs() * RESISTANCE;
    if max > 0.0 && reduced.is_finite() { (reduced / (1.0 + reduced / max)).copysign(distance) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: ZoomBounds = ZoomBounds { container: Size::new(1000.0, 800.0), picture: Size::new(2000.0, 1000.0) };

    fn transform(scale: f64, x: f64, y: f64) -> Transform {
        Transform { scale, offset: Point::new(x, y) }
    }

    #[test]
    fn the_picture_stays_over_the_container() {
        for (requested, clamped) in [
            (transform(1.0, 50.0, 50.0), transform(1.0, 0.0, 0.0)),
            (transform(2.0, 900.0, 900.0), transform(2.0, 500.0, 100.0)),
            (transform(2.0, -100.0, -50.0), transform(2.0, -100.0, -50.0)),
            (transform(0.5, 10.0, 0.0), transform(1.0, 0.0, 0.0)),
            (transform(99.0, 0.0, 0.0), transform(4.0, 0.0, 0.0)),
            (transform(f64::NAN, f64::INFINITY, f64::NAN), transform(1.0, 0.0, 0.0)),
        ] {
            assert_eq!(BOUNDS.clamp(requested), clamped, "{requested:?}");
        }
    }

    #[test]
    fn a_double_tap_zooms_to_the_natural_size_and_back() {
        assert_eq!(BOUNDS.double_tap_scale(Transform::IDENTITY), 2.0);
        assert_eq!(BOUNDS.double_tap_scale(transform(2.0, 0.0, 0.0)), 1.0);
        let large = ZoomBounds { picture: Size::new(6000.0, 3000.0), ..BOUNDS };
        assert_eq!((large.double_tap_scale(Transform::IDENTITY), large.max_scale()), (6.0, 10.0));
        let small = ZoomBounds { picture: Size::new(300.0, 200.0), ..BOUNDS };
        assert_eq!((small.double_tap_scale(Transform::IDENTITY), small.max_scale()), (2.0, 3.0));
    }

    #[test]
    fn a_distance_beyond_a_limit_is_reduced_increasingly() {
        let [near, far, farther] = [10.0, 100.0, 10_000.0].map(|distance| rubber_band(distance, 1000.0));
        assert!(near > 3.0 && near < 10.0 && far < 100.0 && far > near && farther < 1000.0, "{near} {far} {farther}");
        assert_eq!(rubber_band(-10.0, 1000.0), -near);
    }
}
