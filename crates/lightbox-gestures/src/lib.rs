//! The gestures of a picture viewer, independent of a browser: pointer, wheel and key input in, transforms out.
//!
//! The picture is fitted into a container. It can be zoomed (double tap, pinch, wheel, keys), panned with momentum while
//! it is zoomed, swiped to a neighbour and pulled down to be dismissed while it is not. All values are plain numbers in
//! CSS pixels and milliseconds. The crate has no dependencies and does not panic.
//!
//! | module | contents |
//! |---|---|
//! | [`viewer`] | the entry point: events in, calls of a [`Surface`](viewer::Surface) out |
//! | [`gesture`] | the gesture recogniser |
//! | [`zoom_bounds`] | how far a picture may be zoomed and moved, and the rubber band beyond |
//! | [`velocity`] | the velocity of a pointer, flings, the direction of a swipe, the easing |
//! | [`geometry`] | points, sizes, transforms |
//!
//! # Example
//!
//! ```
//! use lightbox_gestures::{
//!     geometry::{Point, Size, Transform},
//!     gesture::Layout,
//!     viewer::{Surface, Viewer},
//!     zoom_bounds::ZoomBounds,
//! };
//!
//! /// A surface that prints what it would draw.
//! struct Terminal;
//!
//! impl Surface for Terminal {
//!     fn set_transform(&self, transform: Transform) {
//!         println!("scale {}, offset {:?}", transform.scale, transform.offset);
//!     }
//!     fn animate_from(&self, _: Transform, _: f64) {}
//!     fn slide_neighbours(&self, _: f64) {}
//!     fn set_backdrop_opacity(&self, _: f64) {}
//!     fn navigate(&self, _: i8, _: f64) {}
//!     fn close(&self) {}
//!     fn zoom_changed(&self, _: f64) {}
//!     fn reduced_motion(&self) -> bool {
//!         true
//!     }
//! }
//!
//! let mut viewer = Viewer::new(Terminal);
//! let bounds = ZoomBounds { container: Size::new(1000.0, 800.0), picture: Size::new(4000.0, 2000.0) };
//! viewer.set_layout(Layout { bounds, has_left: false, has_right: true });
//!
//! // Two taps at the same position, 200 ms apart, zoom to the natural size of the file.
//! for time in [0.0, 200.0] {
//!     viewer.pointer_down(1, Point::new(100.0, 0.0), time);
//!     viewer.pointer_up(1, time + 50.0);
//! }
//! assert_eq!(viewer.current(300.0), Transform { scale: 4.0, offset: Point::new(-300.0, 0.0) });
//! ```

pub mod geometry;
pub mod gesture;
pub mod velocity;
pub mod viewer;
pub mod zoom_bounds;
