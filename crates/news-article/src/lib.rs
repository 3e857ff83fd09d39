//! A news article as data.

pub mod answer;
pub mod formats;
pub mod html;
pub mod json;
pub mod model;
pub mod scan;
