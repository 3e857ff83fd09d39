//! The tests that cannot be run in all engines, and the reasons. `cargo xtask test browser` skips them in these engines, and
//! lists them at the end.

/// Tests, the engines that can run them, and the reason why the others can't.
pub(crate) struct EngineLimit {
    pub(crate) engines: &'static [&'static str],
    pub(crate) reason: &'static str,
    pub(crate) tests: &'static [&'static str],
}

pub(crate) const ENGINE_LIMITS: &[EngineLimit] = &[
    EngineLimit {
        engines: &["chromium"],
        reason: "only Chromium reports the size of its heap and the number of its nodes",
        tests: &[
            "lightbox::memory::showing_a_hundred_pictures_leaks_no_memory",
            "lightbox::memory::opening_and_closing_thirty_times_leaks_no_memory",
        ],
    },
    EngineLimit {
        engines: &["chromium"],
        reason: "only Chromium's driver can pinch-zoom a page and emulate a screen with notches",
        tests: &[
            "lightbox::viewport::the_dialog_keeps_clear_of_screen_notches",
            "lightbox::viewport::on_a_pinch_zoomed_page_the_dialog_fills_the_visual_viewport",
        ],
    },
    EngineLimit {
        engines: &["chromium"],
        reason: "only Chromium's driver can disconnect the network, set the device pixel ratio, and prerender",
        tests: &[
            "adblock::not_shown::no_notice_when_offline_after_the_page_has_loaded",
            "adblock::not_shown::zoom_and_device_pixels_do_not_change_the_verdict",
            "adblock::shown::it_is_not_shown_while_prerendering",
        ],
    },
    EngineLimit {
        engines: &["chromium", "firefox"],
        reason: "WebKitGTK can't emulate the print media type",
        tests: &[
            "article::print_has_no_controls_and_shows_link_urls",
            "adblock::page_effects::the_notice_is_not_printed",
        ],
    },
    EngineLimit {
        engines: &["chromium", "firefox"],
        reason: "WebKitGTK has no forced colours",
        tests: &[
            "article::forced_colours_keep_every_control",
            "axe::the_lightbox_in_forced_colours",
            "lightbox::controls::every_control_is_visible_in_forced_colours",
        ],
    },
    EngineLimit {
        engines: &["chromium", "firefox"],
        reason: "WebKitGTK can't emulate a device without hover",
        tests: &["related::the_buttons_are_shown_only_where_a_pointer_can_hover"],
    },
    EngineLimit {
        engines: &["chromium", "firefox"],
        reason: "MiniBrowser has no tabs",
        tests: &[
            "adblock::shown::it_is_not_shown_in_a_background_tab",
            "adblock::shown::it_is_shown_once_a_session_across_all_tabs",
            "related::middle_and_ctrl_click_open_a_tab",
        ],
    },
    EngineLimit {
        engines: &["firefox"],
        reason: "only Firefox has a tracking protection that a test can turn on",
        tests: &["adblock::not_shown::no_notice_under_strict_tracking_protection"],
    },
    EngineLimit {
        engines: &["chromium", "firefox"],
        reason: "MiniBrowser has no extensions (its ad blocker is a content filter)",
        tests: &[
            "harness_tests::an_extension_can_be_installed",
            "adblock::page_effects::a_users_own_rule_hides_it_without_a_gap",
            "adblock::real_blockers::it_is_shown_once_within_four_seconds",
            "adblock::real_blockers::without_cosmetic_filtering_it_is_shown_on_the_second_visit",
            "adblock::real_blockers::it_is_not_shown_on_a_trusted_site",
            "adblock::real_blockers::a_rule_in_the_users_blocker_hides_it",
            "adblock::real_blockers::the_user_is_thanked_once_after_trusting_the_site",
        ],
    },
];

/// The tests that an engine can't run.
pub(crate) fn unsupported(engine: &str) -> impl Iterator<Item = &'static str> {
    ENGINE_LIMITS.iter().filter(move |limit| !limit.engines.contains(&engine)).flat_map(|limit| limit.tests).copied()
}
