//! Properties that hold for any input.

use lightbox_gestures::{
    geometry::{Point, Size, Transform},
    gesture::{DragUpdate, Gesture, GestureEnd, Layout},
    velocity::{VelocityTracker, fling_distance},
    zoom_bounds::ZoomBounds,
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

fn any_point() -> impl Strategy<Value = Point> {
    (-2000.0..2000.0f64, -2000.0..2000.0f64).prop_map(|(x, y)| Point::new(x, y))
}

/// Any transform, including those that no gesture produces.
fn any_transform() -> impl Strategy<Value = Transform> {
    let number = || prop_oneof![-1e4..1e4f64, any::<f64>()];
    (number(), number(), number()).prop_map(|(scale, x, y)| Transform { scale, offset: Point::new(x, y) })
}

/// Any container and picture, including those without an area.
fn any_bounds() -> impl Strategy<Value = ZoomBounds> {
    let side = || prop_oneof![1 => Just(0.0), 5 => 1.0..5000.0f64];
    (side(), side(), side(), side())
        .prop_map(|(a, b, c, d)| ZoomBounds { container: Size::new(a, b), picture: Size::new(c, d) })
}

/// How far a centred picture extends beyond the container on each side; 0 where it doesn't.
fn overflow(bounds: &ZoomBounds, scale: f64) -> (f64, f64) {
    let (size, container) = (bounds.fitted(), bounds.container);
    let along = |picture: f64, container: f64| ((picture * scale - container) / 2.0).max(0.0);
    (along(size.width, container.width), along(size.height, container.height))
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn zooming_there_and_back_is_the_identity(
        offset in any_point(), from in 1.0..8.0f64, to in 1.0..8.0f64, about in any_point(),
    ) {
        let start = Transform { scale: from, offset };
        let back = start.zoomed(to, about).zoomed(from, about);
        prop_assert!((back.scale - start.scale).abs() < 1e-9);
        prop_assert!((back.offset - start.offset).length() < 1e-6, "{back:?}");
    }

    #[test]
    fn zooming_out_altogether_ends_at_the_identity(
        bounds in any_bounds(), about in any_point(), scale in 1.0..9.0f64,
    ) {
        let zoomed = bounds.zoomed(Transform::IDENTITY, scale, about);
        prop_assert_eq!(bounds.zoomed(zoomed, 1.0, about), Transform::IDENTITY);
    }

    #[test]
    fn a_clamped_picture_covers_the_container_or_is_centred(bounds in any_bounds(), requested in any_transform()) {
        let clamped = bounds.clamp(requested);
        prop_assert!(clamped.scale >= 1.0 && clamped.scale <= 10.0, "{clamped:?}");
        let (x, y) = overflow(&bounds, clamped.scale);
        prop_assert!(clamped.offset.x.abs() <= x && clamped.offset.y.abs() <= y, "{clamped:?} of {x} {y}");
        prop_assert_eq!(bounds.clamp(clamped), clamped);
    }

    #[test]
    fn a_dragged_picture_never_leaves_the_container(
        bounds in any_bounds(), requested in (0.01..100.0f64, any_point()),
    ) {
        let drawn = bounds.rubber_band(Transform { scale: requested.0, offset: requested.1 * 10.0 });
        prop_assert!(drawn.scale.is_finite() && drawn.scale > 0.0, "{drawn:?}");
        let ((x, y), container) = (overflow(&bounds, drawn.scale), bounds.container);
        // An edge of the picture never moves beyond the opposite edge of the container.
        prop_assert!(drawn.offset.x.abs() <= x + container.width, "{drawn:?}");
        prop_assert!(drawn.offset.y.abs() <= y + container.height, "{drawn:?}");
    }

    #[test]
    fn a_fling_is_finite(
        steps in prop::collection::vec((0.0..500.0f64, any_point()), 0..20), now in 0.0..1000.0f64,
    ) {
        let mut tracker = VelocityTracker::NEW;
        steps.into_iter().for_each(|(time, position)| tracker.add(time, position));
        let distance = fling_distance(tracker.velocity(now));
        prop_assert!(distance.x.is_finite() && distance.y.is_finite());
    }

    #[test]
    fn any_sequence_of_pointer_events_ends_within_the_bounds(
        steps in prop::collection::vec((0..4u8, 0..3i32, any_point(), 0.0..40.0f64), 0..80),
        bounds in any_bounds(), has_left in any::<bool>(), has_right in any::<bool>(),
    ) {
        let layout = Layout { bounds, has_left, has_right };
        let mut gesture = Gesture::NEW;
        let mut now = 0.0;
        for (event, id, position, elapsed) in steps {
            now += elapsed;
            match event {
                0 => gesture.pointer_down(id, position, now, layout),
                1 => if let Some(GestureEnd::Navigate(side)) = gesture.pointer_up(id, now) {
                    let has_neighbour = if side < 0 { has_left } else { has_right };
                    prop_assert!(side == 0 || has_neighbour);
                },
                _ => {
                    let update = gesture.pointer_move(id, position, now);
                    if let Some(DragUpdate::Swipe(offset) | DragUpdate::PullDown(offset)) = update {
                        prop_assert!(offset.is_finite());
                    }
                }
            }
            let Transform { scale, offset } = gesture.transform;
            prop_assert!(scale.is_finite() && offset.x.is_finite() && offset.y.is_finite(), "{scale} {offset:?}");
            if !gesture.is_active() {
                prop_assert_eq!(bounds.clamp(gesture.transform), gesture.transform);
            }
        }
    }
}
