//! The strings of the lightbox chunk.

pub mod words;
