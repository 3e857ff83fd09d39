//! Real keys and a real mouse.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::Page;

/// WebDriver's code for a key's name.
fn code(name: &str) -> Result<char> {
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

/// The modifiers' bits in the DevTools protocol.
fn modifiers(names: &[&str]) -> u8 {
    names
        .iter()
        .map(|name| match *name {
            "Alt" => 1,
            "Control" => 2,
            "Meta" => 4,
            "Shift" => 8,
            _ => 0,
        })
        .sum()
}

impl Page {
    /// Presses keys one after another; `Shift+Tab` is a chord.
    pub(crate) async fn keys(&self, keys: &[&str]) -> Result<()> {
        for chord in keys {
            let codes = chord.split('+').map(code).collect::<Result<Vec<_>>>()?;
            let mut chain = self.driver.action_chain();
            for code in &codes {
                chain = chain.key_down(*code);
            }
            for code in codes.iter().rev() {
                chain = chain.key_up(*code);
            }
            chain.perform().await.with_context(|| format!("pressing {chord}"))?;
        }
        self.act("await settled()").await
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
    pub(crate) async fn click_with(&self, css: &str, button: &str, held: &[&str]) -> Result<()> {
        let (x, y) = self.middle(css).await?;
        let hit: Value = self
            .eval(&format!(
                "((node, hit) => node.contains(hit) || (hit?.outerHTML ?? 'nothing').slice(0, 120))($({}), W.shadowRoot.elementFromPoint({x}, {y}))",
                json!(css)
            ))
            .await?;
        ensure!(hit == true, "{css} can't be clicked: at its middle is {hit}");
        self.mouse("mouseMoved", x, y, "none", held).await?;
        self.mouse("mousePressed", x, y, button, held).await?;
        self.mouse("mouseReleased", x, y, button, held).await?;
        self.act("await settled()").await
    }

    /// One event of the mouse.
    pub(crate) async fn mouse(&self, kind: &str, x: f64, y: f64, button: &str, held: &[&str]) -> Result<()> {
        let clicks = u8::from(kind != "mouseMoved");
        let params = json!({
            "type": kind, "x": x, "y": y, "button": button, "clickCount": clicks, "modifiers": modifiers(held),
        });
        self.cdp("Input.dispatchMouseEvent", params).await.map(drop)
    }

    /// Turns the wheel over a place.
    pub(crate) async fn wheel(&self, x: f64, y: f64, down: f64) -> Result<()> {
        let params = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": down });
        self.cdp("Input.dispatchMouseEvent", params).await?;
        self.pause(300).await;
        Ok(())
    }
}
