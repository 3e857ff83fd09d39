//! The lightbox's heavy half, a file of its own that comes when a picture is opened: fingers, the wheel and zooming. It
//! is arithmetic on plain numbers, and knows no page: `static/lightbox.js` listens, measures and draws. The frame, which
//! opens at once and works without all this, is `components/lightbox.rs`.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use lightbox_gestures::{
    geometry::{Point, Size, View},
    gesture::Around,
    viewer::{Hands, Stage},
    zoom_bounds::Room,
};

/// The allocator: smaller than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    /// The stage of the lightbox that the reader is in: of two, one upon the other, that on top. (Plain functions and
    /// plain numbers, since a class would bring an allocator, a table of the page's objects and their glue: 2.7 KB.)
    static STAGE: RefCell<Stage<Page>> = const { RefCell::new(Stage::new(Page, false)) };
}

/// What `hands` of `static/lightbox/hands.js` does to the page: see [`Hands`]. (The packer puts it and the glue in one
/// scope.)
#[derive(Clone, Copy, Debug)]
struct Page;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = hands)]
    fn place(x: f64, y: f64, scale: f64);
    #[wasm_bindgen(js_namespace = hands)]
    fn fly(x: f64, y: f64, scale: f64, ms: f64);
    #[wasm_bindgen(js_namespace = hands)]
    fn aside(way: f64);
    #[wasm_bindgen(js_namespace = hands)]
    fn veil(dark: f64);
    #[wasm_bindgen(js_namespace = hands)]
    fn turn(side: i8, ms: f64);
    #[wasm_bindgen(js_namespace = hands)]
    fn close();
    #[wasm_bindgen(js_namespace = hands)]
    fn zoomed(scale: f64);
    #[wasm_bindgen(js_namespace = hands, js_name = leave)]
    fn depart(x: f64, y: f64, scale: f64);
}

impl Hands for Page {
    fn place(&self, view: View) {
        place(view.at.x, view.at.y, view.scale);
    }

    fn fly(&self, from: View, ms: f64) {
        fly(from.at.x, from.at.y, from.scale, ms);
    }

    fn aside(&self, way: f64) {
        aside(way);
    }

    fn veil(&self, dark: f64) {
        veil(dark);
    }

    fn turn(&self, side: i8, ms: f64) {
        turn(side, ms);
    }

    fn close(&self) {
        close();
    }

    fn zoomed(&self, scale: f64) {
        zoomed(scale);
    }
}

/// Does something on the stage. (The page calls in from its events, never out of what is done to it here.)
fn on_stage<T: Default>(act: impl FnOnce(&mut Stage<Page>) -> T) -> T {
    STAGE
        .try_with(|stage| stage.try_borrow_mut().map(|mut stage| act(&mut stage)).unwrap_or_default())
        .unwrap_or_default()
}

// Times are those of the page's events, places from the middle of the stage, all in milliseconds and CSS pixels.

/// A lightbox opens: a stage with a whole picture on it. `still`: nothing may move by itself.
#[wasm_bindgen]
pub fn begin(still: bool) {
    on_stage(|stage| *stage = Stage::new(Page, still));
}

/// The sizes of stage and picture, and whether neighbours wait on the left and on the right.
#[wasm_bindgen]
pub fn measured(width: f64, height: f64, own_width: f64, own_height: f64, left: bool, right: bool) {
    let room = Room { stage: Size::new(width, height), picture: Size::new(own_width, own_height) };
    on_stage(|stage| stage.measured(Around { room, left, right }));
}

/// A finger comes down.
#[wasm_bindgen]
pub fn down(id: i32, x: f64, y: f64, time: f64) {
    on_stage(|stage| stage.down(id, Point::new(x, y), time));
}

/// A finger goes on. Returns whether it drags.
#[wasm_bindgen]
pub fn moved(id: i32, x: f64, y: f64, time: f64) -> bool {
    on_stage(|stage| stage.moved(id, Point::new(x, y), time))
}

/// A finger is lifted.
#[wasm_bindgen]
pub fn up(id: i32, time: f64) {
    on_stage(|stage| stage.up(id, time));
}

/// The browser takes the fingers away.
#[wasm_bindgen]
pub fn cancel(time: f64) {
    on_stage(|stage| stage.cancel(time));
}

/// The wheel goes so many pixels; `fine`: it stands for a pinch.
#[wasm_bindgen]
pub fn wheel(way: f64, fine: bool, x: f64, y: f64, time: f64) {
    on_stage(|stage| stage.wheel(way, fine, Point::new(x, y), time));
}

/// A step larger (1) or smaller (-1), or whole again (0).
#[wasm_bindgen]
pub fn step(way: i8, time: f64) {
    on_stage(|stage| stage.step(way, time));
}

/// To the file's own pixels, or whole again.
#[wasm_bindgen]
pub fn toggle(time: f64) {
    on_stage(|stage| stage.toggle(Point::MIDDLE, time));
}

/// Moves a zoomed picture. Returns whether it is one.
#[wasm_bindgen]
pub fn pan(x: f64, y: f64, time: f64) -> bool {
    on_stage(|stage| stage.pan(Point::new(x, y), time))
}

/// The stage, or the picture's file, is another size.
#[wasm_bindgen]
pub fn resized() {
    on_stage(Stage::resized);
}

/// Another picture stands there, whole.
#[wasm_bindgen]
pub fn turned() {
    on_stage(Stage::turned);
}

/// The lightbox is closed: the picture leaves from where it is.
#[wasm_bindgen]
pub fn leave(time: f64) {
    let view = on_stage(|stage| Some(stage.now(time)));
    if let Some(View { at, scale }) = view {
        depart(at.x, at.y, scale);
    }
}
