//! Keyboard and mouse input through WebDriver.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{
    Page,
    actions::{key_down, key_up, keyboard, pointer, pointer_down, pointer_move, pointer_up},
};

/// WebDriver's code for the name of a key.
pub(super) fn key_code(name: &str) -> Result<char> {
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
            ensure!(letters.next().is_none(), "unknown key {other}");
            letter
        }
    })
}

/// WebDriver's number for a mouse button.
fn button_number(name: &str) -> u8 {
    match name {
        "middle" => 1,
        "right" => 2,
        _ => 0,
    }
}

impl Page {
    /// Presses keys one after another. `Shift+Tab` is a chord, and `+` alone is the plus key.
    pub(crate) async fn press(&self, keys: &[&str]) -> Result<()> {
        for chord in keys {
            let names = if *chord == "+" { vec!["+"] } else { chord.split('+').collect() };
            let codes = names.into_iter().map(key_code).collect::<Result<Vec<_>>>()?;
            let actions = codes.iter().map(|&key| key_down(key)).chain(codes.iter().rev().map(|&key| key_up(key)));
            self.perform(vec![keyboard(actions.collect())]).await.with_context(|| format!("pressing {chord}"))?;
        }
        self.settle().await
    }

    /// The centre of an element in the widget's shadow root, after scrolling it into view.
    pub(crate) async fn centre_of(&self, css: &str) -> Result<(f64, f64)> {
        let centre: Value = self
            .run(&format!(
                "const node = $({css}); if (!node) return null; \
                 node.scrollIntoView({{ block: 'center', inline: 'nearest', behavior: 'instant' }}); await settled(); \
                 const box = node.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]",
                css = json!(css)
            ))
            .await?;
        let (Some(x), Some(y)) = (centre[0].as_f64(), centre[1].as_f64()) else {
            anyhow::bail!("no element matches {css}");
        };
        Ok((x, y))
    }

    /// Clicks an element in the widget's shadow root.
    pub(crate) async fn click(&self, css: &str) -> Result<()> {
        self.click_with(css, "left", &[]).await
    }

    /// Clicks with a mouse button (`left`, `middle` or `right`) while modifier keys are held.
    pub(crate) async fn click_with(&self, css: &str, button: &str, modifiers: &[&str]) -> Result<()> {
        let (x, y) = self.centre_of(css).await?;
        let hit: Value = self
            .eval(&format!(
                "((node, hit) => node.contains(hit) || (hit?.outerHTML ?? 'nothing').slice(0, 120))($({}), W.shadowRoot.elementFromPoint({x}, {y}))",
                json!(css)
            ))
            .await?;
        ensure!(hit == true, "{css} can't be clicked: at its centre is {hit}");
        let click = vec![pointer_move(x, y, 0), pointer_down(button_number(button)), pointer_up(button_number(button))];
        self.perform_holding(modifiers, pointer("mouse", "mouse", click)).await?;
        self.settle().await
    }

    /// One mouse event (`mouseMoved`, `mousePressed` or `mouseReleased`) at a position in the viewport.
    pub(crate) async fn mouse(&self, event: &str, x: f64, y: f64, button: &str, modifiers: &[&str]) -> Result<()> {
        let mut actions = vec![pointer_move(x, y, 0)];
        match event {
            "mousePressed" => actions.push(pointer_down(button_number(button))),
            "mouseReleased" => actions.push(pointer_up(button_number(button))),
            _ => {}
        }
        self.perform_holding(modifiers, pointer("mouse", "mouse", actions)).await
    }
}
