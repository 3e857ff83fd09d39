//! The Actions API of WebDriver: input sources, each with its list of actions, one action a tick.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};

use super::{Page, input::key_code};

/// A key input source.
pub(super) fn keyboard(actions: Vec<Value>) -> Value {
    json!({ "type": "key", "id": "keyboard", "actions": actions })
}

/// A pointer input source of the type `mouse` or `touch`.
pub(super) fn pointer(id: &str, pointer_type: &str, actions: Vec<Value>) -> Value {
    json!({ "type": "pointer", "id": id, "parameters": { "pointerType": pointer_type }, "actions": actions })
}

pub(super) fn key_down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key })
}

pub(super) fn key_up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key })
}

/// A move to a position in the viewport that takes `ms` milliseconds.
pub(super) fn pointer_move(x: f64, y: f64, ms: u64) -> Value {
    json!({ "type": "pointerMove", "x": x.round() as i64, "y": y.round() as i64, "duration": ms })
}

pub(super) fn pointer_down(button: u8) -> Value {
    json!({ "type": "pointerDown", "button": button })
}

pub(super) fn pointer_up(button: u8) -> Value {
    json!({ "type": "pointerUp", "button": button })
}

pub(super) fn pause(ms: u64) -> Value {
    json!({ "type": "pause", "duration": ms })
}

impl Page {
    /// Performs the actions of the sources in parallel.
    pub(super) async fn perform(&self, sources: Vec<Value>) -> Result<()> {
        let text = Value::from(sources.clone()).to_string();
        self.driver.handle().cmd(Command::PerformActions(Actions::from(Value::from(sources)))).await.context(text)?;
        Ok(())
    }

    /// Performs the actions of a source while modifier keys are held.
    pub(super) async fn perform_holding(&self, modifiers: &[&str], source: Value) -> Result<()> {
        let codes = modifiers.iter().map(|key| key_code(key)).collect::<Result<Vec<_>>>()?;
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
