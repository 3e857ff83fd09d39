//! The page as assistive technology gets it.

use anyhow::Result;
use serde_json::{Value, json};

use super::Page;

/// A node of the accessibility tree.
#[derive(Clone, Debug)]
pub(crate) struct AxNode {
    pub(crate) role: String,
    pub(crate) name: String,
    /// Its properties, such as `level`, `disabled`, `modal`.
    pub(crate) properties: Vec<(String, Value)>,
}

impl AxNode {
    /// A property's value.
    pub(crate) fn property(&self, name: &str) -> Option<&Value> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl Page {
    /// The nodes that are not ignored, in order.
    pub(crate) async fn ax_tree(&self) -> Result<Vec<AxNode>> {
        let tree = self.cdp("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
        Ok(nodes
            .iter()
            .filter(|node| node["ignored"] != true)
            .map(|node| AxNode {
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

    /// The nodes of a role.
    pub(crate) async fn ax(&self, role: &str) -> Result<Vec<AxNode>> {
        Ok(self.ax_tree().await?.into_iter().filter(|node| node.role == role).collect())
    }
}
