//! English.

use yew::AttrValue;

use super::Strings;

const fn text(text: &'static str) -> AttrValue {
    AttrValue::Static(text)
}

pub(super) const STRINGS: Strings = Strings {
    published: text("Published"),
    updated: text("Updated"),
    reading_time: text("{n} min read"),
    by: text("By"),
    comma: text(", "),
    and: text(" and "),
    source: text("Source:"),
    key_points: text("Key points"),
    corrections: text("Corrections"),
    corrected: text("This article was corrected: see the note at its foot."),
    open_image: text("Enlarge picture: {name}"),
    credit: text("Credit:"),
    image_missing: text("This picture could not be loaded."),
    gallery: text("Gallery of {n} pictures"),
    table: text("Table"),
    embed_notice: text("This content is shown by {name}. Loading it lets {name} see your visit."),
    embed_load: text("Load content"),
    embed_visit: text("Open on {name}"),
    lightbox: text("Picture viewer"),
    counter: text("{n} of {of}"),
    close: text("Close"),
    previous_image: text("Previous picture"),
    next_image: text("Next picture"),
    hide_caption: text("Hide caption"),
    show_caption: text("Show caption"),
    related: text("Related articles"),
    previous_cards: text("Previous articles"),
    next_cards: text("More articles"),
    back_to_top: text("Back to top"),
};
