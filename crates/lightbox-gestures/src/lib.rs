//! Pointers, wheel and keys over a picture, turned into transforms.

pub mod geometry;
pub mod gesture;
pub mod velocity;
pub mod viewer;
pub mod zoom_bounds;
