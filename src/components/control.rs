//! What several parts of the tree are made of: buttons, and elements whose name the article decides.

use std::rc::Rc;

use yew::{
    html::onclick,
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, VList, VTag},
};

use crate::{scope::Scope, state::Action};

/// How a button looks and what it is called, where its content doesn't say it.
#[derive(Default)]
pub(super) struct Button {
    pub(super) class: Option<&'static str>,
    pub(super) part: Option<&'static str>,
    pub(super) label: Option<AttrValue>,
    pub(super) disabled: bool,
    /// Whether what it unfolds is unfolded.
    pub(super) expanded: Option<bool>,
    /// The id of what it unfolds.
    pub(super) controls: Option<&'static str>,
    /// The place in the gallery of the picture that it opens.
    pub(super) index: Option<usize>,
}

impl Button {
    /// A button of that class with a label.
    pub(super) fn labelled(class: &'static str, label: &AttrValue) -> Self {
        Self { class: Some(class), label: Some(label.clone()), ..Self::default() }
    }

    /// The button, with what it shows and what it does.
    pub(super) fn view(self, scope: &Scope, content: Html, action: Action) -> Html {
        let keys = &["type", "class", "part", "aria-label", "disabled", "aria-expanded", "aria-controls", "data-index"];
        let values = vec![
            Some("button".into()),
            self.class.map(AttrValue::Static),
            self.part.map(AttrValue::Static),
            self.label,
            self.disabled.then_some("".into()),
            self.expanded.map(|expanded| if expanded { "true" } else { "false" }.into()),
            self.controls.map(AttrValue::Static),
            self.index.map(|index| index.to_string().into()),
        ];
        let mut button = tag("button", keys, values, content);
        button.add_listener(Rc::new(onclick::Wrapper::new(scope.click(action))));
        button.into()
    }

    /// The button with an icon, which its class draws.
    pub(super) fn icon(self, scope: &Scope, action: Action) -> Html {
        self.view(scope, html! { <span aria-hidden="true" class="icon"></span> }, action)
    }
}

/// An element whose name or class is only known when it is drawn. (`html!` has a way for that, which weighs more.)
pub(super) fn element(
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<AttrValue>>,
    content: Html,
) -> Html {
    tag(name, keys, values, content).into()
}

fn tag(name: &'static str, keys: &'static [&'static str], values: Vec<Option<AttrValue>>, content: Html) -> VTag {
    let mut tag = VTag::new(name);
    let values = values.into_iter().map(|value| value.map(AttributeOrProperty::Attribute)).collect();
    tag.set_attributes(Attributes::Dynamic { keys, values });
    tag.add_child(content);
    tag
}

/// What each of some things looks like, in their order.
pub(super) fn each<T>(things: &[T], view: &mut dyn FnMut(&T) -> Html) -> Html {
    let mut list = VList::new();
    for thing in things {
        list.add_child(view(thing));
    }
    list.into()
}
