//! Touch input, and dragging with the mouse.

use anyhow::Result;
use serde_json::{Value, json};

use super::{
    Engine, Page,
    actions::{pause, pointer, pointer_down, pointer_move, pointer_up},
};

/// The path of a pointer: where it is pressed, with the milliseconds that it rests there; then each position that it moves
/// to, with the milliseconds that the move takes.
pub(crate) type PointerPath = [(f64, f64, u64)];

/// How an engine produces touch input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// The Actions API produces trusted pointer and touch events.
    Real,
    /// A script dispatches pointer events, and a click after a tap. WebKitGTK's driver accepts touch actions, but moves the
    /// mouse.
    Synthesised,
}

/// The milliseconds between two moves of a pointer.
const MOVE_INTERVAL: u64 = 20;

/// Splits a path into moves of `MOVE_INTERVAL`.
fn steps(path: &PointerPath) -> Vec<(f64, f64, u64)> {
    let mut steps = Vec::new();
    for pair in path.windows(2) {
        let ((x, y, _), (to_x, to_y, ms)) = (pair[0], pair[1]);
        let count = (ms / MOVE_INTERVAL).max(1);
        for step in 1..=count {
            let fraction = step as f64 / count as f64;
            steps.push((x + (to_x - x) * fraction, y + (to_y - y) * fraction, ms / count));
        }
    }
    steps
}

/// The actions of a pointer that is pressed, moved along a path and released.
fn actions(path: &PointerPath) -> Vec<Value> {
    let (x, y, ms) = path[0];
    let mut actions = vec![pointer_move(x, y, 0), pointer_down(0)];
    if ms > 0 {
        actions.push(pause(ms));
    }
    actions.extend(steps(path).into_iter().map(|(x, y, ms)| pointer_move(x, y, ms)));
    actions.push(pointer_up(0));
    actions
}

impl Page {
    /// How this engine produces touch input.
    pub(crate) fn touch_kind(&self) -> Touch {
        if self.engine == Engine::WebKit { Touch::Synthesised } else { Touch::Real }
    }

    /// Drags a pointer of the type `touch` or `mouse` along a path.
    pub(crate) async fn drag(&self, pointer_type: &str, path: &PointerPath) -> Result<()> {
        if pointer_type == "touch" {
            return self.multi_touch(&[path]).await;
        }
        self.perform(vec![pointer("mouse", "mouse", actions(path))]).await?;
        self.settle().await
    }

    /// Moves several touch contacts at once. Contacts that are to end together need paths with equally many and long moves.
    pub(crate) async fn multi_touch(&self, paths: &[&PointerPath]) -> Result<()> {
        match self.touch_kind() {
            Touch::Real => {
                let contacts = paths.iter().enumerate();
                let sources = contacts.map(|(index, path)| pointer(&format!("touch-{index}"), "touch", actions(path)));
                self.perform(sources.collect()).await?;
            }
            Touch::Synthesised => {
                let paths: Vec<_> = paths.iter().map(|path| json!({ "from": path[0], "steps": steps(path) })).collect();
                self.execute(&format!("{} await synthesiseTouch({})", include_str!("touch.js"), json!(paths))).await?;
            }
        }
        self.settle().await
    }

    /// Taps.
    pub(crate) async fn tap(&self, x: f64, y: f64) -> Result<()> {
        self.multi_touch(&[&[(x, y, 40)]]).await
    }

    /// Taps twice, fast enough for a double tap.
    pub(crate) async fn double_tap(&self, x: f64, y: f64) -> Result<()> {
        if self.touch_kind() == Touch::Synthesised {
            self.tap(x, y).await?;
            return self.tap(x, y).await;
        }
        let mut sequence = actions(&[(x, y, 40)]);
        sequence.push(pause(60));
        sequence.extend(actions(&[(x, y, 40)]));
        self.perform(vec![pointer("touch-0", "touch", sequence)]).await?;
        self.settle().await
    }

    /// Moves two touch contacts, left and right of a position, from one distance to another.
    pub(crate) async fn pinch(&self, (x, y): (f64, f64), from: f64, to: f64, ms: u64) -> Result<()> {
        let path = |side: f64| [(x + side * from / 2.0, y, 0), (x + side * to / 2.0, y, ms)];
        self.multi_touch(&[&path(-1.0), &path(1.0)]).await
    }
}
