//! Firefox's accessibility tree, read by a script in its parent process.

use anyhow::Result;
use serde_json::{Value, json};

use super::{AccessibilityNode, Page};
use crate::harness::firefox::privileged;

/// Walks the page's tree once it exists and has stopped changing.
const WALK: &str = "
    const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    const { STATE_UNAVAILABLE, STATE_BUSY, EXT_STATE_MODAL } = Ci.nsIAccessibleStates;
    const read = () => {
      const nodes = [];
      const walk = (node) => {
        const [state, extra, attributes] = [{}, {}, {}];
        node.getState(state, extra);
        for (const { key, value } of node.attributes?.enumerate() ?? []) attributes[key] = value;
        const role = attributes['xml-roles']?.split(' ')[0] ?? service.getStringRole(node.role);
        nodes.push({ role, name: node.name ?? '', level: attributes.level ?? null, modal: (extra.value & EXT_STATE_MODAL) !== 0,
          disabled: (state.value & STATE_UNAVAILABLE) !== 0, busy: (state.value & STATE_BUSY) !== 0 });
        for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
      };
      const page = service.getAccessibleFor(tab)?.firstChild;
      if (page) walk(page);
      return JSON.stringify(nodes);
    };
    for (let last = '', tries = 0; ; tries++) {
      const now = read();
      if (now === last && now.length > 2 || tries > 100) return JSON.parse(now);
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }";

pub(super) async fn tree(page: &Page) -> Result<Vec<AccessibilityNode>> {
    let nodes = privileged(&page.driver, WALK).await?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(nodes
        .as_array()
        .into_iter()
        .flatten()
        .map(|node| {
            let mut properties = vec![("modal".to_owned(), node["modal"].clone())];
            properties.push(("disabled".to_owned(), node["disabled"].clone()));
            if let Some(level) = node["level"].as_str().and_then(|level| level.parse::<i64>().ok()) {
                properties.push(("level".to_owned(), json!(level)));
            }
            AccessibilityNode { role: aria_role(&text(&node["role"])), name: text(&node["name"]), properties }
        })
        .collect())
}

/// The ARIA name of one of Firefox's role names.
fn aria_role(role: &str) -> String {
    match role {
        "pushbutton" | "toggle button" => "button",
        "graphic" => "image",
        "text leaf" | "statictext" => "StaticText",
        other => other,
    }
    .to_owned()
}
