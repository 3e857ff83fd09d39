//! Addresses that may stand in a page: a scheme allow-list, and joining with a base.
