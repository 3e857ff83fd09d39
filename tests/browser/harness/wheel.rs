//! Wheel input.

use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::Result;
use serde_json::json;

use super::{Engine, Page};

impl Page {
    /// Turns the wheel at a position, with or without Control held.
    ///
    /// WebKitGTK's driver ignores modifier keys for the wheel. With Control held, a script dispatches the event there, which
    /// is then not trusted.
    pub(crate) async fn wheel(&self, x: f64, y: f64, dx: f64, dy: f64, control: bool) -> Result<()> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        if control && self.engine == Engine::WebKit {
            self.execute(&format!(
                "at({x}, {y}).dispatchEvent(new WheelEvent('wheel', {{ bubbles: true, composed: true, cancelable: true, \
                 ctrlKey: true, clientX: {x}, clientY: {y}, deltaX: {dx}, deltaY: {dy} }}))"
            ))
            .await?;
        } else {
            // WebKitGTK subtracts the previous delta of the same input source, so each turn uses a new source.
            let id = format!("wheel-{}", COUNT.fetch_add(1, Ordering::Relaxed));
            let (x, y, dx, dy) = (x.round() as i64, y.round() as i64, dx.round() as i64, dy.round() as i64);
            let turn = json!({ "type": "scroll", "x": x, "y": y, "deltaX": dx, "deltaY": dy, "duration": 0 });
            let modifiers: &[&str] = if control { &["Control"] } else { &[] };
            self.perform_holding(modifiers, json!({ "type": "wheel", "id": id, "actions": [turn] })).await?;
        }
        // Scrolling starts asynchronously, and there is no event if nothing will scroll.
        self.pause(300).await;
        Ok(())
    }
}
