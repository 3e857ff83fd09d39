//! What holds for the lightbox's arithmetic, whatever fingers do.

use lightbox_gestures::{
    geometry::{Point, Size, View},
    gesture::{Around, End, Gesture, Pose},
    velocity::{Trail, glided},
    zoom_bounds::Room,
};
use proptest::{prelude::*, test_runner::RngSeed};

/// The same inputs in every run. `PROPTEST_CASES=20000` searches with a new seed instead.
fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let searching = std::env::var_os("PROPTEST_CASES").is_some();
    let (cases, rng_seed) =
        if searching { (default.cases, default.rng_seed) } else { (cases, RngSeed::Fixed(20_260_131)) };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..default }
}

fn view(scale: f64, x: f64, y: f64) -> View {
    View { scale, at: Point::new(x, y) }
}

fn any_point() -> impl Strategy<Value = Point> {
    (-2000.0..2000.0f64, -2000.0..2000.0f64).prop_map(|(x, y)| Point::new(x, y))
}

/// Any view, also one that no reader could come to.
fn any_view() -> impl Strategy<Value = View> {
    let number = || prop_oneof![-1e4..1e4f64, any::<f64>()];
    (number(), number(), number()).prop_map(|(scale, x, y)| view(scale, x, y))
}

/// Any stage and picture, also ones without room.
fn any_room() -> impl Strategy<Value = Room> {
    let side = || prop_oneof![1 => Just(0.0), 5 => 1.0..5000.0f64];
    (side(), side(), side(), side()).prop_map(|(a, b, c, d)| Room { stage: Size::new(a, b), picture: Size::new(c, d) })
}

/// How far the picture reaches beyond the stage on each side while it is in the middle; 0 where it doesn't.
fn beyond(room: &Room, scale: f64) -> (f64, f64) {
    let (size, stage) = (room.fitted(), room.stage);
    let way = |picture: f64, stage: f64| ((picture * scale - stage) / 2.0).max(0.0);
    (way(size.width, stage.width), way(size.height, stage.height))
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn zooming_back_returns(at in any_point(), from in 1.0..8.0f64, to in 1.0..8.0f64, about in any_point()) {
        let start = View { scale: from, at };
        let back = start.zoomed(to, about).zoomed(from, about);
        prop_assert!((back.scale - start.scale).abs() < 1e-9);
        prop_assert!(back.at.minus(start.at).length() < 1e-6, "{back:?}");
    }

    #[test]
    fn zooming_in_and_out_ends_whole(room in any_room(), about in any_point(), scale in 1.0..9.0f64) {
        prop_assert_eq!(room.zoomed(room.zoomed(View::WHOLE, scale, about), 1.0, about), View::WHOLE);
    }

    #[test]
    fn the_picture_never_leaves_the_stage(room in any_room(), asked in any_view()) {
        let held = room.held(asked);
        prop_assert!(held.scale >= 1.0 && held.scale <= 10.0, "{held:?}");
        let (x, y) = beyond(&room, held.scale);
        prop_assert!(held.at.x.abs() <= x && held.at.y.abs() <= y, "{held:?} of {x} {y}");
        prop_assert_eq!(room.held(held), held);
    }

    #[test]
    fn nor_the_viewport_while_a_finger_pulls(room in any_room(), asked in (0.01..100.0f64, any_point())) {
        let seen = room.resisting(View { scale: asked.0, at: asked.1.times(10.0) });
        prop_assert!(seen.scale.is_finite() && seen.scale > 0.0, "{seen:?}");
        let (x, y) = beyond(&room, seen.scale);
        // An edge goes no farther in than the stage is wide.
        prop_assert!(seen.at.x.abs() <= x + room.stage.width && seen.at.y.abs() <= y + room.stage.height, "{seen:?}");
    }

    #[test]
    fn no_speed_is_nan(steps in prop::collection::vec((0.0..500.0f64, any_point()), 0..20), now in 0.0..1000.0f64) {
        let mut trail = Trail::NONE;
        steps.into_iter().for_each(|(time, at)| trail.add(time, at));
        let glided = glided(trail.velocity(now));
        prop_assert!(glided.x.is_finite() && glided.y.is_finite());
    }

    #[test]
    fn whatever_fingers_do_it_ends_in_a_view_that_is_allowed(
        steps in prop::collection::vec((0..4u8, 0..3i32, any_point(), 0.0..40.0f64), 0..80),
        room in any_room(), left in any::<bool>(), right in any::<bool>(),
    ) {
        let around = Around { room, left, right };
        let mut gesture = Gesture::NONE;
        let mut now = 0.0;
        for (what, id, at, time) in steps {
            now += time;
            match what {
                0 => gesture.down(id, at, now, around),
                1 => if let Some(End::Turn(way)) = gesture.up(id, now) {
                    let there = if way < 0 { left } else { right };
                    prop_assert!(way == 0 || there);
                },
                _ => if let Some(Pose::Aside(way) | Pose::Down(way)) = gesture.moved(id, at, now) {
                    prop_assert!(way.is_finite());
                },
            }
            let view = gesture.view;
            prop_assert!(view.scale.is_finite() && view.at.x.is_finite() && view.at.y.is_finite(), "{view:?}");
            if !gesture.is_held() {
                prop_assert_eq!(room.held(view), view);
            }
        }
    }
}
