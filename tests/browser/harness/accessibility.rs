//! The accessibility tree of the page: Chromium's and Firefox's trees, and in WebKitGTK the computed role and label of each
//! element, which don't tell which elements a modal dialog makes inert.

mod chromium;
mod firefox;
mod webkit;

use anyhow::Result;
use serde_json::Value;

use super::{Engine, Page};

/// A node of the accessibility tree.
#[derive(Clone, Debug)]
pub(crate) struct AccessibilityNode {
    /// The ARIA role.
    pub(crate) role: String,
    pub(crate) name: String,
    /// Properties such as `level`, `disabled`, `modal`.
    pub(crate) properties: Vec<(String, Value)>,
}

impl AccessibilityNode {
    /// The value of a property.
    pub(crate) fn property(&self, name: &str) -> Option<&Value> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

impl Page {
    /// The nodes that are not ignored, in tree order.
    pub(crate) async fn accessibility_tree(&self) -> Result<Vec<AccessibilityNode>> {
        match self.engine {
            Engine::Chromium => chromium::tree(self).await,
            Engine::Firefox => firefox::tree(self).await,
            Engine::WebKit => webkit::tree(self).await,
        }
    }

    /// The nodes that have a role.
    pub(crate) async fn nodes_with_role(&self, role: &str) -> Result<Vec<AccessibilityNode>> {
        Ok(self.accessibility_tree().await?.into_iter().filter(|node| node.role == role).collect())
    }
}
