//! What a finger's speed leads to: how far a picture glides on, and what a swipe means.

use super::geometry::{Point, between};

/// How long a picture glides, in milliseconds.
pub const GLIDE: f64 = 300.0;

/// How fast a flick is, in pixels a millisecond.
const FLICK: f64 = 0.35;

/// What a finger did longer ago than this says little of how fast it is, in milliseconds.
const RECENT: f64 = 20.0;

/// A finger that stays where it is for so long rests.
const RESTING: f64 = 50.0;

/// The way of a finger: where it was last, and how fast.
#[derive(Clone, Debug)]
pub struct Trail {
    last: Option<(f64, Point)>,
    velocity: Point,
}

impl Trail {
    /// Of a finger that isn't there yet.
    pub const NONE: Self = Self { last: None, velocity: Point::MIDDLE };

    /// The finger is there at that time, in milliseconds.
    pub fn add(&mut self, time: f64, at: Point) {
        let (then, from) = self.last.unwrap_or((time, at));
        let passed = time - then;
        if passed > RESTING {
            self.velocity = Point::MIDDLE;
        }
        if passed > 0.0 {
            let now = at.minus(from).times(1.0 / passed);
            // The longer ago, the less it counts.
            let part = passed / (passed + RECENT);
            self.velocity = self.velocity.times(1.0 - part).plus(now.times(part));
        }
        if passed > 0.0 || self.last.is_none() {
            self.last = Some((time, at));
        }
    }

    /// How fast it goes, in pixels a millisecond.
    pub fn velocity(&self, now: f64) -> Point {
        let moving = self.last.is_some_and(|(then, _)| now - then <= RESTING);
        if moving { self.velocity } else { Point::MIDDLE }
    }
}

/// How far something of that speed glides in [`GLIDE`] when it comes to rest by [`eased`]: it begins as fast as the
/// finger was.
pub fn glided(velocity: Point) -> Point {
    velocity.times(GLIDE / 3.0)
}

/// How much of a way is gone after a part of the time: quick first, then slower. (`cubic-bezier(0.33, 1, 0.68, 1)`.)
pub fn eased(part: f64) -> f64 {
    1.0 - (1.0 - between(part, 0.0, 1.0)).powi(3)
}

/// What lifting a finger means after it went `way` along an axis `length` long, at that speed: -1, 0 or 1, the way
/// that it goes on.
pub fn decided(way: f64, velocity: f64, length: f64) -> i8 {
    let side = if way > 0.0 { 1 } else { -1 };
    let (way, onward) = (way.abs(), velocity * f64::from(side));
    // A flick back takes it back, however far it was.
    if way > 0.0 && onward > -FLICK && (onward > FLICK || way > length * 0.4) { side } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speed_is_that_of_the_last_moments() {
        let of = |steps: &[(f64, f64)], now: f64| {
            let mut trail = Trail::NONE;
            steps.iter().for_each(|(time, x)| trail.add(*time, Point::new(*x, 0.0)));
            trail.velocity(now).x
        };
        let steady: Vec<_> = (0..30).map(|step| (f64::from(step) * 10.0, f64::from(step) * 10.0)).collect();
        for (steps, now, expected) in [
            (&[][..], 0.0, 0.0),
            (&[(0.0, 0.0)], 0.0, 0.0),
            (&steady, 300.0, 1.0),
            (&steady, 400.0, 0.0),
            (&[(0.0, 900.0), (500.0, 0.0), (510.0, -15.0), (520.0, -30.0)], 520.0, -1.5),
            (&[(5.0, 0.0), (5.0, 80.0)], 5.0, 0.0),
        ] {
            let found = of(steps, now);
            assert!((found - expected).abs() <= expected.abs() * 0.6, "{found} of {steps:?} at {now}");
        }
        assert!((of(&steady, 300.0) - 1.0).abs() < 0.01);
    }

    #[test]
    fn it_glides_as_fast_as_the_finger_was() {
        let way = glided(Point::new(2.0, 0.0)).x;
        let step = way * eased(0.001) / (GLIDE * 0.001);
        assert!((step - 2.0).abs() < 0.01, "{step}");
        assert_eq!((eased(0.0), eased(1.0), eased(7.0)), (0.0, 1.0, 1.0));
    }

    #[test]
    fn a_swipe_is_decided_by_its_speed_or_its_length() {
        for (way, velocity, expected) in [
            (0.0, 0.0, 0),
            (50.0, 0.0, 0),
            (-50.0, 0.0, 0),
            (50.0, 1.0, 1),
            (-50.0, -1.0, -1),
            (500.0, 0.0, 1),
            (-500.0, 0.0, -1),
            (500.0, -1.0, 0),
            (-500.0, 1.0, 0),
            (10.0, 0.2, 0),
        ] {
            assert_eq!(decided(way, velocity, 1000.0), expected, "{way} at {velocity}");
        }
    }
}
