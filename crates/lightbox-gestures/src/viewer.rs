//! The viewer: handles pointer, wheel and key input, owns the transform of the picture, and draws it on a [`Surface`].

use super::{
    geometry::{Point, Transform},
    gesture::{DragUpdate, Gesture, GestureEnd, Layout, SETTLE_DURATION},
    velocity::ease_out_cubic,
};

/// The factor of one zoom step by key.
const ZOOM_STEP: f64 = 1.5;

/// The distance of one pan step by key, in CSS pixels.
const PAN_STEP: f64 = 80.0;

/// The fraction by which a picture shrinks when it is pulled down by the height of the container.
const DISMISS_SHRINK: f64 = 0.3;

/// The output of a viewer: draws the picture, and performs the result of a gesture. Durations are in milliseconds.
pub trait Surface {
    /// Draws the picture at a transform without animation. Cancels a running animation.
    fn set_transform(&self, transform: Transform);
    /// Animates the picture from a transform to the one that was set last.
    fn animate_from(&self, from: Transform, duration: f64);
    /// Moves the neighbours together with the picture, whose offset from the centre is `offset`.
    fn slide_neighbours(&self, offset: f64);
    /// Draws the backdrop at an opacity from 0 to 1.
    fn set_backdrop_opacity(&self, opacity: f64);
    /// Slides in the neighbour on the left (-1) or the right (1) and shows it; 0: slides the neighbours back.
    fn navigate(&self, side: i8, duration: f64);
    /// Closes the lightbox.
    fn close(&self);
    /// The picture has been zoomed to a scale.
    fn zoom_changed(&self, scale: f64);
    /// Whether the user prefers reduced motion. Then there are no animations; dragging is not affected.
    fn reduced_motion(&self) -> bool;
}

/// The viewer of one picture. Times are in milliseconds, positions relative to the centre of the container.
#[derive(Debug)]
pub struct Viewer<S> {
    surface: S,
    gesture: Gesture,
    layout: Layout,
    /// The transform that is drawn, or will be when the animation ends.
    drawn: Transform,
    animation: Option<Animation>,
}

/// The animation towards the drawn transform.
#[derive(Clone, Copy, Debug)]
struct Animation {
    from: Transform,
    start: f64,
    duration: f64,
}

impl<S: Surface> Viewer<S> {
    /// A viewer without zoom. It needs a [`layout`](Self::set_layout) before the first event.
    pub const fn new(surface: S) -> Self {
        Self { surface, gesture: Gesture::NEW, layout: Layout::EMPTY, drawn: Transform::IDENTITY, animation: None }
    }

    /// Sets the sizes of the container and the picture, and whether there are neighbours. A gesture in progress keeps the
    /// layout with which it started.
    pub fn set_layout(&mut self, layout: Layout) {
        self.layout = layout;
    }

    /// A pointer goes down.
    pub fn pointer_down(&mut self, id: i32, position: Point, time: f64) {
        if let Some(Animation { from, .. }) = self.animation.filter(|_| !self.gesture.is_active()) {
            // A fling is stopped at its current position; any other animation is completed.
            let is_fling = self.drawn.is_zoomed() && from.scale == self.drawn.scale;
            let stopped = if is_fling { self.current(time) } else { self.drawn };
            self.draw(stopped);
            self.gesture.transform = stopped;
        }
        self.gesture.pointer_down(id, position, time, self.layout);
    }

    /// A pointer moves. Returns whether it drags.
    pub fn pointer_move(&mut self, id: i32, position: Point, time: f64) -> bool {
        if let Some(update) = self.gesture.pointer_move(id, position, time) {
            match update {
                DragUpdate::Transform(transform) => self.draw(transform),
                DragUpdate::Swipe(offset) => {
                    self.draw(Transform { scale: 1.0, offset: Point::new(offset, 0.0) });
                    self.surface.slide_neighbours(offset);
                }
                DragUpdate::PullDown(offset) => {
                    let fraction = (offset / self.layout.bounds.container.height.max(1.0)).min(1.0);
                    self.draw(Transform { scale: 1.0 - DISMISS_SHRINK * fraction, offset: Point::new(0.0, offset) });
                    self.surface.set_backdrop_opacity(1.0 - fraction);
                }
            }
        }
        self.gesture.is_drag()
    }

    /// A pointer goes up.
    pub fn pointer_up(&mut self, id: i32, time: f64) {
        match self.gesture.pointer_up(id, time) {
            Some(GestureEnd::Settle(transform, duration)) => self.settle(transform, time, duration),
            Some(GestureEnd::DoubleTap(position)) => self.toggle_zoom(position, time),
            Some(GestureEnd::Navigate(0)) => {
                self.surface.navigate(0, self.duration(SETTLE_DURATION));
                self.settle(Transform::IDENTITY, time, SETTLE_DURATION);
            }
            Some(GestureEnd::Navigate(side)) => self.surface.navigate(side, self.duration(SETTLE_DURATION)),
            Some(GestureEnd::Close) => self.surface.close(),
            Some(GestureEnd::Tap) | None => {}
        }
    }

    /// The browser cancels the pointers.
    pub fn cancel(&mut self, time: f64) {
        if !self.gesture.is_active() {
            return;
        }
        let transform = self.gesture.cancel();
        self.surface.navigate(0, 0.0);
        self.settle(transform, time, SETTLE_DURATION);
    }

    /// The wheel is turned by a distance in pixels, at a position. `is_pinch`: the event represents a pinch on a touchpad,
    /// whose distances are smaller.
    pub fn wheel(&mut self, distance: f64, is_pinch: bool, position: Point, time: f64) {
        let step = 1.0 + (distance.abs() * if is_pinch { 0.01 } else { 0.002 }).min(0.5);
        // A division, so that turning the wheel back restores the previous scale.
        let factor = if distance < 0.0 { step } else { 1.0 / step };
        self.zoom(self.gesture.transform.scale * factor, position, time, 0.0);
    }

    /// Zooms in (1) or out (-1) by one step, or resets the zoom (0).
    pub fn zoom_step(&mut self, direction: i8, time: f64) {
        let scale = self.gesture.transform.scale;
        let scale = match direction {
            0 => 1.0,
            1.. => scale * ZOOM_STEP,
            _ => scale / ZOOM_STEP,
        };
        self.zoom(scale, Point::ORIGIN, time, SETTLE_DURATION);
    }

    /// Zooms to the natural size of the file, or resets the zoom.
    pub fn toggle_zoom(&mut self, position: Point, time: f64) {
        let scale = self.layout.bounds.double_tap_scale(self.gesture.transform);
        self.zoom(scale, position, time, SETTLE_DURATION);
    }

    /// Pans a zoomed picture by one step in a direction. Returns whether the picture is zoomed.
    pub fn pan_step(&mut self, direction: Point, time: f64) -> bool {
        let transform = self.gesture.transform;
        if transform.is_zoomed() {
            let moved = Transform { offset: transform.offset + direction * PAN_STEP, ..transform };
            self.settle(self.layout.bounds.clamp(moved), time, SETTLE_DURATION);
        }
        transform.is_zoomed()
    }

    /// The size of the container or of the picture's file has changed: moves the picture back into the bounds.
    pub fn resized(&mut self) {
        let transform = self.layout.bounds.clamp(self.gesture.transform);
        if transform != self.gesture.transform && !self.gesture.is_active() {
            self.settle(transform, 0.0, 0.0);
        }
    }

    /// Resets the viewer for another picture, without zoom.
    pub fn reset(&mut self) {
        self.animation = None;
        self.drawn = Transform::IDENTITY;
        self.gesture.reset(self.layout);
    }

    /// The transform at a time, which may be during an animation.
    pub fn current(&self, time: f64) -> Transform {
        let Some(Animation { from, start, duration }) = self.animation else { return self.drawn };
        let progress = ease_out_cubic((time - start) / duration);
        Transform {
            scale: from.scale + (self.drawn.scale - from.scale) * progress,
            offset: from.offset + (self.drawn.offset - from.offset) * progress,
        }
    }

    fn zoom(&mut self, scale: f64, about: Point, time: f64, duration: f64) {
        self.settle(self.layout.bounds.zoomed(self.gesture.transform, scale, about), time, duration);
    }

    /// Moves the picture to a transform from its current one, which may be during an animation.
    fn settle(&mut self, transform: Transform, time: f64, duration: f64) {
        let from = self.current(time);
        let scale = self.gesture.transform.scale;
        self.gesture.transform = transform;
        self.draw(transform);
        self.surface.set_backdrop_opacity(1.0);
        let duration = self.duration(duration);
        if duration > 0.0 && from != transform {
            self.surface.animate_from(from, duration);
            self.animation = Some(Animation { from, start: time, duration });
        }
        if scale != 1.0 || transform.is_zoomed() {
            self.surface.zoom_changed(transform.scale);
        }
    }

    fn draw(&mut self, transform: Transform) {
        self.animation = None;
        self.drawn = transform;
        self.surface.set_transform(transform);
    }

    /// The duration of an animation: 0 under reduced motion.
    fn duration(&self, duration: f64) -> f64 {
        if self.surface.reduced_motion() { 0.0 } else { duration }
    }
}

#[cfg(test)]
mod tests;
