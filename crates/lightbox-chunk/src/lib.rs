//! The wasm of the lightbox chunk: [`lightbox_gestures`] as plain functions for `js/lightbox`, which handles events,
//! measures, and draws.
//!
//! All parameters and results are numbers or booleans. A class with `web_sys` types would add an allocator, a table of
//! JavaScript objects and their glue: 2.7 KB.
//!
//! Times are the time stamps of DOM events in milliseconds. Positions are relative to the centre of the container, in CSS
//! pixels.

use std::cell::RefCell;

use lightbox_gestures::{
    geometry::{Point, Size, Transform},
    gesture::Layout,
    velocity,
    viewer::{Surface, Viewer},
    zoom_bounds::ZoomBounds,
};
use wasm_bindgen::prelude::*;

/// The allocator: smaller than the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    /// The viewer of the topmost lightbox. If one lightbox was opened on top of another, the lower one is started again
    /// when it is used next.
    static VIEWER: RefCell<Viewer<JsSurface>> = const { RefCell::new(Viewer::new(JsSurface)) };
}

/// The active `PictureSurface`: the variable `surface` of `js/lightbox/surface.js`. The imports below can refer to it by its
/// name, because the packer joins that module and wasm-bindgen's glue in one scope.
#[derive(Clone, Copy, Debug)]
struct JsSurface;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = surface, js_name = setTransform)]
    fn set_transform(x: f64, y: f64, scale: f64);
    #[wasm_bindgen(js_namespace = surface, js_name = animateFrom)]
    fn animate_from(x: f64, y: f64, scale: f64, duration: f64);
    #[wasm_bindgen(js_namespace = surface, js_name = slideNeighbours)]
    fn slide_neighbours(offset: f64);
    #[wasm_bindgen(js_namespace = surface, js_name = setBackdropOpacity)]
    fn set_backdrop_opacity(opacity: f64);
    #[wasm_bindgen(js_namespace = surface, js_name = navigate)]
    fn navigate(side: i8, duration: f64);
    #[wasm_bindgen(js_namespace = surface, js_name = close)]
    fn close();
    #[wasm_bindgen(js_namespace = surface, js_name = zoomChanged)]
    fn zoom_changed(scale: f64);
    #[wasm_bindgen(js_namespace = surface, js_name = reducedMotion)]
    fn reduced_motion() -> bool;
    #[wasm_bindgen(js_namespace = surface, js_name = returnToThumbnail)]
    fn return_to_thumbnail(x: f64, y: f64, scale: f64);
}

impl Surface for JsSurface {
    fn set_transform(&self, Transform { scale, offset }: Transform) {
        set_transform(offset.x, offset.y, scale);
    }

    fn animate_from(&self, Transform { scale, offset }: Transform, duration: f64) {
        animate_from(offset.x, offset.y, scale, duration);
    }

    fn slide_neighbours(&self, offset: f64) {
        slide_neighbours(offset);
    }

    fn set_backdrop_opacity(&self, opacity: f64) {
        set_backdrop_opacity(opacity);
    }

    fn navigate(&self, side: i8, duration: f64) {
        navigate(side, duration);
    }

    fn close(&self) {
        close();
    }

    fn zoom_changed(&self, scale: f64) {
        zoom_changed(scale);
    }

    fn reduced_motion(&self) -> bool {
        reduced_motion()
    }
}

/// Calls a function with the viewer. The surface's functions never call this module, so the borrow always succeeds.
fn with_viewer<T: Default>(call: impl FnOnce(&mut Viewer<JsSurface>) -> T) -> T {
    VIEWER
        .try_with(|viewer| viewer.try_borrow_mut().map(|mut viewer| call(&mut viewer)).unwrap_or_default())
        .unwrap_or_default()
}

/// Starts the viewer of a lightbox, without zoom.
#[wasm_bindgen]
pub fn start() {
    with_viewer(|viewer| *viewer = Viewer::new(JsSurface));
}

/// Sets the sizes of the container and of the picture's file, and whether there are neighbours on the left and right.
#[wasm_bindgen(js_name = setLayout)]
pub fn set_layout(width: f64, height: f64, picture_width: f64, picture_height: f64, has_left: bool, has_right: bool) {
    let bounds = ZoomBounds { container: Size::new(width, height), picture: Size::new(picture_width, picture_height) };
    with_viewer(|viewer| viewer.set_layout(Layout { bounds, has_left, has_right }));
}

/// A pointer goes down.
#[wasm_bindgen(js_name = pointerDown)]
pub fn pointer_down(id: i32, x: f64, y: f64, time: f64) {
    with_viewer(|viewer| viewer.pointer_down(id, Point::new(x, y), time));
}

/// A pointer moves. Returns whether it drags.
#[wasm_bindgen(js_name = pointerMove)]
pub fn pointer_move(id: i32, x: f64, y: f64, time: f64) -> bool {
    with_viewer(|viewer| viewer.pointer_move(id, Point::new(x, y), time))
}

/// A pointer goes up.
#[wasm_bindgen(js_name = pointerUp)]
pub fn pointer_up(id: i32, time: f64) {
    with_viewer(|viewer| viewer.pointer_up(id, time));
}

/// The browser cancels the pointers.
#[wasm_bindgen]
pub fn cancel(time: f64) {
    with_viewer(|viewer| viewer.cancel(time));
}

/// The wheel is turned by a distance in pixels. `is_pinch`: the event represents a pinch on a touchpad.
#[wasm_bindgen]
pub fn wheel(distance: f64, is_pinch: bool, x: f64, y: f64, time: f64) {
    with_viewer(|viewer| viewer.wheel(distance, is_pinch, Point::new(x, y), time));
}

/// Zooms in (1) or out (-1) by one step, or resets the zoom (0).
#[wasm_bindgen(js_name = zoomStep)]
pub fn zoom_step(direction: i8, time: f64) {
    with_viewer(|viewer| viewer.zoom_step(direction, time));
}

/// Zooms to the natural size of the file, or resets the zoom.
#[wasm_bindgen(js_name = toggleZoom)]
pub fn toggle_zoom(time: f64) {
    with_viewer(|viewer| viewer.toggle_zoom(Point::ORIGIN, time));
}

/// Pans a zoomed picture by one step in a direction. Returns whether the picture is zoomed.
#[wasm_bindgen(js_name = panStep)]
pub fn pan_step(x: f64, y: f64, time: f64) -> bool {
    with_viewer(|viewer| viewer.pan_step(Point::new(x, y), time))
}

/// The size of the container or of the picture's file has changed.
#[wasm_bindgen]
pub fn resized() {
    with_viewer(Viewer::resized);
}

/// Another picture is shown, without zoom.
#[wasm_bindgen]
pub fn reset() {
    with_viewer(Viewer::reset);
}

/// The lightbox is closed: the picture returns to its thumbnail from its current transform.
#[wasm_bindgen]
pub fn leave(time: f64) {
    let transform = with_viewer(|viewer| Some(viewer.current(time)));
    if let Some(Transform { scale, offset }) = transform {
        return_to_thumbnail(offset.x, offset.y, scale);
    }
}

/// The largest scale, up to `max_scale`, at which a picture fits into a container; 0 if either of them has no area.
#[wasm_bindgen(js_name = fitScale)]
pub fn fit_scale(picture_width: f64, picture_height: f64, width: f64, height: f64, max_scale: f64) -> f64 {
    let picture = Size::new(picture_width, picture_height);
    picture.fit_scale(Size::new(width, height), max_scale).unwrap_or(0.0)
}

/// The easing function of all animations, from 0 to 1.
#[wasm_bindgen(js_name = easeOutCubic)]
pub fn ease_out_cubic(progress: f64) -> f64 {
    velocity::ease_out_cubic(progress)
}
