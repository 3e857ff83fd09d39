//! The tests that some engine can't run, and why. `cargo xtask test browser` leaves them out there, and lists them at
//! its end.

/// Some tests, the engines that can run them, and what the others lack.
pub(crate) struct Only {
    pub(crate) engines: &'static [&'static str],
    pub(crate) reason: &'static str,
    pub(crate) tests: &'static [&'static str],
}

pub(crate) const ONLY: &[Only] = &[
    Only {
        engines: &["chromium"],
        reason: "only Chromium tells how large its heap is and how many nodes there are",
        tests: &[
            "lightbox::memory::case_13_a_hundred_turns_leave_nothing_behind",
            "lightbox::memory::case_13_thirty_rounds_of_open_and_close_leave_nothing_behind",
        ],
    },
    Only {
        engines: &["chromium"],
        reason: "only Chromium's driver zooms a page as two fingers do, and has a screen with notches",
        tests: &[
            "lightbox::viewport::case_19_it_keeps_clear_of_a_screens_notches",
            "lightbox::viewport::case_19_on_a_pinch_zoomed_page_it_fills_what_is_seen",
        ],
    },
    Only {
        engines: &["chromium"],
        reason: "only Chromium's driver takes the network away, changes the device's pixels, and prerenders",
        tests: &[
            "notice::silent::case_08_offline_after_the_page_has_loaded",
            "notice::silent::case_12_zoom_and_device_pixels",
            "notice::shown::case_14_not_while_prerendering",
        ],
    },
    Only {
        engines: &["chromium", "firefox"],
        reason: "WebKitGTK can't be told to show a page as on paper",
        tests: &[
            "article::on_paper_there_are_no_controls_and_links_are_spelt_out",
            "notice::manners::case_15_never_on_paper",
        ],
    },
    Only {
        engines: &["chromium", "firefox"],
        reason: "WebKitGTK has no forced colours",
        tests: &[
            "article::forced_colours_keep_every_control",
            "axe::the_lightbox_in_forced_colours",
            "lightbox::looks::case_25_every_control_is_seen_in_forced_colours",
        ],
    },
    Only {
        engines: &["chromium", "firefox"],
        reason: "WebKitGTK can't be told that nothing hovers",
        tests: &["strip::arrows_only_where_a_pointer_can_hover"],
    },
    Only {
        engines: &["chromium", "firefox"],
        reason: "MiniBrowser opens no tabs",
        tests: &[
            "notice::shown::case_14_not_in_a_background_tab",
            "notice::shown::once_a_session_over_all_tabs",
            "strip::case_31_middle_and_ctrl_click_open_a_tab",
        ],
    },
    Only {
        engines: &["firefox"],
        reason: "only Firefox brings a tracking protection that a test can turn on",
        tests: &["notice::silent::case_06_tracking_protection_strict"],
    },
    Only {
        engines: &["chromium", "firefox"],
        reason: "MiniBrowser has no extensions (the blocker is a content filter there)",
        tests: &[
            "gestures::an_extension_can_be_installed",
            "notice::manners::case_18_a_readers_own_rule_hides_it_without_a_gap",
            "notice::real::case_01_and_02_shown_once_within_four_seconds",
            "notice::real::case_03_where_nothing_is_hidden_on_the_second_visit",
            "notice::real::case_05_a_site_that_is_trusted",
            "notice::real::case_18_a_rule_in_the_readers_blocker_hides_it",
            "notice::real::case_25_a_site_that_is_trusted_in_the_end_is_thanked_once",
        ],
    },
];

/// The tests that are not for an engine.
pub(crate) fn others(engine: &str) -> impl Iterator<Item = &'static str> {
    ONLY.iter().filter(move |only| !only.engines.contains(&engine)).flat_map(|only| only.tests).copied()
}
