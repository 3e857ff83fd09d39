//! Plain text out of the model: word counts, reading time, what a run says without its markup.
