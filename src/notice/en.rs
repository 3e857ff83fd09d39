//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    label: "A note from this site",
    notice: "Ads pay for this site. If you like, allow them here; reading is free either way.",
    how: "How to allow this site",
    why: "Why am I seeing this?",
    days: "Not for 30 days",
    never: "Don’t show again",
    close: "Close this note",
    steps: "Choose your blocker. Each way allows advertising on {name} only; allow only sites that you trust.",
    ublock_origin: "Click the uBlock Origin icon, a shield, in the browser’s toolbar.\n\
                    Click the large power button: the blocker is now off for {name}.\n\
                    Load this page again.",
    adblock_plus: "Click the Adblock Plus icon in the browser’s toolbar.\n\
                   Under “Block ads on”, switch off “This website: {name}”.\n\
                   Load this page again.",
    adguard: "Click the AdGuard icon in the browser’s toolbar.\n\
              Switch off the protection for {name}.\n\
              Load this page again.",
    brave: "Click the Brave icon, a lion, in the address bar.\n\
            Switch Shields off for {name}. The page loads again by itself.",
    firefox: "Click the shield in the address bar.\n\
              Switch off Enhanced Tracking Protection for {name}. The page loads again by itself.",
    other: "Another blocker",
    other_steps: "Open the blocker from the browser’s toolbar or menu.\n\
                  Pause it on {name} only, or add {name} to its allowed sites.\n\
                  Load this page again.",
    probes: "For a moment this page held some empty elements and a picture of one pixel that ad blockers take for \
             advertising, each with a neutral twin to compare it with. This is what became of them:",
    hidden: "{name}, an empty element, was hidden; its twin was not.",
    stopped: "{name}, a picture, was stopped; its twin was not.",
    passed: "{name} was left alone.",
    unknown: "{name} gave no answer.",
    privacy: "No report of this is sent to anyone.",
    thanks: "Thank you for allowing advertising on {name}.",
};
