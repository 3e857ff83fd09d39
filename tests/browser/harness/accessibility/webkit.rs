//! What WebKitGTK computes for each element that is shown, and the words that are shown.

use anyhow::Result;
use thirtyfour::{RequestData, SessionId, common::command::FormatRequestData};

use super::{AxNode, Page};

/// The elements and the words that are shown, with what else is to be known of them. What is out of reach is left out by
/// the rules, not by asking the engine, which can't be asked.
const SHOWN: &str = "
    const around = (node) => (node ? [node, ...around(node.parentElement ?? node.getRootNode().host)] : []);
    const inside = (root) => [...root.childNodes].flatMap((node) => [node, ...inside(node), ...(node.shadowRoot ? inside(node.shadowRoot) : [])]);
    const all = inside(document);
    const top = all.findLast((node) => node.matches?.('dialog:modal'));
    const isShown = (node) => node.checkVisibility({ checkVisibilityCSS: true }) && !/^(html|head|meta|title|script|style|br)$/.test(node.localName)
      && !around(node).some((one) => one.inert || one.ariaHidden === 'true') && (!top || around(node).includes(top));
    const more = (node) => ({ level: Number(node.ariaLevel ?? node.localName.match(/^h([1-6])$/)?.[1] ?? 0) || null, disabled: !!node.disabled, modal: node.matches(':modal') });
    return all.flatMap((node) =>
      node.nodeType === 1 && isShown(node) ? [[node, more(node)]] :
      node.nodeType === 3 && node.data.trim() && node.parentElement && isShown(node.parentElement) ? [[node.data.trim(), {}]] : [])";

pub(super) async fn tree(page: &Page) -> Result<Vec<AxNode>> {
    let shown = page.driver.execute(SHOWN, Vec::new()).await?.json().clone();
    let mut nodes = Vec::new();
    for found in shown.as_array().into_iter().flatten() {
        if let Some(words) = found[0].as_str() {
            nodes.push(AxNode { role: "StaticText".to_owned(), name: words.to_owned(), properties: Vec::new() });
            continue;
        }
        let id = found[0].as_object().and_then(|reference| reference.values().next()?.as_str()).unwrap_or_default();
        // For what it has no accessible object it answers with an error.
        let Ok(role) = ask(page, id, "computedrole").await else { continue };
        let name = ask(page, id, "computedlabel").await.unwrap_or_default();
        let more = found[1].as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
        let properties = more.map(|(name, value)| (name.clone(), value.clone())).collect();
        nodes.push(AxNode { role: if role == "img" { "image".to_owned() } else { role }, name, properties });
    }
    Ok(nodes)
}

async fn ask(page: &Page, element: &str, what: &'static str) -> Result<String> {
    let answer = page.driver.handle().cmd(Computed(element.to_owned(), what)).await?;
    Ok(answer.value_json()?.as_str().unwrap_or_default().to_owned())
}

/// A question about an element, which thirtyfour has no word for.
#[derive(Debug)]
struct Computed(String, &'static str);

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(http::Method::GET, format!("session/{session}/element/{}/{}", self.0, self.1))
    }
}
