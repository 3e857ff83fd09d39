//! The wheel.

use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::Result;
use serde_json::json;

use super::{Engine, Page};

impl Page {
    /// Turns the wheel over a place, with Control held or without.
    ///
    /// WebKitGTK's wheel knows of no key: with Control held the event is made by script there, and not trusted.
    pub(crate) async fn wheel(&self, x: f64, y: f64, dx: f64, dy: f64, control: bool) -> Result<()> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        if control && self.engine == Engine::WebKit {
            self.act(&format!(
                "at({x}, {y}).dispatchEvent(new WheelEvent('wheel', {{ bubbles: true, composed: true, cancelable: true, \
                 ctrlKey: true, clientX: {x}, clientY: {y}, deltaX: {dx}, deltaY: {dy} }}))"
            ))
            .await?;
        } else {
            // WebKitGTK turns a wheel by what it was not turned by before: each turn is another wheel's.
            let id = format!("wheel-{}", COUNT.fetch_add(1, Ordering::Relaxed));
            let (x, y, dx, dy) = (x.round() as i64, y.round() as i64, dx.round() as i64, dy.round() as i64);
            let turn = json!({ "type": "scroll", "x": x, "y": y, "deltaX": dx, "deltaY": dy, "duration": 0 });
            let held: &[&str] = if control { &["Control"] } else { &[] };
            self.perform_holding(held, json!({ "type": "wheel", "id": id, "actions": [turn] })).await?;
        }
        // Whether anything scrolls is not known at once.
        self.pause(300).await;
        Ok(())
    }
}
