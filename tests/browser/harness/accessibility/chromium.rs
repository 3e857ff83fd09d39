//! Chromium's accessibility tree.

use anyhow::Result;
use serde_json::{Value, json};

use super::{AccessibilityNode, Page};

pub(super) async fn tree(page: &Page) -> Result<Vec<AccessibilityNode>> {
    let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
    Ok(nodes
        .iter()
        .filter(|node| node["ignored"] != true)
        .map(|node| AccessibilityNode {
            role: text(&node["role"]),
            name: text(&node["name"]),
            properties: node["properties"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|property| {
                    let name = property["name"].as_str().unwrap_or_default().to_owned();
                    (name, property["value"]["value"].clone())
                })
                .collect(),
        })
        .collect())
}
