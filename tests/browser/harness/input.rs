//! Real keys and a real mouse.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{
    Page,
    actions::{down, key_down, key_up, keyboard, move_to, pointer, up},
};

/// WebDriver's code for a key's name.
pub(super) fn code(name: &str) -> Result<char> {
    Ok(match name {
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Meta" => '\u{e03d}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        other => {
            let mut letters = other.chars();
            let letter = letters.next().context("an empty key")?;
            ensure!(letters.next().is_none(), "no key is called {other}");
            letter
        }
    })
}

/// WebDriver's number of a mouse's button.
fn button(name: &str) -> u8 {
    match name {
        "middle" => 1,
        "right" => 2,
        _ => 0,
    }
}

impl Page {
    /// Presses keys one after another; `Shift+Tab` is a chord. (A `+` alone is the key.)
    pub(crate) async fn keys(&self, keys: &[&str]) -> Result<()> {
        for chord in keys {
            let names = if *chord == "+" { vec!["+"] } else { chord.split('+').collect() };
            let codes = names.into_iter().map(code).collect::<Result<Vec<_>>>()?;
            let actions = codes.iter().map(|&key| key_down(key)).chain(codes.iter().rev().map(|&key| key_up(key)));
            self.perform(vec![keyboard(actions.collect())]).await.with_context(|| format!("pressing {chord}"))?;
        }
        self.settle().await
    }

    /// The middle of an element in the widget's shadow root, brought into view.
    pub(crate) async fn middle(&self, css: &str) -> Result<(f64, f64)> {
        let place: Value = self
            .run(&format!(
                "const node = $({css}); if (!node) return null; \
                 node.scrollIntoView({{ block: 'center', inline: 'nearest', behavior: 'instant' }}); await settled(); \
                 const box = node.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]",
                css = json!(css)
            ))
            .await?;
        let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else {
            anyhow::bail!("nothing to click matches {css}");
        };
        Ok((x, y))
    }

    /// Clicks an element in the widget's shadow root.
    pub(crate) async fn click(&self, css: &str) -> Result<()> {
        self.click_with(css, "left", &[]).await
    }

    /// Clicks with a button (`left`, `middle`, `right`) and modifiers held.
    pub(crate) async fn click_with(&self, css: &str, name: &str, held: &[&str]) -> Result<()> {
        let (x, y) = self.middle(css).await?;
        let hit: Value = self
            .eval(&format!(
                "((node, hit) => node.contains(hit) || (hit?.outerHTML ?? 'nothing').slice(0, 120))($({}), W.shadowRoot.elementFromPoint({x}, {y}))",
                json!(css)
            ))
            .await?;
        ensure!(hit == true, "{css} can't be clicked: at its middle is {hit}");
        let click = vec![move_to(x, y, 0), down(button(name)), up(button(name))];
        self.perform_holding(held, pointer("mouse", "mouse", click)).await?;
        self.settle().await
    }

    /// One event of the mouse: `mouseMoved`, `mousePressed`, `mouseReleased`, at a place.
    pub(crate) async fn mouse(&self, kind: &str, x: f64, y: f64, name: &str, held: &[&str]) -> Result<()> {
        let mut actions = vec![move_to(x, y, 0)];
        match kind {
            "mousePressed" => actions.push(down(button(name))),
            "mouseReleased" => actions.push(up(button(name))),
            _ => {}
        }
        self.perform_holding(held, pointer("mouse", "mouse", actions)).await
    }
}
