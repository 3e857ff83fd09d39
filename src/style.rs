//! The stylesheet: tokens first, then a sheet beside each component. The build joins them into the one constructable
//! sheet that every shadow root of the page shares; it travels in the loader, which needs it before the wasm runs.

/// Every sheet, in the order of the cascade.
pub const SHEETS: &[&str] = &[
    include_str!("style/tokens.css"),
    include_str!("style/states.css"),
    include_str!("style/controls.css"),
    include_str!("components/article.css"),
    include_str!("components/block.css"),
    include_str!("components/block/quote.css"),
    include_str!("components/block/table.css"),
    include_str!("components/figure.css"),
    include_str!("components/block/embed.css"),
    include_str!("components/related.css"),
    include_str!("components/notice.css"),
    include_str!("components/back_to_top.css"),
    include_str!("components/lightbox.css"),
    include_str!("style/print.css"),
];

/// The sheet of the lightbox's heavy half, which comes with it.
pub const LIGHTBOX: &str = include_str!("../js/lightbox/gestures.css");
