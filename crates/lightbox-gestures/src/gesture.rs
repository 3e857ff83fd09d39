//! What fingers do on the stage: they pan, pinch, swipe to a neighbour, pull the picture down, tap.

use super::{
    geometry::{Point, View},
    velocity::{GLIDE, Trail, decided, glided},
    zoom_bounds::{Room, resisting},
};

/// A finger that goes no farther than this has tapped, in CSS pixels.
const SLOP: f64 = 8.0;

/// Two taps are one double tap within so many milliseconds and pixels.
const DOUBLE_TIME: f64 = 320.0;
const DOUBLE_WAY: f64 = 32.0;

/// What settles, settles in so many milliseconds.
pub const SETTLE: f64 = 180.0;

/// What the reader sees under the fingers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pose {
    /// The picture, zoomed and moved.
    View(View),
    /// The picture and its neighbours, moved aside by so much.
    Aside(f64),
    /// The picture pulled down by so much, on its way out.
    Down(f64),
}

/// What lifting the last finger means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// The picture comes to rest there, in so many milliseconds.
    Rest(View, f64),
    /// The neighbour to the left (-1) or to the right (1) comes; 0: none does, and the picture goes back.
    Turn(i8),
    /// The lightbox closes.
    Close,
    /// A tap.
    Tap,
    /// A double tap at that place.
    DoubleTap(Point),
}

/// What stands around the picture when the first finger comes down.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// The stage and the picture.
    pub room: Room,
    /// Whether a neighbour waits to the left.
    pub left: bool,
    /// Whether a neighbour waits to the right.
    pub right: bool,
}

impl Around {
    /// Before anything is measured.
    pub const NONE: Self = Self { room: Room::NONE, left: false, right: false };
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mode {
    Undecided,
    Pan,
    Pinch {
        spread: f64,
    },
    Aside,
    Down,
    /// Means nothing.
    Still,
}

/// The fingers on the stage, and what they are doing.
#[derive(Clone, Debug)]
pub struct Gesture {
    /// How the picture stands.
    pub view: View,
    around: Around,
    /// At most two count.
    fingers: [Option<(i32, Point)>; 2],
    mode: Mode,
    /// Where the picture stood, and where the fingers were, when this began.
    start: (View, Point),
    trail: Trail,
    /// The last tap: when and where.
    tap: Option<(f64, Point)>,
}

impl Gesture {
    /// No finger, and a whole picture.
    pub const NONE: Self = Self {
        view: View::WHOLE,
        around: Around::NONE,
        fingers: [None; 2],
        mode: Mode::Undecided,
        start: (View::WHOLE, Point::MIDDLE),
        trail: Trail::NONE,
        tap: None,
    };

    /// Whether a finger is on the stage.
    pub fn is_held(&self) -> bool {
        self.fingers.iter().any(Option::is_some)
    }

    /// Whether one has gone far enough not to be a tap.
    pub fn is_drag(&self) -> bool {
        self.is_held() && self.mode != Mode::Undecided
    }

    /// The stage under the fingers.
    pub fn room(&self) -> Room {
        self.around.room
    }

    /// Another picture stands there, whole. A finger that came down meanwhile begins with it.
    pub fn replace(&mut self, around: Around) {
        let fingers = if self.mode == Mode::Undecided { self.fingers } else { [None; 2] };
        *self = Self { fingers, around, start: (View::WHOLE, self.start.1), ..Self::NONE };
    }

    /// A finger comes down.
    pub fn down(&mut self, id: i32, at: Point, time: f64, around: Around) {
        let [first, second] = self.fingers;
        let known = |finger: Option<(i32, Point)>| finger.is_some_and(|(known, _)| known == id);
        if known(first) || known(second) || (first.is_some() && second.is_some()) {
            return;
        }
        // A swipe or a pull that has begun is one finger's.
        if self.is_held() && !matches!(self.mode, Mode::Undecided | Mode::Pan) {
            return;
        }
        self.trail = Trail::NONE;
        self.trail.add(time, at);
        let Some((_, other)) = first.or(second) else {
            self.fingers = [Some((id, at)), None];
            self.around = around;
            return self.begin(Mode::Undecided, at);
        };
        self.fingers = [first.or(second), Some((id, at))];
        let spread = other.minus(at).length().max(1.0);
        self.begin(Mode::Pinch { spread }, other.plus(at).times(0.5));
    }

    /// A finger goes on. Returns what is seen now, if that is something else.
    pub fn moved(&mut self, id: i32, to: Point, time: f64) -> Option<Pose> {
        let (_, at) = self.fingers.iter_mut().flatten().find(|(known, _)| *known == id)?;
        *at = to;
        let (start, origin) = self.start;
        if let ([Some((_, first)), Some((_, second))], Mode::Pinch { spread }) = (self.fingers, self.mode) {
            let (middle, now) = (first.plus(second).times(0.5), second.minus(first).length());
            let zoomed = start.zoomed(start.scale * (now / spread).max(0.01), origin);
            let view = View { at: zoomed.at.plus(middle.minus(origin)), ..zoomed };
            self.view = self.around.room.resisting(view);
            return Some(Pose::View(self.view));
        }
        self.trail.add(time, to);
        let way = to.minus(origin);
        if self.mode == Mode::Undecided && way.length() >= SLOP {
            self.mode = self.meaning(way);
            // It begins here: nothing jumps by what was waited for.
            self.start.1 = to;
            return None;
        }
        match self.mode {
            Mode::Pan => {
                self.view = self.around.room.resisting(View { at: start.at.plus(way), ..start });
                Some(Pose::View(self.view))
            }
            Mode::Aside => Some(Pose::Aside(self.aside(way.x))),
            Mode::Down => Some(Pose::Down(way.y.max(0.0))),
            _ => None,
        }
    }

    /// A finger is lifted. Returns what that means, once it was the last, or the last of a pinch.
    pub fn up(&mut self, id: i32, time: f64) -> Option<End> {
        let lifted = self.fingers.iter_mut().find(|finger| finger.is_some_and(|(known, _)| known == id))?;
        let (_, at) = lifted.take()?;
        let room = self.around.room;
        if let Some((_, left)) = self.fingers.into_iter().flatten().next() {
            if matches!(self.mode, Mode::Pinch { .. }) {
                self.trail = Trail::NONE;
                let mode = if self.view.is_zoomed() { Mode::Pan } else { Mode::Still };
                self.begin(mode, left);
            }
            return None;
        }
        let (velocity, way) = (self.trail.velocity(time), at.minus(self.start.1));
        let mode = std::mem::replace(&mut self.mode, Mode::Undecided);
        let end = match mode {
            Mode::Undecided => return Some(self.tapped(at, time)),
            Mode::Pan => {
                let onward = View { at: self.view.at.plus(glided(velocity)), ..self.view };
                let inside = room.held(self.view) == self.view && velocity != Point::MIDDLE;
                End::Rest(room.held(onward), if inside { GLIDE } else { SETTLE })
            }
            Mode::Aside => {
                let way = self.aside(way.x);
                let turn = decided(way, velocity.x, room.stage.width);
                let there = if turn > 0 { self.around.left } else { self.around.right };
                End::Turn(if there { -turn } else { 0 })
            }
            Mode::Down if decided(way.y, velocity.y, room.stage.height * 0.6) > 0 => End::Close,
            _ => End::Rest(room.held(self.view), SETTLE),
        };
        if let End::Rest(view, _) = end {
            self.view = view;
        }
        self.tap = None;
        Some(end)
    }

    /// The browser has taken the fingers away, or the picture is another one: it comes to rest.
    pub fn cancel(&mut self) -> View {
        self.fingers = [None; 2];
        self.mode = Mode::Undecided;
        self.tap = None;
        self.view = self.around.room.held(self.view);
        self.view
    }

    fn begin(&mut self, mode: Mode, origin: Point) {
        self.mode = mode;
        self.start = (self.view, origin);
    }

    /// What a first step means: a zoomed picture is panned, never turned or closed.
    fn meaning(&self, way: Point) -> Mode {
        if self.view.is_zoomed() {
            Mode::Pan
        } else if way.x.abs() > way.y.abs() {
            if self.around.left || self.around.right { Mode::Aside } else { Mode::Still }
        } else if way.y > 0.0 {
            Mode::Down
        } else {
            Mode::Still
        }
    }

    /// How far the picture goes aside; where no neighbour comes, unwillingly.
    fn aside(&self, way: f64) -> f64 {
        let there = if way > 0.0 { self.around.left } else { self.around.right };
        if there { way } else { resisting(way, self.around.room.stage.width) }
    }

    fn tapped(&mut self, at: Point, time: f64) -> End {
        let near = |(then, there): &(f64, Point)| time - then < DOUBLE_TIME && at.minus(*there).length() < DOUBLE_WAY;
        if self.tap.take().is_some_and(|tap| near(&tap)) {
            return End::DoubleTap(at);
        }
        self.tap = Some((time, at));
        End::Tap
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Size;

    const AROUND: Around = Around {
        room: Room { stage: Size::new(1000.0, 800.0), picture: Size::new(4000.0, 2000.0) },
        left: true,
        right: true,
    };

    /// Goes a way with one finger in steps of 10 ms, and lifts it. Returns the last pose and the end.
    fn drag(gesture: &mut Gesture, around: Around, way: &[(f64, f64)]) -> (Option<Pose>, Option<End>) {
        let mut pose = None;
        let mut time = 1000.0;
        for (place, (x, y)) in way.iter().enumerate() {
            time += 10.0;
            let at = Point::new(*x, *y);
            if place == 0 {
                gesture.down(1, at, time, around);
            } else {
                pose = gesture.moved(1, at, time).or(pose);
            }
        }
        (pose, gesture.up(1, time))
    }

    fn zoomed() -> Gesture {
        Gesture { view: View { scale: 3.0, at: Point::new(0.0, 0.0) }, ..Gesture::NONE }
    }

    #[test]
    fn one_finger_swipes_pulls_or_taps() {
        for (way, pose, end) in [
            (&[(0.0, 0.0), (2.0, 1.0)][..], None, End::Tap),
            (&[(0.0, 0.0), (20.0, 0.0), (220.0, 0.0)], Some(Pose::Aside(200.0)), End::Turn(-1)),
            (&[(0.0, 0.0), (-20.0, 3.0), (-220.0, 30.0)], Some(Pose::Aside(-200.0)), End::Turn(1)),
            (&[(0.0, 0.0), (0.0, 20.0), (0.0, 320.0)], Some(Pose::Down(300.0)), End::Close),
            (
                &[(0.0, 0.0), (0.0, 20.0), (0.0, 30.0), (0.0, 20.0)],
                Some(Pose::Down(0.0)),
                End::Rest(View::WHOLE, SETTLE),
            ),
            (&[(0.0, 0.0), (0.0, -20.0), (0.0, -320.0)], None, End::Rest(View::WHOLE, SETTLE)),
        ] {
            assert_eq!(drag(&mut Gesture::NONE.clone(), AROUND, way), (pose, Some(end)), "{way:?}");
        }
    }

    #[test]
    fn where_no_neighbour_is_it_comes_back() {
        let first = Around { left: false, ..AROUND };
        let (pose, end) = drag(&mut Gesture::NONE.clone(), first, &[(0.0, 0.0), (20.0, 0.0), (420.0, 0.0)]);
        assert!(matches!(pose, Some(Pose::Aside(way)) if way > 50.0 && way < 200.0), "{pose:?}");
        assert_eq!(end, Some(End::Turn(0)));
        let alone = Around { right: false, ..first };
        let (pose, end) = drag(&mut Gesture::NONE.clone(), alone, &[(0.0, 0.0), (20.0, 0.0), (420.0, 0.0)]);
        assert_eq!((pose, end), (None, Some(End::Rest(View::WHOLE, SETTLE))));
    }

    #[test]
    fn a_zoomed_picture_is_panned_and_never_turned_or_closed() {
        for way in [(900.0, 0.0), (-900.0, 10.0), (0.0, 900.0), (5000.0, 5000.0)] {
            let mut gesture = zoomed();
            let (pose, end) = drag(&mut gesture, AROUND, &[(0.0, 0.0), (way.0 / 9.0, way.1 / 9.0), way]);
            assert!(matches!(pose, Some(Pose::View(_))), "{pose:?}");
            assert!(matches!(end, Some(End::Rest(view, _)) if view == AROUND.room.held(view)), "{end:?}");
        }
    }

    #[test]
    fn it_glides_on_from_inside_the_limits() {
        let mut gesture = zoomed();
        let (_, end) = drag(&mut gesture, AROUND, &[(0.0, 0.0), (10.0, 0.0), (30.0, 0.0), (50.0, 0.0)]);
        assert!(matches!(end, Some(End::Rest(view, GLIDE)) if view.at.x > 100.0), "{end:?}");
    }

    #[test]
    fn a_pinch_keeps_what_is_between_the_fingers_there() {
        let mut gesture = Gesture::NONE;
        gesture.down(1, Point::new(-50.0, 0.0), 0.0, AROUND);
        gesture.down(2, Point::new(50.0, 0.0), 0.0, AROUND);
        gesture.moved(1, Point::new(-100.0, 0.0), 10.0);
        let pose = gesture.moved(2, Point::new(100.0, 0.0), 10.0);
        assert_eq!(pose, Some(Pose::View(View { scale: 2.0, at: Point::new(0.0, 0.0) })));
        // One finger stays and pans.
        assert_eq!(gesture.up(2, 20.0), None);
        let pose = gesture.moved(1, Point::new(-60.0, 0.0), 30.0);
        assert_eq!(pose, Some(Pose::View(View { scale: 2.0, at: Point::new(40.0, 0.0) })));
        assert!(matches!(gesture.up(1, 300.0), Some(End::Rest(..))));
    }

    #[test]
    fn a_pinch_below_the_whole_comes_back() {
        let mut gesture = Gesture::NONE;
        gesture.down(1, Point::new(-100.0, 0.0), 0.0, AROUND);
        gesture.down(2, Point::new(100.0, 0.0), 0.0, AROUND);
        let pose = gesture.moved(2, Point::new(-50.0, 0.0), 10.0);
        assert!(matches!(pose, Some(Pose::View(view)) if view.scale < 1.0 && view.scale > 0.5), "{pose:?}");
        gesture.up(2, 20.0);
        assert_eq!(gesture.up(1, 20.0), Some(End::Rest(View::WHOLE, SETTLE)));
    }

    #[test]
    fn two_taps_nearby_are_a_double_tap() {
        for (second, time, expected) in [
            ((10.0, 10.0), 200.0, End::DoubleTap(Point::new(10.0, 10.0))),
            ((90.0, 10.0), 200.0, End::Tap),
            ((10.0, 10.0), 900.0, End::Tap),
        ] {
            let mut gesture = Gesture::NONE;
            gesture.down(1, Point::new(0.0, 0.0), 0.0, AROUND);
            assert_eq!(gesture.up(1, 50.0), Some(End::Tap));
            gesture.down(2, Point::new(second.0, second.1), time, AROUND);
            assert_eq!(gesture.up(2, time + 20.0), Some(expected), "{second:?} at {time}");
        }
    }

    #[test]
    fn fingers_that_are_unknown_or_too_many_mean_nothing() {
        let mut gesture = Gesture::NONE;
        assert_eq!(gesture.moved(7, Point::MIDDLE, 0.0), None);
        assert_eq!(gesture.up(7, 0.0), None);
        for id in 1..=3 {
            gesture.down(id, Point::new(f64::from(id), 0.0), 0.0, AROUND);
        }
        assert_eq!(gesture.up(3, 1.0), None);
        assert!(gesture.is_held());
        assert_eq!((gesture.cancel(), gesture.is_held()), (View::WHOLE, false));
    }
}
