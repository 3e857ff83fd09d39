//! A gesture recogniser: pans, pinches, swipes to a neighbour, pulls the picture down, taps and double taps.

use super::{
    geometry::{Point, Transform},
    velocity::{FLING_DURATION, VelocityTracker, fling_distance, swipe_direction},
    zoom_bounds::{ZoomBounds, rubber_band},
};

/// The distance from which a movement is a drag rather than a tap, in CSS pixels.
const TAP_SLOP: f64 = 8.0;

/// The longest time between the two taps of a double tap, in milliseconds.
const DOUBLE_TAP_TIME: f64 = 320.0;

/// The longest distance between the two taps of a double tap, in CSS pixels.
const DOUBLE_TAP_SLOP: f64 = 32.0;

/// How long a picture takes to settle after a gesture, in milliseconds.
pub const SETTLE_DURATION: f64 = 180.0;

/// The visible effect of a pointer movement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DragUpdate {
    /// The picture is zoomed or panned.
    Transform(Transform),
    /// The picture and its neighbours are moved sideways by this distance.
    Swipe(f64),
    /// The picture is pulled down by this distance. Releasing it may dismiss it.
    PullDown(f64),
}

/// The result of a gesture, once its last pointer is up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GestureEnd {
    /// The picture settles at this transform, in this many milliseconds.
    Settle(Transform, f64),
    /// The neighbour on the left (-1) or the right (1) is shown; 0: the swipe is cancelled.
    Navigate(i8),
    /// The lightbox closes.
    Close,
    /// A tap.
    Tap,
    /// A double tap at this position.
    DoubleTap(Point),
}

/// The sizes and the neighbours of the picture at the start of a gesture.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The container and the picture.
    pub bounds: ZoomBounds,
    /// Whether there is a neighbour on the left.
    pub has_left: bool,
    /// Whether there is a neighbour on the right.
    pub has_right: bool,
}

impl Layout {
    /// The layout before anything has been measured.
    pub const EMPTY: Self = Self { bounds: ZoomBounds::EMPTY, has_left: false, has_right: false };
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mode {
    /// No pointer has moved beyond [`TAP_SLOP`].
    Undecided,
    Pan,
    Pinch {
        /// The distance between the two pointers at the start.
        distance: f64,
    },
    Swipe,
    PullDown,
    /// A movement that has no effect.
    Ignored,
}

/// The gesture recogniser: the pointers that are down, and the gesture that they form.
#[derive(Clone, Debug)]
pub struct Gesture {
    /// The picture's transform.
    pub transform: Transform,
    layout: Layout,
    /// The pointers' ids and positions. A third pointer is ignored.
    pointers: [Option<(i32, Point)>; 2],
    mode: Mode,
    /// The transform and the centre of the pointers at the start of the current mode.
    start: (Transform, Point),
    tracker: VelocityTracker,
    /// The time and position of the last tap.
    last_tap: Option<(f64, Point)>,
}

impl Gesture {
    /// A recogniser without pointers and zoom.
    pub const NEW: Self = Self {
        transform: Transform::IDENTITY,
        layout: Layout::EMPTY,
        pointers: [None; 2],
        mode: Mode::Undecided,
        start: (Transform::IDENTITY, Point::ORIGIN),
        tracker: VelocityTracker::NEW,
        last_tap: None,
    };

    /// Whether a pointer is down.
    pub fn is_active(&self) -> bool {
        self.pointers.iter().any(Option::is_some)
    }

    /// Whether a pointer is down and has moved too far for a tap.
    pub fn is_drag(&self) -> bool {
        self.is_active() && self.mode != Mode::Undecided
    }

    /// Resets the recogniser for another picture, without zoom. Pointers that haven't moved yet are kept.
    pub fn reset(&mut self, layout: Layout) {
        let pointers = if self.mode == Mode::Undecided { self.pointers } else { [None; 2] };
        *self = Self { pointers, layout, start: (Transform::IDENTITY, self.start.1), ..Self::NEW };
    }

    /// A pointer goes down.
    pub fn pointer_down(&mut self, id: i32, position: Point, time: f64, layout: Layout) {
        let [first, second] = self.pointers;
        let is_known = |pointer: Option<(i32, Point)>| pointer.is_some_and(|(known, _)| known == id);
        if is_known(first) || is_known(second) || (first.is_some() && second.is_some()) {
            return;
        }
        // A second pointer doesn't interrupt a swipe or a pull.
        if self.is_active() && !matches!(self.mode, Mode::Undecided | Mode::Pan) {
            return;
        }
        self.tracker = VelocityTracker::NEW;
        self.tracker.add(time, position);
        let Some((_, other)) = first.or(second) else {
            self.pointers = [Some((id, position)), None];
            self.layout = layout;
            return self.begin(Mode::Undecided, position);
        };
        self.pointers = [first.or(second), Some((id, position))];
        let distance = (other - position).length().max(1.0);
        self.begin(Mode::Pinch { distance }, (other + position) * 0.5);
    }

    /// A pointer moves. Returns the visible effect, if there is one.
    pub fn pointer_move(&mut self, id: i32, to: Point, time: f64) -> Option<DragUpdate> {
        let (_, position) = self.pointers.iter_mut().flatten().find(|(known, _)| *known == id)?;
        *position = to;
        let (start, origin) = self.start;
        if let ([Some((_, first)), Some((_, second))], Mode::Pinch { distance }) = (self.pointers, self.mode) {
            let (centre, spread) = ((first + second) * 0.5, (second - first).length());
            let zoomed = start.zoomed(start.scale * (spread / distance).max(0.01), origin);
            let moved = Transform { offset: zoomed.offset + (centre - origin), ..zoomed };
            self.transform = self.layout.bounds.rubber_band(moved);
            return Some(DragUpdate::Transform(self.transform));
        }
        self.tracker.add(time, to);
        let distance = to - origin;
        if self.mode == Mode::Undecided && distance.length() >= TAP_SLOP {
            self.mode = self.recognise(distance);
            // The drag starts here, so that the picture doesn't jump by the slop.
            self.start.1 = to;
            return None;
        }
        match self.mode {
            Mode::Pan => {
                let moved = Transform { offset: start.offset + distance, ..start };
                self.transform = self.layout.bounds.rubber_band(moved);
                Some(DragUpdate::Transform(self.transform))
            }
            Mode::Swipe => Some(DragUpdate::Swipe(self.swipe_offset(distance.x))),
            Mode::PullDown => Some(DragUpdate::PullDown(distance.y.max(0.0))),
            _ => None,
        }
    }

    /// A pointer goes up. Returns the result of the gesture when it was the last one.
    pub fn pointer_up(&mut self, id: i32, time: f64) -> Option<GestureEnd> {
        let pointer = self.pointers.iter_mut().find(|pointer| pointer.is_some_and(|(known, _)| known == id))?;
        let (_, position) = pointer.take()?;
        let bounds = self.layout.bounds;
        if let Some((_, remaining)) = self.pointers.into_iter().flatten().next() {
            if matches!(self.mode, Mode::Pinch { .. }) {
                self.tracker = VelocityTracker::NEW;
                let mode = if self.transform.is_zoomed() { Mode::Pan } else { Mode::Ignored };
                self.begin(mode, remaining);
            }
            return None;
        }
        let (velocity, distance) = (self.tracker.velocity(time), position - self.start.1);
        let mode = std::mem::replace(&mut self.mode, Mode::Undecided);
        let end = match mode {
            Mode::Undecided => return Some(self.tap(position, time)),
            Mode::Pan => {
                let offset = self.transform.offset + fling_distance(velocity);
                let is_fling = bounds.clamp(self.transform) == self.transform && velocity != Point::ORIGIN;
                let duration = if is_fling { FLING_DURATION } else { SETTLE_DURATION };
                GestureEnd::Settle(bounds.clamp(Transform { offset, ..self.transform }), duration)
            }
            Mode::Swipe => {
                let offset = self.swipe_offset(distance.x);
                let direction = swipe_direction(offset, velocity.x, bounds.container.width);
                let has_neighbour = if direction > 0 { self.layout.has_left } else { self.layout.has_right };
                GestureEnd::Navigate(if has_neighbour { -direction } else { 0 })
            }
            Mode::PullDown if swipe_direction(distance.y, velocity.y, bounds.container.height * 0.6) > 0 => {
                GestureEnd::Close
            }
            _ => GestureEnd::Settle(bounds.clamp(self.transform), SETTLE_DURATION),
        };
        if let GestureEnd::Settle(transform, _) = end {
            self.transform = transform;
        }
        self.last_tap = None;
        Some(end)
    }

    /// The browser has cancelled the pointers. Returns the transform at which the picture settles.
    pub fn cancel(&mut self) -> Transform {
        self.pointers = [None; 2];
        self.mode = Mode::Undecided;
        self.last_tap = None;
        self.transform = self.layout.bounds.clamp(self.transform);
        self.transform
    }

    fn begin(&mut self, mode: Mode, origin: Point) {
        self.mode = mode;
        self.start = (self.transform, origin);
    }

    /// The mode of a drag that starts with this movement. A zoomed picture is always panned.
    fn recognise(&self, movement: Point) -> Mode {
        if self.transform.is_zoomed() {
            Mode::Pan
        } else if movement.x.abs() > movement.y.abs() {
            if self.layout.has_left || self.layout.has_right { Mode::Swipe } else { Mode::Ignored }
        } else if movement.y > 0.0 {
            Mode::PullDown
        } else {
            Mode::Ignored
        }
    }

    /// How far a swipe moves the picture: less than the pointer if there is no neighbour.
    fn swipe_offset(&self, distance: f64) -> f64 {
        let has_neighbour = if distance > 0.0 { self.layout.has_left } else { self.layout.has_right };
        if has_neighbour { distance } else { rubber_band(distance, self.layout.bounds.container.width) }
    }

    fn tap(&mut self, position: Point, time: f64) -> GestureEnd {
        let is_second = |(last_time, last): (f64, Point)| {
            time - last_time < DOUBLE_TAP_TIME && (position - last).length() < DOUBLE_TAP_SLOP
        };
        if self.last_tap.take().is_some_and(is_second) {
            return GestureEnd::DoubleTap(position);
        }
        self.last_tap = Some((time, position));
        GestureEnd::Tap
    }
}

#[cfg(test)]
mod tests;
