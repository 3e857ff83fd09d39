//! Plain numbers in CSS pixels: points from the middle of the stage, sizes, and where a picture stands.

/// The nearest number between two. (`f64::clamp` may panic, and says so with all of float formatting.)
pub fn between(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A place, or the way to it, from the middle of the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The middle of the stage, or no way at all.
    pub const MIDDLE: Self = Self::new(0.0, 0.0);

    /// The point of those coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// This point moved by another.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    /// The way here from another.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    /// The way, so many times as long.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }

    /// How long the way is.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }
}

/// How large something is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Size {
    /// The size of those sides.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }

    /// As large as it can be inside another size without being larger than it is, in its own proportion.
    #[must_use]
    pub fn fitted(self, room: Self) -> Self {
        let scale = (room.width / self.width).min(room.height / self.height).min(1.0);
        // A picture without a size, or a stage without room.
        let fits = self.width > 0.0 && self.height > 0.0 && scale > 0.0;
        if fits { Self::new(self.width * scale, self.height * scale) } else { room }
    }
}

/// How a picture stands on the stage: scaled about the stage's middle, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// 1 is fitted into the stage.
    pub scale: f64,
    /// Where the picture's middle is.
    pub at: Point,
}

impl View {
    /// The whole picture, in the middle.
    pub const WHOLE: Self = Self { scale: 1.0, at: Point::new(0.0, 0.0) };

    /// Zoomed to a scale in such a way that what is under a point stays there.
    #[must_use]
    pub fn zoomed(self, scale: f64, about: Point) -> Self {
        Self { scale, at: about.minus(about.minus(self.at).times(scale / self.scale)) }
    }

    /// Whether it is larger than fitted.
    pub fn is_zoomed(self) -> bool {
        self.scale > 1.01
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_fit_and_are_never_enlarged() {
        for (picture, stage, expected) in [
            ((2000.0, 1000.0), (1000.0, 800.0), (1000.0, 500.0)),
            ((1000.0, 2000.0), (1000.0, 800.0), (400.0, 800.0)),
            ((300.0, 200.0), (1000.0, 800.0), (300.0, 200.0)),
            ((0.0, 0.0), (1000.0, 800.0), (1000.0, 800.0)),
            ((2000.0, 1000.0), (0.0, 0.0), (0.0, 0.0)),
        ] {
            let size = |(width, height)| Size::new(width, height);
            assert_eq!(size(picture).fitted(size(stage)), size(expected), "{picture:?} in {stage:?}");
        }
    }

    #[test]
    fn what_is_under_the_point_stays_there() {
        let view = View::WHOLE.zoomed(3.0, Point::new(100.0, -50.0));
        assert_eq!(view, View { scale: 3.0, at: Point::new(-200.0, 100.0) });
    }
}
