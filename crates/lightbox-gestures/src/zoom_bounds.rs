//! How far a picture may be zoomed and moved.

use super::geometry::{Point, Size, View, between};

/// The picture is enlarged at least so far, however small the file is.
const LEAST: f64 = 3.0;

/// And at most so far, however large.
const MOST: f64 = 10.0;

/// How much of a way beyond a limit is gone.
const RESISTANCE: f64 = 0.35;

/// A stage and the picture on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// What the reader sees of the stage.
    pub stage: Size,
    /// The file's own size.
    pub picture: Size,
}

impl Room {
    /// Before anything is measured.
    pub const NONE: Self = Self { stage: Size::new(0.0, 0.0), picture: Size::new(0.0, 0.0) };

    /// The picture's size while it isn't zoomed.
    pub fn fitted(&self) -> Size {
        self.picture.fitted(self.stage)
    }

    /// The largest scale: twice the file's own pixels, within limits.
    pub fn most(&self) -> f64 {
        let own = self.picture.width / self.fitted().width;
        // A stage without room has no scale.
        if own.is_finite() { between(own * 2.0, LEAST, MOST) } else { LEAST }
    }

    /// Where a double tap leads: to the file's own pixels, or twice as large; from there, back.
    pub fn toggled(&self, view: View) -> f64 {
        if view.is_zoomed() {
            return 1.0;
        }
        let own = self.picture.width / self.fitted().width;
        if own.is_finite() { between(own, 2.0, self.most()) } else { 2.0 }
    }

    /// How far the middle may be from the stage's middle, each way.
    fn reach(&self, scale: f64) -> Point {
        let size = self.fitted();
        // What is left of rounding is nothing.
        let way = |picture: f64, stage: f64| Some((picture * scale - stage) / 2.0).filter(|way| *way > 0.01);
        let [x, y] = [way(size.width, self.stage.width), way(size.height, self.stage.height)];
        Point::new(x.unwrap_or(0.0), y.unwrap_or(0.0))
    }

    /// The nearest view that is allowed: the picture covers the stage where it can, and else stands in its middle.
    #[must_use]
    pub fn held(&self, view: View) -> View {
        let scale = if view.scale.is_finite() { between(view.scale, 1.0, self.most()) } else { 1.0 };
        let reach = self.reach(scale);
        let within = |at: f64, most: f64| if at.is_finite() { between(at, -most, most) } else { 0.0 };
        View { scale, at: Point::new(within(view.at.x, reach.x), within(view.at.y, reach.y)) }
    }

    /// Zoomed about a point, as far as allowed.
    #[must_use]
    pub fn zoomed(&self, view: View, scale: f64, about: Point) -> View {
        self.held(view.zoomed(between(scale, 1.0, self.most()), about))
    }

    /// The view under a finger that goes beyond the limits: it follows, but less and less willingly.
    #[must_use]
    pub fn resisting(&self, view: View) -> View {
        let held = self.held(view);
        let scale = held.scale * resisting(view.scale / held.scale - 1.0, 0.5) + held.scale;
        let reach = self.reach(scale);
        let along = |at: f64, most: f64, side: f64| {
            let limit = between(at, -most, most);
            limit + resisting(at - limit, side)
        };
        let at = Point::new(along(view.at.x, reach.x, self.stage.width), along(view.at.y, reach.y, self.stage.height));
        View { scale, at }
    }
}

/// A way beyond a limit as it is gone: a part of it at first, and never as far as `most`.
pub fn resisting(way: f64, most: f64) -> f64 {
    let eased = way.abs() * RESISTANCE;
    if most > 0.0 && eased.is_finite() { (eased / (1.0 + eased / most)).copysign(way) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { stage: Size::new(1000.0, 800.0), picture: Size::new(2000.0, 1000.0) };

    fn view(scale: f64, x: f64, y: f64) -> View {
        View { scale, at: Point::new(x, y) }
    }

    #[test]
    fn the_picture_stays_over_the_stage() {
        for (asked, held) in [
            (view(1.0, 50.0, 50.0), view(1.0, 0.0, 0.0)),
            (view(2.0, 900.0, 900.0), view(2.0, 500.0, 100.0)),
            (view(2.0, -100.0, -50.0), view(2.0, -100.0, -50.0)),
            (view(0.5, 10.0, 0.0), view(1.0, 0.0, 0.0)),
            (view(99.0, 0.0, 0.0), view(4.0, 0.0, 0.0)),
            (view(f64::NAN, f64::INFINITY, f64::NAN), view(1.0, 0.0, 0.0)),
        ] {
            assert_eq!(ROOM.held(asked), held, "{asked:?}");
        }
    }

    #[test]
    fn a_double_tap_goes_to_the_files_own_pixels_and_back() {
        assert_eq!(ROOM.toggled(View::WHOLE), 2.0);
        assert_eq!(ROOM.toggled(view(2.0, 0.0, 0.0)), 1.0);
        let large = Room { picture: Size::new(6000.0, 3000.0), ..ROOM };
        assert_eq!((large.toggled(View::WHOLE), large.most()), (6.0, 10.0));
        let small = Room { picture: Size::new(300.0, 200.0), ..ROOM };
        assert_eq!((small.toggled(View::WHOLE), small.most()), (2.0, 3.0));
    }

    #[test]
    fn beyond_a_limit_it_follows_less_and_less() {
        let [near, far, farther] = [10.0, 100.0, 10_000.0].map(|way| resisting(way, 1000.0));
        assert!(near > 3.0 && near < 10.0 && far < 100.0 && far > near && farther < 1000.0, "{near} {far} {farther}");
        assert_eq!(resisting(-10.0, 1000.0), -near);
    }
}
