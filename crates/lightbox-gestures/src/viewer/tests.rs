use std::{cell::RefCell, rc::Rc};

use super::*;
use crate::{geometry::Size, zoom_bounds::ZoomBounds};

/// A surface that records its calls.
#[derive(Clone, Debug, Default)]
struct Recorder {
    calls: Rc<RefCell<Vec<String>>>,
    reduced_motion: bool,
}

impl Recorder {
    fn add(&self, call: String) {
        self.calls.borrow_mut().push(call);
    }
}

impl Surface for Recorder {
    fn set_transform(&self, Transform { scale, offset }: Transform) {
        self.add(format!("transform {} {} {scale}", offset.x, offset.y));
    }

    fn animate_from(&self, Transform { scale, offset }: Transform, duration: f64) {
        self.add(format!("animate from {} {} {scale} in {duration}", offset.x, offset.y));
    }

    fn slide_neighbours(&self, offset: f64) {
        self.add(format!("neighbours {offset}"));
    }

    fn set_backdrop_opacity(&self, opacity: f64) {
        self.add(format!("backdrop {opacity}"));
    }

    fn navigate(&self, side: i8, duration: f64) {
        self.add(format!("navigate {side} in {duration}"));
    }

    fn close(&self) {
        self.add("close".to_owned());
    }

    fn zoom_changed(&self, scale: f64) {
        self.add(format!("zoom {scale}"));
    }

    fn reduced_motion(&self) -> bool {
        self.reduced_motion
    }
}

fn check(reduced_motion: bool, run: impl FnOnce(&mut Viewer<Recorder>), expected: &[&str]) {
    let recorder = Recorder { reduced_motion, ..Recorder::default() };
    let mut viewer = Viewer::new(recorder.clone());
    let bounds = ZoomBounds { container: Size::new(1000.0, 800.0), picture: Size::new(2000.0, 1000.0) };
    viewer.set_layout(Layout { bounds, has_left: true, has_right: true });
    run(&mut viewer);
    assert_eq!(*recorder.calls.borrow(), expected);
}

fn drag(viewer: &mut Viewer<Recorder>, path: &[(f64, f64)]) {
    for (step, (x, y)) in path.iter().enumerate() {
        let (position, time) = (Point::new(*x, *y), step as f64 * 10.0);
        if step == 0 {
            viewer.pointer_down(1, position, time);
        } else {
            viewer.pointer_move(1, position, time);
        }
    }
    viewer.pointer_up(1, (path.len() - 1) as f64 * 10.0);
}

#[test]
fn a_swipe_moves_the_neighbours() {
    let path = &[(0.0, 0.0), (-10.0, 0.0), (-110.0, 0.0)];
    let drag = |viewer: &mut Viewer<Recorder>| drag(viewer, path);
    check(false, drag, &["transform -100 0 1", "neighbours -100", "navigate 1 in 180"]);
    check(true, drag, &["transform -100 0 1", "neighbours -100", "navigate 1 in 0"]);
}

#[test]
fn a_pull_down_closes_or_is_cancelled() {
    check(
        false,
        |viewer| drag(viewer, &[(0.0, 0.0), (0.0, 10.0), (0.0, 410.0)]),
        &["transform 0 400 0.85", "backdrop 0.5", "close"],
    );
    check(
        false,
        |viewer| {
            drag(viewer, &[(0.0, 0.0), (0.0, 10.0), (0.0, 50.0), (0.0, 10.0)]);
            viewer.pointer_down(1, Point::ORIGIN, 20.0);
        },
        &["transform 0 40 0.985", "backdrop 0.95", "transform 0 0 1", "backdrop 1", "transform 0 0 1", "backdrop 1"],
    );
}

#[test]
fn zooming_is_animated_and_reported() {
    check(
        false,
        |viewer| viewer.toggle_zoom(Point::new(100.0, 0.0), 0.0),
        &["transform -100 0 2", "backdrop 1", "animate from 0 0 1 in 180", "zoom 2"],
    );
    check(true, |viewer| viewer.zoom_step(1, 0.0), &["transform 0 0 1.5", "backdrop 1", "zoom 1.5"]);
    check(
        false,
        |viewer| {
            viewer.wheel(-100.0, false, Point::ORIGIN, 0.0);
            viewer.wheel(100.0, false, Point::ORIGIN, 0.0);
        },
        &["transform 0 0 1.2", "backdrop 1", "zoom 1.2", "transform 0 0 1", "backdrop 1", "zoom 1"],
    );
    check(false, |viewer| viewer.zoom_step(-1, 0.0), &["transform 0 0 1", "backdrop 1"]);
}

#[test]
fn a_pointer_stops_a_fling_where_it_is_and_completes_a_zoom() {
    let zoomed = ["transform 0 0 2", "backdrop 1", "animate from 0 0 1 in 180", "zoom 2"];
    check(
        false,
        |viewer| {
            viewer.toggle_zoom(Point::ORIGIN, 0.0);
            viewer.pointer_down(1, Point::ORIGIN, 90.0);
        },
        &[&zoomed[..], &["transform 0 0 2"]].concat(),
    );
    check(
        false,
        |viewer| {
            viewer.toggle_zoom(Point::ORIGIN, 0.0);
            viewer.pan_step(Point::new(1.0, 0.0), 1000.0);
            viewer.pointer_down(1, Point::ORIGIN, 1090.0);
        },
        &[&zoomed[..], &["transform 80 0 2", "backdrop 1", "animate from 0 0 2 in 180", "zoom 2", "transform 70 0 2"]]
            .concat(),
    );
}

#[test]
fn only_a_zoomed_picture_is_panned() {
    check(true, |viewer| assert!(!viewer.pan_step(Point::new(1.0, 0.0), 0.0)), &[]);
    check(
        true,
        |viewer| {
            viewer.toggle_zoom(Point::ORIGIN, 0.0);
            assert!(viewer.pan_step(Point::new(1.0, 2.0), 0.0));
            viewer.reset();
            assert!(!viewer.pan_step(Point::new(1.0, 0.0), 0.0));
        },
        &["transform 0 0 2", "backdrop 1", "zoom 2", "transform 80 100 2", "backdrop 1", "zoom 2"],
    );
}
