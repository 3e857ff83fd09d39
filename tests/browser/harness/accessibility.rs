//! The page as assistive technology gets it: Chromium's and Firefox's own trees, and in WebKitGTK each element's
//! computed role and label, which don't say what is out of reach behind a dialog.

mod chromium;
mod firefox;
mod webkit;

use anyhow::Result;
use serde_json::Value;

use super::{Engine, Page};

/// A node of the accessibility tree.
#[derive(Clone, Debug)]
pub(crate) struct AxNode {
    /// The role, by its ARIA name.
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
        match self.engine {
            Engine::Chromium => chromium::tree(self).await,
            Engine::Firefox => firefox::tree(self).await,
            Engine::WebKit => webkit::tree(self).await,
        }
    }

    /// The nodes of a role.
    pub(crate) async fn ax(&self, role: &str) -> Result<Vec<AxNode>> {
        Ok(self.ax_tree().await?.into_iter().filter(|node| node.role == role).collect())
    }
}
