//! The JSON Schema of the native format.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::members::{BlockType, native_objects};

/// Defines a type for each object of the native format. They are never built: only their schema is used.
macro_rules! define_schema_types {
    ($(
        $(#[doc = $about:literal])*
        struct $members:ident as $name:ident $(| $shorthand:ident)? {
            $($(#[doc = $doc:literal])* $(#[schema($schema:ident)])? $key:literal $field:ident: $type:ty,)*
        }
    )*) => {
        $(
            $(#[doc = $about])*
            #[derive(JsonSchema)]
            #[allow(dead_code, reason = "only its schema is used")]
            struct $name {
                $($(#[doc = $doc])* #[schemars(rename = $key $(, $schema)?)] $field: Option<$type>,)*
            }
        )*
    };
}

native_objects!(define_schema_types);

/// One value, or an array of values.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "only its schema is used")]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

/// A text, or an object.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "only its schema is used")]
enum TextOr<T> {
    Text(String),
    Object(T),
}

impl JsonSchema for BlockType {
    fn schema_name() -> Cow<'static, str> {
        "BlockType".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<_> = Self::ALL.iter().map(|kind| kind.name()).collect();
        json_schema!({ "description": "The types of a block.", "type": "string", "enum": names })
    }
}

/// The JSON Schema of the native format, draft 2020-12. It describes what the format documents; the reader accepts more,
/// such as numbers that are written as strings.
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(NewsArticle);
    schema.insert("title".to_owned(), "An article for <article-widget>".into());
    schema.into()
}
