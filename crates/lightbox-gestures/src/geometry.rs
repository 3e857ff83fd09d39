//! Points, sizes and transforms, in CSS pixels.

use std::ops::{Add, Mul, Sub};

/// `value` limited to a range. `f64::clamp` is not used, because it panics on an empty range, which adds the formatting of
/// floats to the wasm.
pub fn clamp(value: f64, min: f64, max: f64) -> f64 {
    value.max(min).min(max)
}

/// A position relative to the centre of the container, or a distance. `x` grows to the right, `y` downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Horizontal.
    pub x: f64,
    /// Vertical.
    pub y: f64,
}

impl Point {
    /// The centre of the container, or no distance.
    pub const ORIGIN: Self = Self::new(0.0, 0.0);

    /// The point with these coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The Euclidean length.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;

    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Horizontal.
    pub width: f64,
    /// Vertical.
    pub height: f64,
}

impl Size {
    /// The size with these sides.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }

    /// The largest scale, up to `max_scale`, at which this size fits into a container. `None` if either of the two has no
    /// area.
    pub fn fit_scale(self, container: Self, max_scale: f64) -> Option<f64> {
        let scale = (container.width / self.width).min(container.height / self.height).min(max_scale);
        (self.width > 0.0 && self.height > 0.0 && scale > 0.0).then_some(scale)
    }

    /// This size scaled down to fit into a container, with the same aspect ratio. It is never scaled up. The size of the
    /// container if either of the two has no area.
    #[must_use]
    pub fn fit_into(self, container: Self) -> Self {
        let scaled = |scale| Self::new(self.width * scale, self.height * scale);
        self.fit_scale(container, 1.0).map_or(container, scaled)
    }
}

/// How a picture is drawn: scaled about the centre of the container, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    /// The scale; at 1 the picture is fitted into the container.
    pub scale: f64,
    /// The position of the picture's centre.
    pub offset: Point,
}

impl Transform {
    /// The picture fitted into the container, at its centre.
    pub const IDENTITY: Self = Self { scale: 1.0, offset: Point::ORIGIN };

    /// The same transform at another scale. The point `about` is the fixed point of the change.
    #[must_use]
    pub fn zoomed(self, scale: f64, about: Point) -> Self {
        Self { scale, offset: about - (about - self.offset) * (scale / self.scale) }
    }

    /// Whether the picture is zoomed in. The tolerance of one per cent is invisible, and larger than rounding errors.
    pub fn is_zoomed(self) -> bool {
        self.scale > 1.01
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_fitted_and_never_enlarged() {
        for (picture, container, expected) in [
            ((2000.0, 1000.0), (1000.0, 800.0), (1000.0, 500.0)),
            ((1000.0, 2000.0), (1000.0, 800.0), (400.0, 800.0)),
            ((300.0, 200.0), (1000.0, 800.0), (300.0, 200.0)),
            ((0.0, 0.0), (1000.0, 800.0), (1000.0, 800.0)),
            ((2000.0, 1000.0), (0.0, 0.0), (0.0, 0.0)),
        ] {
            let size = |(width, height)| Size::new(width, height);
            assert_eq!(size(picture).fit_into(size(container)), size(expected), "{picture:?} in {container:?}");
        }
    }

    #[test]
    fn a_larger_maximum_scale_enlarges() {
        let (picture, container) = (Size::new(300.0, 200.0), Size::new(900.0, 800.0));
        assert_eq!(picture.fit_scale(container, 1.0), Some(1.0));
        assert_eq!(picture.fit_scale(container, f64::INFINITY), Some(3.0));
        assert_eq!(Size::default().fit_scale(container, f64::INFINITY), None);
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer_in_place() {
        let transform = Transform::IDENTITY.zoomed(3.0, Point::new(100.0, -50.0));
        assert_eq!(transform, Transform { scale: 3.0, offset: Point::new(-200.0, 100.0) });
    }
}
