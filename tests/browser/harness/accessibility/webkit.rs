//! The computed role and label of each visible element in WebKitGTK, and the visible text.

use anyhow::Result;
use thirtyfour::{RequestData, SessionId, common::command::FormatRequestData};

use super::{AccessibilityNode, Page};

/// The visible elements and text nodes, with the properties that WebDriver has no command for. WebDriver can't ask WebKit
/// what is inert either, so the script leaves out what the HTML rules make inert.
const VISIBLE: &str = "
    const ancestors = (node) => (node ? [node, ...ancestors(node.parentElement ?? node.getRootNode().host)] : []);
    const descendants = (root) => [...root.childNodes].flatMap((node) => [node, ...descendants(node), ...(node.shadowRoot ? descendants(node.shadowRoot) : [])]);
    const all = descendants(document);
    const dialog = all.findLast((node) => node.matches?.('dialog:modal'));
    const isVisible = (node) => node.checkVisibility({ checkVisibilityCSS: true }) && !/^(html|head|meta|title|script|style|br)$/.test(node.localName)
      && !ancestors(node).some((ancestor) => ancestor.inert || ancestor.ariaHidden === 'true') && (!dialog || ancestors(node).includes(dialog));
    const properties = (node) => ({ level: Number(node.ariaLevel ?? node.localName.match(/^h([1-6])$/)?.[1] ?? 0) || null, disabled: !!node.disabled, modal: node.matches(':modal') });
    return all.flatMap((node) =>
      node.nodeType === 1 && isVisible(node) ? [[node, properties(node)]] :
      node.nodeType === 3 && node.data.trim() && node.parentElement && isVisible(node.parentElement) ? [[node.data.trim(), {}]] : [])";

pub(super) async fn tree(page: &Page) -> Result<Vec<AccessibilityNode>> {
    let visible = page.driver.execute(VISIBLE, Vec::new()).await?.json().clone();
    let mut nodes = Vec::new();
    for found in visible.as_array().into_iter().flatten() {
        if let Some(text) = found[0].as_str() {
            nodes.push(AccessibilityNode {
                role: "StaticText".to_owned(),
                name: text.to_owned(),
                properties: Vec::new(),
            });
            continue;
        }
        let id = found[0].as_object().and_then(|reference| reference.values().next()?.as_str()).unwrap_or_default();
        // The driver answers with an error for an element without an accessible object.
        let Ok(role) = computed(page, id, "computedrole").await else { continue };
        let name = computed(page, id, "computedlabel").await.unwrap_or_default();
        let properties = found[1].as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
        let properties = properties.map(|(name, value)| (name.clone(), value.clone())).collect();
        nodes.push(AccessibilityNode { role: if role == "img" { "image".to_owned() } else { role }, name, properties });
    }
    Ok(nodes)
}

async fn computed(page: &Page, element: &str, property: &'static str) -> Result<String> {
    let response = page.driver.handle().cmd(Computed(element.to_owned(), property)).await?;
    Ok(response.value_json()?.as_str().unwrap_or_default().to_owned())
}

/// WebDriver's commands for the computed role and label of an element, which thirtyfour lacks.
#[derive(Debug)]
struct Computed(String, &'static str);

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(http::Method::GET, format!("session/{session}/element/{}/{}", self.0, self.1))
    }
}
