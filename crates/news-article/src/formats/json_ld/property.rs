//! The names of a property, and the member of a node that has it.

use crate::{json::Json, reader::Member};

/// The names of a property of schema.org: without a prefix, with one, or as a URL.
macro_rules! property {
    ($name:literal) => {{
        const NAMES: $crate::formats::json_ld::property::Property = &[
            $name,
            concat!("schema:", $name),
            concat!("http://schema.org/", $name),
            concat!("https://schema.org/", $name),
        ];
        NAMES
    }};
}
pub(super) use property;

/// The names of a property, from [`property!`].
pub(super) type Property = &'static [&'static str];

/// The member of a node that has a property.
pub(super) fn member<'j>(node: &'j Json, property: Property) -> Member<'j> {
    Member::any(node, property)
}

/// Whether a node has a property.
pub(super) fn has(node: &Json, property: Property) -> bool {
    member(node, property).value.is_some()
}
