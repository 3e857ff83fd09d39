//! The Actions API of WebDriver: sources of input, each with its list of actions, tick by tick.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};

use super::{Page, input::code};

/// Keys of a keyboard.
pub(super) fn keyboard(actions: Vec<Value>) -> Value {
    json!({ "type": "key", "id": "keyboard", "actions": actions })
}

/// A pointer: the `mouse`, or a finger (`touch`).
pub(super) fn pointer(id: &str, kind: &str, actions: Vec<Value>) -> Value {
    json!({ "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": actions })
}

pub(super) fn key_down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key })
}

pub(super) fn key_up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key })
}

/// To a place in the viewport, in so many milliseconds.
pub(super) fn move_to(x: f64, y: f64, ms: u64) -> Value {
    json!({ "type": "pointerMove", "x": x.round() as i64, "y": y.round() as i64, "duration": ms })
}

pub(super) fn down(button: u8) -> Value {
    json!({ "type": "pointerDown", "button": button })
}

pub(super) fn up(button: u8) -> Value {
    json!({ "type": "pointerUp", "button": button })
}

pub(super) fn rest(ms: u64) -> Value {
    json!({ "type": "pause", "duration": ms })
}

impl Page {
    /// Performs the actions of the sources, side by side.
    pub(super) async fn perform(&self, sources: Vec<Value>) -> Result<()> {
        let text = Value::from(sources.clone()).to_string();
        self.driver.handle().cmd(Command::PerformActions(Actions::from(Value::from(sources)))).await.context(text)?;
        Ok(())
    }

    /// The same while keys are held.
    pub(super) async fn perform_holding(&self, held: &[&str], source: Value) -> Result<()> {
        let codes = held.iter().map(|key| code(key)).collect::<Result<Vec<_>>>()?;
        let keys = |action: fn(char) -> Value| vec![keyboard(codes.iter().map(|key| action(*key)).collect())];
        if !codes.is_empty() {
            self.perform(keys(key_down)).await?;
        }
        let outcome = self.perform(vec![source]).await;
        if !codes.is_empty() {
            self.perform(keys(key_up)).await?;
        }
        outcome
    }
}
