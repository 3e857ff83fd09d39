//! A moment or a day, as far as a news article needs one.
