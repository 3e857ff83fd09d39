//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    zoom_in: "Enlarge",
    zoom_out: "Show the whole picture",
    zoom_level: "Enlarged to {n} %",
    describe: "Picture description",
    copy: "Copy link",
    copied: "Link copied",
    share: "Share",
    original: "Open the original",
    full_screen: "Full screen",
};
