//! Helpers that several components share: buttons, elements whose name is not known at compile time, and lists.

use std::rc::Rc;

use yew::{
    html::onclick,
    prelude::*,
    virtual_dom::{AttributeOrProperty, Attributes, VList, VTag},
};

use crate::{scope::Scope, state::Action};

/// The attributes of a button.
#[derive(Default)]
pub(super) struct Button {
    /// Its CSS class.
    pub(super) class: Option<&'static str>,
    /// Its name for `::part()`.
    pub(super) part: Option<&'static str>,
    /// Its accessible name, where the content has none.
    pub(super) label: Option<AttrValue>,
    /// Whether it is disabled.
    pub(super) disabled: bool,
    /// `aria-expanded`: whether the element that it shows and hides is shown.
    pub(super) expanded: Option<bool>,
    /// `data-index`: the index in the gallery of the image that it opens.
    pub(super) index: Option<usize>,
}

impl Button {
    /// A button with a class and an accessible name.
    pub(super) fn labelled(class: &'static str, label: &AttrValue) -> Self {
        Self { class: Some(class), label: Some(label.clone()), ..Self::default() }
    }

    /// Renders the button, with its content and the action of a click.
    pub(super) fn view(self, scope: &Scope, content: Html, action: Action) -> Html {
        let keys = &["type", "class", "part", "aria-label", "disabled", "aria-expanded", "data-index"];
        let values = vec![
            Some("button".into()),
            self.class.map(AttrValue::Static),
            self.part.map(AttrValue::Static),
            self.label,
            self.disabled.then_some("".into()),
            self.expanded.map(|expanded| if expanded { "true" } else { "false" }.into()),
            self.index.map(|index| index.to_string().into()),
        ];
        let mut button = tag("button", keys, values, content);
        button.add_listener(Rc::new(onclick::Wrapper::new(scope.click(action))));
        button.into()
    }

    /// Renders the button with an icon, which the stylesheet draws according to the button's class.
    pub(super) fn icon(self, scope: &Scope, action: Action) -> Html {
        self.view(scope, html! { <span aria-hidden="true" class="icon"></span> }, action)
    }
}

/// An element whose name or class is only known at run time. `keys` and `values` are its attributes; one without a value
/// is left out. The equivalent in `html!`, `class={…}`, would add Yew's `Classes` with a hash set to the bundle.
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

/// The rendered items, in order. An iterator in `html!` would instead add a copy of `map` and `collect` to the bundle for
/// each type.
pub(super) fn list<T>(items: &[T], view: &mut dyn FnMut(&T) -> Html) -> Html {
    let mut list = VList::new();
    for item in items {
        list.add_child(view(item));
    }
    list.into()
}
