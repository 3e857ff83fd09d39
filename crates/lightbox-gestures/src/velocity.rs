//! The velocity of a pointer, and what is derived from it: the distance of a fling, and the direction of a swipe.

use super::geometry::{Point, clamp};

/// The duration of a fling, in milliseconds.
pub const FLING_DURATION: f64 = 300.0;

/// The velocity of a flick, in pixels a millisecond.
const FLICK_VELOCITY: f64 = 0.35;

/// The time constant of the moving average, in milliseconds. Older movements have little weight.
const AVERAGING_TIME: f64 = 20.0;

/// The time after which a pointer that hasn't moved is at rest, in milliseconds.
const REST_TIME: f64 = 50.0;

/// The recent velocity of a pointer, as a moving average.
#[derive(Clone, Debug)]
pub struct VelocityTracker {
    last: Option<(f64, Point)>,
    velocity: Point,
}

impl VelocityTracker {
    /// A tracker without movements.
    pub const NEW: Self = Self { last: None, velocity: Point::ORIGIN };

    /// Adds the pointer's position at a time in milliseconds.
    pub fn add(&mut self, time: f64, position: Point) {
        let (last_time, last_position) = self.last.unwrap_or((time, position));
        let elapsed = time - last_time;
        if elapsed > REST_TIME {
            self.velocity = Point::ORIGIN;
        }
        if elapsed > 0.0 {
            let current = (position - last_position) * (1.0 / elapsed);
            let weight = elapsed / (elapsed + AVERAGING_TIME);
            self.velocity = self.velocity * (1.0 - weight) + current * weight;
        }
        if elapsed > 0.0 || self.last.is_none() {
            self.last = Some((time, position));
        }
    }

    /// The velocity at a time, in pixels a millisecond.
    pub fn velocity(&self, now: f64) -> Point {
        let is_moving = self.last.is_some_and(|(time, _)| now - time <= REST_TIME);
        if is_moving { self.velocity } else { Point::ORIGIN }
    }
}

/// The distance of a fling, which takes [`FLING_DURATION`], for the velocity at which the picture was released. The fling
/// starts at this velocity, because the slope of [`ease_out_cubic`] is 3 at the start.
pub fn fling_distance(velocity: Point) -> Point {
    velocity * (FLING_DURATION / 3.0)
}

/// The easing function of all animations. Maps the elapsed fraction of the time to the completed fraction of the movement.
pub fn ease_out_cubic(progress: f64) -> f64 {
    1.0 - (1.0 - clamp(progress, 0.0, 1.0)).powi(3)
}

/// The direction, -1 or 1, in which a swipe is completed; 0 if it is cancelled. `length` is the size of the container along
/// the axis of the swipe. A long distance or a flick completes the swipe; a flick in the opposite direction cancels it.
pub fn swipe_direction(distance: f64, velocity: f64, length: f64) -> i8 {
    let direction = if distance > 0.0 { 1 } else { -1 };
    let (distance, forward) = (distance.abs(), velocity * f64::from(direction));
    let is_completed = forward > FLICK_VELOCITY || distance > length * 0.4;
    if distance > 0.0 && forward > -FLICK_VELOCITY && is_completed { direction } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_velocity_is_the_average_of_the_recent_movements() {
        let of = |steps: &[(f64, f64)], now: f64| {
            let mut tracker = VelocityTracker::NEW;
            steps.iter().for_each(|(time, x)| tracker.add(*time, Point::new(*x, 0.0)));
            tracker.velocity(now).x
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
    fn a_fling_begins_at_the_velocity_of_the_pointer() {
        let distance = fling_distance(Point::new(2.0, 0.0)).x;
        let velocity = distance * ease_out_cubic(0.001) / (FLING_DURATION * 0.001);
        assert!((velocity - 2.0).abs() < 0.01, "{velocity}");
        assert_eq!((ease_out_cubic(0.0), ease_out_cubic(1.0), ease_out_cubic(7.0)), (0.0, 1.0, 1.0));
    }

    #[test]
    fn a_swipe_is_completed_by_its_velocity_or_its_distance() {
        for (distance, velocity, expected) in [
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
            assert_eq!(swipe_direction(distance, velocity, 1000.0), expected, "{distance} at {velocity}");
        }
    }
}
