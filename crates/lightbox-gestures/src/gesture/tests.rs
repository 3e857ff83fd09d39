use super::*;
use crate::geometry::Size;

const LAYOUT: Layout = Layout {
    bounds: ZoomBounds { container: Size::new(1000.0, 800.0), picture: Size::new(4000.0, 2000.0) },
    has_left: true,
    has_right: true,
};

/// Drags one pointer along the positions in steps of 10 ms and lifts it. Returns the last update and the result.
fn drag(gesture: &mut Gesture, layout: Layout, path: &[(f64, f64)]) -> (Option<DragUpdate>, Option<GestureEnd>) {
    let mut update = None;
    let mut time = 1000.0;
    for (step, (x, y)) in path.iter().enumerate() {
        time += 10.0;
        let position = Point::new(*x, *y);
        if step == 0 {
            gesture.pointer_down(1, position, time, layout);
        } else {
            update = gesture.pointer_move(1, position, time).or(update);
        }
    }
    (update, gesture.pointer_up(1, time))
}

fn transform(scale: f64, x: f64, y: f64) -> Transform {
    Transform { scale, offset: Point::new(x, y) }
}

fn zoomed() -> Gesture {
    Gesture { transform: transform(3.0, 0.0, 0.0), ..Gesture::NEW }
}

#[test]
fn one_pointer_swipes_pulls_or_taps() {
    let settled = GestureEnd::Settle(Transform::IDENTITY, SETTLE_DURATION);
    for (path, update, end) in [
        (&[(0.0, 0.0), (2.0, 1.0)][..], None, GestureEnd::Tap),
        (&[(0.0, 0.0), (20.0, 0.0), (220.0, 0.0)], Some(DragUpdate::Swipe(200.0)), GestureEnd::Navigate(-1)),
        (&[(0.0, 0.0), (-20.0, 3.0), (-220.0, 30.0)], Some(DragUpdate::Swipe(-200.0)), GestureEnd::Navigate(1)),
        (&[(0.0, 0.0), (0.0, 20.0), (0.0, 320.0)], Some(DragUpdate::PullDown(300.0)), GestureEnd::Close),
        (&[(0.0, 0.0), (0.0, 20.0), (0.0, 30.0), (0.0, 20.0)], Some(DragUpdate::PullDown(0.0)), settled),
        (&[(0.0, 0.0), (0.0, -20.0), (0.0, -320.0)], None, settled),
    ] {
        assert_eq!(drag(&mut Gesture::NEW.clone(), LAYOUT, path), (update, Some(end)), "{path:?}");
    }
}

#[test]
fn a_swipe_without_a_neighbour_in_that_direction_is_cancelled() {
    let first = Layout { has_left: false, ..LAYOUT };
    let (update, end) = drag(&mut Gesture::NEW.clone(), first, &[(0.0, 0.0), (20.0, 0.0), (420.0, 0.0)]);
    assert!(matches!(update, Some(DragUpdate::Swipe(offset)) if offset > 50.0 && offset < 200.0), "{update:?}");
    assert_eq!(end, Some(GestureEnd::Navigate(0)));
}

#[test]
fn a_single_picture_is_not_swiped() {
    let single = Layout { has_left: false, has_right: false, ..LAYOUT };
    let (update, end) = drag(&mut Gesture::NEW.clone(), single, &[(0.0, 0.0), (20.0, 0.0), (420.0, 0.0)]);
    assert_eq!((update, end), (None, Some(GestureEnd::Settle(Transform::IDENTITY, SETTLE_DURATION))));
}

#[test]
fn a_zoomed_picture_is_panned_and_never_swiped_or_dismissed() {
    for to in [(900.0, 0.0), (-900.0, 10.0), (0.0, 900.0), (5000.0, 5000.0)] {
        let mut gesture = zoomed();
        let (update, end) = drag(&mut gesture, LAYOUT, &[(0.0, 0.0), (to.0 / 9.0, to.1 / 9.0), to]);
        assert!(matches!(update, Some(DragUpdate::Transform(_))), "{update:?}");
        assert!(matches!(end, Some(GestureEnd::Settle(at, _)) if at == LAYOUT.bounds.clamp(at)), "{end:?}");
    }
}

#[test]
fn a_pan_within_the_bounds_ends_in_a_fling() {
    let mut gesture = zoomed();
    let (_, end) = drag(&mut gesture, LAYOUT, &[(0.0, 0.0), (10.0, 0.0), (30.0, 0.0), (50.0, 0.0)]);
    assert!(matches!(end, Some(GestureEnd::Settle(at, FLING_DURATION)) if at.offset.x > 100.0), "{end:?}");
}

#[test]
fn a_pinch_keeps_the_part_between_the_pointers_in_place() {
    let mut gesture = Gesture::NEW;
    gesture.pointer_down(1, Point::new(-50.0, 0.0), 0.0, LAYOUT);
    gesture.pointer_down(2, Point::new(50.0, 0.0), 0.0, LAYOUT);
    gesture.pointer_move(1, Point::new(-100.0, 0.0), 10.0);
    let update = gesture.pointer_move(2, Point::new(100.0, 0.0), 10.0);
    assert_eq!(update, Some(DragUpdate::Transform(transform(2.0, 0.0, 0.0))));
    // The remaining pointer pans.
    assert_eq!(gesture.pointer_up(2, 20.0), None);
    let update = gesture.pointer_move(1, Point::new(-60.0, 0.0), 30.0);
    assert_eq!(update, Some(DragUpdate::Transform(transform(2.0, 40.0, 0.0))));
    assert!(matches!(gesture.pointer_up(1, 300.0), Some(GestureEnd::Settle(..))));
}

#[test]
fn a_pinch_below_the_fitted_size_is_reverted() {
    let mut gesture = Gesture::NEW;
    gesture.pointer_down(1, Point::new(-100.0, 0.0), 0.0, LAYOUT);
    gesture.pointer_down(2, Point::new(100.0, 0.0), 0.0, LAYOUT);
    let update = gesture.pointer_move(2, Point::new(-50.0, 0.0), 10.0);
    assert!(matches!(update, Some(DragUpdate::Transform(at)) if at.scale < 1.0 && at.scale > 0.5), "{update:?}");
    gesture.pointer_up(2, 20.0);
    assert_eq!(gesture.pointer_up(1, 20.0), Some(GestureEnd::Settle(Transform::IDENTITY, SETTLE_DURATION)));
}

#[test]
fn two_taps_close_in_time_and_position_are_a_double_tap() {
    for (second, time, expected) in [
        ((10.0, 10.0), 200.0, GestureEnd::DoubleTap(Point::new(10.0, 10.0))),
        ((90.0, 10.0), 200.0, GestureEnd::Tap),
        ((10.0, 10.0), 900.0, GestureEnd::Tap),
    ] {
        let mut gesture = Gesture::NEW;
        gesture.pointer_down(1, Point::new(0.0, 0.0), 0.0, LAYOUT);
        assert_eq!(gesture.pointer_up(1, 50.0), Some(GestureEnd::Tap));
        gesture.pointer_down(2, Point::new(second.0, second.1), time, LAYOUT);
        assert_eq!(gesture.pointer_up(2, time + 20.0), Some(expected), "{second:?} at {time}");
    }
}

#[test]
fn unknown_and_superfluous_pointers_are_ignored() {
    let mut gesture = Gesture::NEW;
    assert_eq!(gesture.pointer_move(7, Point::ORIGIN, 0.0), None);
    assert_eq!(gesture.pointer_up(7, 0.0), None);
    for id in 1..=3 {
        gesture.pointer_down(id, Point::new(f64::from(id), 0.0), 0.0, LAYOUT);
    }
    assert_eq!(gesture.pointer_up(3, 1.0), None);
    assert!(gesture.is_active());
    assert_eq!((gesture.cancel(), gesture.is_active()), (Transform::IDENTITY, false));
}
