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
        reason: "elsewhere the page may be painted before the script is there: the fallback's margins, which fold into the \
                 page's until then, move it once by 16 pixels",
        tests: &["article::a_fallback_of_the_same_shape_goes_without_a_jump"],
    },
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
            "notice::case_08_offline_after_the_page_has_loaded",
            "notice::case_12_zoom_and_device_pixels",
            "notice::case_14_not_while_prerendering",
        ],
    },
    Only {
        engines: &["chromium", "firefox"],
        reason: "WebKitGTK can't be told to show a page as on paper",
        tests: &["article::on_paper_there_are_no_controls_and_links_are_spelt_out", "notice::case_15_never_on_paper"],
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
        tests: &["strip::case_31_middle_and_ctrl_click_open_a_tab"],
    },
    Only {
        engines: &["chromium", "firefox"],
        reason: "MiniBrowser has no extensions (the blocker is a content filter there)",
        tests: &["gestures::an_extension_can_be_installed"],
    },
];

/// The tests that are not for an engine.
pub(crate) fn others(engine: &str) -> impl Iterator<Item = &'static str> {
    ONLY.iter().filter(move |only| !only.engines.contains(&engine)).flat_map(|only| only.tests).copied()
}
