//! From an article to the pictures of its lightbox.
