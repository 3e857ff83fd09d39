//! The picture under fingers, wheel and keys: what has become of it, and what the page is to do about it.

use super::{
    geometry::{Point, View},
    gesture::{Around, End, Gesture, Pose, SETTLE},
    velocity::eased,
};

/// A step of the keyboard's zoom.
const STEP: f64 = 1.5;

/// How small a picture becomes that is pulled down over the whole stage.
const PULLED: f64 = 0.3;

/// What is done to the page.
pub trait Hands {
    /// The picture stands there.
    fn place(&self, view: View);
    /// It plays the way from there to where it stands, in so many milliseconds.
    fn fly(&self, from: View, ms: f64);
    /// It is aside by so much, and its neighbours come with it.
    fn aside(&self, way: f64);
    /// The ground is so dark, from 0 to 1.
    fn veil(&self, dark: f64);
    /// The neighbour to the left (-1) or to the right (1) comes, in so many milliseconds; 0: none does.
    fn turn(&self, side: i8, ms: f64);
    /// The lightbox closes.
    fn close(&self);
    /// The reader has zoomed to that scale.
    fn zoomed(&self, scale: f64);
}

/// The stage of one open lightbox. Times are in milliseconds, places from the middle of the stage.
#[derive(Debug)]
pub struct Stage<H> {
    hands: H,
    gesture: Gesture,
    around: Around,
    /// What is drawn, or will be once what plays has ended.
    drawn: View,
    playing: Option<Playing>,
    /// Whether nothing may move by itself.
    still: bool,
}

/// The way to where the picture comes to rest.
#[derive(Clone, Copy, Debug)]
struct Playing {
    from: View,
    start: f64,
    time: f64,
}

impl<H: Hands> Stage<H> {
    /// A stage with a whole picture on it.
    pub const fn new(hands: H, still: bool) -> Self {
        Self { hands, gesture: Gesture::NONE, around: Around::NONE, drawn: View::WHOLE, playing: None, still }
    }

    /// How large stage and picture are, and which neighbours there are.
    pub fn measured(&mut self, around: Around) {
        self.around = around;
    }

    /// A finger comes down.
    pub fn down(&mut self, id: i32, at: Point, time: f64) {
        if let Some(Playing { from, .. }) = self.playing.filter(|_| !self.gesture.is_held()) {
            // A picture that glides is caught where it is; anything else has arrived.
            let glides = self.drawn.is_zoomed() && from.scale == self.drawn.scale;
            let caught = if glides { self.now(time) } else { self.drawn };
            self.draw(caught);
            self.gesture.view = caught;
        }
        self.gesture.down(id, at, time, self.around);
    }

    /// A finger goes on. Returns whether it drags.
    pub fn moved(&mut self, id: i32, to: Point, time: f64) -> bool {
        if let Some(pose) = self.gesture.moved(id, to, time) {
            match pose {
                Pose::View(view) => self.draw(view),
                Pose::Aside(way) => {
                    self.draw(View { scale: 1.0, at: Point::new(way, 0.0) });
                    self.hands.aside(way);
                }
                Pose::Down(way) => {
                    let part = (way / self.around.room.stage.height.max(1.0)).min(1.0);
                    self.draw(View { scale: 1.0 - PULLED * part, at: Point::new(0.0, way) });
                    self.hands.veil(1.0 - part);
                }
            }
        }
        self.gesture.is_drag()
    }

    /// A finger is lifted.
    pub fn up(&mut self, id: i32, time: f64) {
        match self.gesture.up(id, time) {
            Some(End::Rest(view, ms)) => self.rest(view, time, ms),
            Some(End::DoubleTap(at)) => self.toggle(at, time),
            Some(End::Turn(0)) => {
                self.hands.turn(0, self.ms(SETTLE));
                self.rest(View::WHOLE, time, SETTLE);
            }
            Some(End::Turn(side)) => self.hands.turn(side, self.ms(SETTLE)),
            Some(End::Close) => self.hands.close(),
            Some(End::Tap) | None => {}
        }
    }

    /// The browser takes the fingers away.
    pub fn cancel(&mut self, time: f64) {
        if !self.gesture.is_held() {
            return;
        }
        let view = self.gesture.cancel();
        self.hands.turn(0, 0.0);
        self.rest(view, time, SETTLE);
    }

    /// The wheel goes so many pixels; `fine`: it stands for a pinch.
    pub fn wheel(&mut self, way: f64, fine: bool, at: Point, time: f64) {
        let step = 1.0 + (way.abs() * if fine { 0.01 } else { 0.002 }).min(0.5);
        // There and back is where it was.
        let factor = if way < 0.0 { step } else { 1.0 / step };
        let view = self.gesture.view;
        self.zoom(view.scale * factor, at, time, 0.0);
    }

    /// A step larger (1) or smaller (-1), or whole again (0).
    pub fn step(&mut self, way: i8, time: f64) {
        let scale = self.gesture.view.scale;
        let to = match way {
            0 => 1.0,
            1.. => scale * STEP,
            _ => scale / STEP,
        };
        self.zoom(to, Point::MIDDLE, time, SETTLE);
    }

    /// To the file's own pixels, or whole again.
    pub fn toggle(&mut self, at: Point, time: f64) {
        self.zoom(self.around.room.toggled(self.gesture.view), at, time, SETTLE);
    }

    /// Moves a zoomed picture. Returns whether it is one.
    pub fn pan(&mut self, way: Point, time: f64) -> bool {
        let view = self.gesture.view;
        if view.is_zoomed() {
            let moved = View { at: view.at.plus(way), ..view };
            self.rest(self.around.room.held(moved), time, SETTLE);
        }
        view.is_zoomed()
    }

    /// The stage, or the picture's file, is another size: the picture stays where it may.
    pub fn resized(&mut self) {
        let view = self.around.room.held(self.gesture.view);
        if view != self.gesture.view && !self.gesture.is_held() {
            self.rest(view, 0.0, 0.0);
        }
    }

    /// Another picture stands there, whole.
    pub fn turned(&mut self) {
        self.playing = None;
        self.drawn = View::WHOLE;
        self.gesture.replace(self.around);
    }

    /// Where the picture is just now.
    pub fn now(&self, time: f64) -> View {
        let Some(Playing { from, start, time: whole }) = self.playing else { return self.drawn };
        let part = eased((time - start) / whole);
        let between = |from: f64, to: f64| from + (to - from) * part;
        let at = Point::new(between(from.at.x, self.drawn.at.x), between(from.at.y, self.drawn.at.y));
        View { scale: between(from.scale, self.drawn.scale), at }
    }

    fn zoom(&mut self, scale: f64, about: Point, time: f64, ms: f64) {
        let view = self.around.room.zoomed(self.gesture.view, scale, about);
        self.rest(view, time, ms);
    }

    /// The picture comes to rest, wherever it was.
    fn rest(&mut self, view: View, time: f64, ms: f64) {
        let from = self.now(time);
        let scale = self.gesture.view.scale;
        self.gesture.view = view;
        self.draw(view);
        self.hands.veil(1.0);
        let ms = self.ms(ms);
        if ms > 0.0 && from != view {
            self.hands.fly(from, ms);
            self.playing = Some(Playing { from, start: time, time: ms });
        }
        if scale != 1.0 || view.is_zoomed() {
            self.hands.zoomed(view.scale);
        }
    }

    fn draw(&mut self, view: View) {
        self.playing = None;
        self.drawn = view;
        self.hands.place(view);
    }

    /// How long something takes that moves by itself.
    fn ms(&self, ms: f64) -> f64 {
        if self.still { 0.0 } else { ms }
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, rc::Rc};

    use super::*;
    use crate::{geometry::Size, zoom_bounds::Room};

    /// Writes down what is done to the page.
    #[derive(Clone, Debug, Default)]
    struct Notes(Rc<RefCell<Vec<String>>>);

    impl Notes {
        fn add(&self, note: String) {
            self.0.borrow_mut().push(note);
        }
    }

    impl Hands for Notes {
        fn place(&self, view: View) {
            self.add(format!("place {} {} {}", view.at.x, view.at.y, view.scale));
        }

        fn fly(&self, from: View, ms: f64) {
            self.add(format!("fly {} {} {} {ms}", from.at.x, from.at.y, from.scale));
        }

        fn aside(&self, way: f64) {
            self.add(format!("aside {way}"));
        }

        fn veil(&self, dark: f64) {
            self.add(format!("veil {dark}"));
        }

        fn turn(&self, side: i8, ms: f64) {
            self.add(format!("turn {side} {ms}"));
        }

        fn close(&self) {
            self.add("close".to_owned());
        }

        fn zoomed(&self, scale: f64) {
            self.add(format!("zoomed {scale}"));
        }
    }

    fn check(still: bool, act: impl FnOnce(&mut Stage<Notes>), expected: &[&str]) {
        let notes = Notes::default();
        let mut stage = Stage::new(notes.clone(), still);
        let room = Room { stage: Size::new(1000.0, 800.0), picture: Size::new(2000.0, 1000.0) };
        stage.measured(Around { room, left: true, right: true });
        act(&mut stage);
        assert_eq!(*notes.0.borrow(), expected);
    }

    fn drag(stage: &mut Stage<Notes>, way: &[(f64, f64)]) {
        for (place, (x, y)) in way.iter().enumerate() {
            let (at, time) = (Point::new(*x, *y), place as f64 * 10.0);
            if place == 0 {
                stage.down(1, at, time);
            } else {
                stage.moved(1, at, time);
            }
        }
        stage.up(1, (way.len() - 1) as f64 * 10.0);
    }

    #[test]
    fn a_swipe_takes_the_neighbours_along() {
        let way = &[(0.0, 0.0), (-10.0, 0.0), (-110.0, 0.0)];
        check(false, |stage| drag(stage, way), &["place -100 0 1", "aside -100", "turn 1 180"]);
        check(true, |stage| drag(stage, way), &["place -100 0 1", "aside -100", "turn 1 0"]);
    }

    #[test]
    fn a_pull_closes_or_comes_back() {
        check(
            false,
            |stage| drag(stage, &[(0.0, 0.0), (0.0, 10.0), (0.0, 410.0)]),
            &["place 0 400 0.85", "veil 0.5", "close"],
        );
        check(
            false,
            |stage| {
                drag(stage, &[(0.0, 0.0), (0.0, 10.0), (0.0, 50.0), (0.0, 10.0)]);
                stage.down(1, Point::MIDDLE, 20.0);
            },
            &["place 0 40 0.985", "veil 0.95", "place 0 0 1", "veil 1", "place 0 0 1", "veil 1"],
        );
    }

    #[test]
    fn zooming_plays_and_is_said() {
        check(
            false,
            |stage| stage.toggle(Point::new(100.0, 0.0), 0.0),
            &["place -100 0 2", "veil 1", "fly 0 0 1 180", "zoomed 2"],
        );
        check(true, |stage| stage.step(1, 0.0), &["place 0 0 1.5", "veil 1", "zoomed 1.5"]);
        check(
            false,
            |stage| {
                stage.wheel(-100.0, false, Point::MIDDLE, 0.0);
                stage.wheel(100.0, false, Point::MIDDLE, 0.0);
            },
            &["place 0 0 1.2", "veil 1", "zoomed 1.2", "place 0 0 1", "veil 1", "zoomed 1"],
        );
        check(false, |stage| stage.step(-1, 0.0), &["place 0 0 1", "veil 1"]);
    }

    #[test]
    fn a_glide_is_caught_where_it_is_and_a_zoom_has_arrived() {
        let zoomed = ["place 0 0 2", "veil 1", "fly 0 0 1 180", "zoomed 2"];
        check(
            false,
            |stage| {
                stage.toggle(Point::MIDDLE, 0.0);
                stage.down(1, Point::MIDDLE, 90.0);
            },
            &[&zoomed[..], &["place 0 0 2"]].concat(),
        );
        check(
            false,
            |stage| {
                stage.toggle(Point::MIDDLE, 0.0);
                stage.pan(Point::new(80.0, 0.0), 1000.0);
                stage.down(1, Point::MIDDLE, 1090.0);
            },
            &[&zoomed[..], &["place 80 0 2", "veil 1", "fly 0 0 2 180", "zoomed 2", "place 70 0 2"]].concat(),
        );
    }

    #[test]
    fn only_a_zoomed_picture_is_panned() {
        check(true, |stage| assert!(!stage.pan(Point::new(80.0, 0.0), 0.0)), &[]);
        check(
            true,
            |stage| {
                stage.toggle(Point::MIDDLE, 0.0);
                assert!(stage.pan(Point::new(80.0, 900.0), 0.0));
                stage.turned();
                assert!(!stage.pan(Point::new(80.0, 0.0), 0.0));
            },
            &["place 0 0 2", "veil 1", "zoomed 2", "place 80 100 2", "veil 1", "zoomed 2"],
        );
    }
}
