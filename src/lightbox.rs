//! The lightbox's heavy half, a file of its own that comes when a picture is opened: fingers, the wheel and zooming. It
//! is arithmetic on plain numbers, and knows no page: `static/lightbox.js` listens, measures and draws. The frame, which
//! opens at once and works without all this, is `components/lightbox.rs`.

pub mod gesture;
pub mod motion;
pub mod plane;
pub mod room;
pub mod stage;
#[cfg(not(target_arch = "wasm32"))]
pub mod words;

use wasm_bindgen::prelude::*;

use self::{
    gesture::Around,
    plane::{Point, Size, View},
    room::Room,
    stage::{Hands, Stage},
};

#[wasm_bindgen]
extern "C" {
    /// What `static/lightbox/hands.js` does to the page: see [`Hands`].
    #[derive(Clone, Debug)]
    pub type Page;
    #[wasm_bindgen(method)]
    fn place(this: &Page, x: f64, y: f64, scale: f64);
    #[wasm_bindgen(method)]
    fn fly(this: &Page, x: f64, y: f64, scale: f64, ms: f64);
    #[wasm_bindgen(method)]
    fn aside(this: &Page, way: f64);
    #[wasm_bindgen(method)]
    fn veil(this: &Page, dark: f64);
    #[wasm_bindgen(method)]
    fn turn(this: &Page, side: i8, ms: f64);
    #[wasm_bindgen(method)]
    fn close(this: &Page);
    #[wasm_bindgen(method)]
    fn zoomed(this: &Page, scale: f64);
    #[wasm_bindgen(method)]
    fn leave(this: &Page, x: f64, y: f64, scale: f64);
}

impl Hands for Page {
    fn place(&self, view: View) {
        self.place(view.at.x, view.at.y, view.scale);
    }

    fn fly(&self, from: View, ms: f64) {
        self.fly(from.at.x, from.at.y, from.scale, ms);
    }

    fn aside(&self, way: f64) {
        self.aside(way);
    }

    fn veil(&self, dark: f64) {
        self.veil(dark);
    }

    fn turn(&self, side: i8, ms: f64) {
        self.turn(side, ms);
    }

    fn close(&self) {
        self.close();
    }

    fn zoomed(&self, scale: f64) {
        self.zoomed(scale);
    }
}

/// The stage of one open lightbox. Times are those of the page's events, places from the middle of the stage, all in
/// milliseconds and CSS pixels.
#[wasm_bindgen]
pub struct Lightbox {
    stage: Stage<Page>,
    page: Page,
}

#[wasm_bindgen]
impl Lightbox {
    /// A stage with a whole picture on it. `still`: nothing may move by itself.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(page: Page, still: bool) -> Self {
        Self { stage: Stage::new(page.clone(), still), page }
    }

    /// The sizes of stage and picture, and whether neighbours wait on the left and on the right.
    pub fn measured(&mut self, width: f64, height: f64, own_width: f64, own_height: f64, left: bool, right: bool) {
        let room = Room { stage: Size::new(width, height), picture: Size::new(own_width, own_height) };
        self.stage.measured(Around { room, left, right });
    }

    /// A finger comes down.
    pub fn down(&mut self, id: i32, x: f64, y: f64, time: f64) {
        self.stage.down(id, Point::new(x, y), time);
    }

    /// A finger goes on. Returns whether it drags.
    pub fn moved(&mut self, id: i32, x: f64, y: f64, time: f64) -> bool {
        self.stage.moved(id, Point::new(x, y), time)
    }

    /// A finger is lifted.
    pub fn up(&mut self, id: i32, time: f64) {
        self.stage.up(id, time);
    }

    /// The browser takes the fingers away.
    pub fn cancel(&mut self, time: f64) {
        self.stage.cancel(time);
    }

    /// The wheel goes so many pixels; `fine`: it stands for a pinch.
    pub fn wheel(&mut self, way: f64, fine: bool, x: f64, y: f64, time: f64) {
        self.stage.wheel(way, fine, Point::new(x, y), time);
    }

    /// A step larger (1) or smaller (-1), or whole again (0).
    pub fn step(&mut self, way: i8, time: f64) {
        self.stage.step(way, time);
    }

    /// To the file's own pixels, or whole again.
    pub fn toggle(&mut self, time: f64) {
        self.stage.toggle(Point::default(), time);
    }

    /// Moves a zoomed picture. Returns whether it is one.
    pub fn pan(&mut self, x: f64, y: f64, time: f64) -> bool {
        self.stage.pan(Point::new(x, y), time)
    }

    /// The stage, or the picture's file, is another size.
    pub fn resized(&mut self) {
        self.stage.resized();
    }

    /// Another picture stands there, whole.
    pub fn turned(&mut self) {
        self.stage.turned();
    }

    /// The lightbox is closed: the picture leaves from where it is.
    pub fn leave(&self, time: f64) {
        let view = self.stage.now(time);
        self.page.leave(view.at.x, view.at.y, view.scale);
    }
}
