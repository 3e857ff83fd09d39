//! Fingers, and the mouse where it draws a line.

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    Engine, Page,
    actions::{down, move_to, pointer, rest, up},
};

/// Where a finger comes down, with the milliseconds that it rests there; then each place that it goes to, with the
/// milliseconds that it takes.
pub(crate) type Way = [(f64, f64, u64)];

/// What an engine's fingers are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// The Actions API brings pointer and touch events, trusted ones.
    Real,
    /// A script dispatches pointer events, and a click after a tap. WebKitGTK has no fingers: asked for one, its driver
    /// answers that all is well and moves the mouse.
    Synthesised,
}

/// How often a moving finger says where it is, in milliseconds.
const TICK: u64 = 20;

/// A way in steps of a tick.
fn steps(way: &Way) -> Vec<(f64, f64, u64)> {
    let mut steps = Vec::new();
    for pair in way.windows(2) {
        let ((x, y, _), (to_x, to_y, ms)) = (pair[0], pair[1]);
        let count = (ms / TICK).max(1);
        for step in 1..=count {
            let part = step as f64 / count as f64;
            steps.push((x + (to_x - x) * part, y + (to_y - y) * part, ms / count));
        }
    }
    steps
}

/// The actions of a finger that comes, goes its way and leaves.
fn actions(way: &Way) -> Vec<Value> {
    let (x, y, ms) = way[0];
    let mut actions = vec![move_to(x, y, 0), down(0)];
    if ms > 0 {
        actions.push(rest(ms));
    }
    actions.extend(steps(way).into_iter().map(|(x, y, ms)| move_to(x, y, ms)));
    actions.push(up(0));
    actions
}

impl Page {
    /// What fingers are made of here.
    pub(crate) fn touch_kind(&self) -> Touch {
        if self.engine == Engine::WebKit { Touch::Synthesised } else { Touch::Real }
    }

    /// Drags a pointer, `touch` or `mouse`, along a way.
    pub(crate) async fn drag(&self, kind: &str, way: &Way) -> Result<()> {
        if kind == "touch" {
            return self.fingers(&[way]).await;
        }
        self.perform(vec![pointer("mouse", "mouse", actions(way))]).await?;
        self.settle().await
    }

    /// Several fingers at once. Those that end together are of ways with as many and as long steps.
    pub(crate) async fn fingers(&self, ways: &[&Way]) -> Result<()> {
        match self.touch_kind() {
            Touch::Real => {
                let fingers = ways.iter().enumerate();
                self.perform(
                    fingers.map(|(place, way)| pointer(&format!("finger-{place}"), "touch", actions(way))).collect(),
                )
                .await?;
            }
            Touch::Synthesised => {
                let ways: Vec<_> = ways.iter().map(|way| json!({ "from": way[0], "steps": steps(way) })).collect();
                self.act(&format!("{} await synthesise({})", include_str!("touch.js"), json!(ways))).await?;
            }
        }
        self.settle().await
    }

    /// A finger taps.
    pub(crate) async fn tap(&self, x: f64, y: f64) -> Result<()> {
        self.fingers(&[&[(x, y, 40)]]).await
    }

    /// A finger taps twice, as for a double click.
    pub(crate) async fn double_tap(&self, x: f64, y: f64) -> Result<()> {
        if self.touch_kind() == Touch::Synthesised {
            self.tap(x, y).await?;
            return self.tap(x, y).await;
        }
        let mut twice = actions(&[(x, y, 40)]);
        twice.push(rest(60));
        twice.extend(actions(&[(x, y, 40)]));
        self.perform(vec![pointer("finger-0", "touch", twice)]).await?;
        self.settle().await
    }

    /// Two fingers, left and right of a place, go from one distance to another.
    pub(crate) async fn pinch(&self, (x, y): (f64, f64), from: f64, to: f64, ms: u64) -> Result<()> {
        let way = |side: f64| [(x + side * from / 2.0, y, 0), (x + side * to / 2.0, y, ms)];
        self.fingers(&[&way(-1.0), &way(1.0)]).await
    }
}
