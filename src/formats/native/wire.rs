//! The JSON of our own format as it is written: flat, every field optional. Each type is declared once; the reader and
//! the JSON Schema both come from that one declaration.
//!
//! (No `serde` here: an enum by tag buffers each block and gives up the whole article for one wrong field. These read
//! what is right, and say where the rest went wrong.)

use std::rc::Rc;

use crate::{
    formats::reader::{FromJson, Placed, Reader},
    json::Json,
};

/// `struct Name | field { … }`: a bare string stands for that field.
macro_rules! wire {
    ($(
        $(#[doc = $about:literal])*
        struct $name:ident as $title:literal $(| $bare:ident)? {
            $($(#[doc = $doc:literal])* $(#[schema($($schema:tt)+)])? $key:literal $field:ident: $type:ty,)*
        }
    )*) => {$(
        $(#[doc = $about])*
        #[derive(Default)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = $title))]
        pub(super) struct $name {
            $(
                $(#[doc = $doc])*
                #[cfg_attr(feature = "schema", schemars(rename = $key $(, $($schema)+)?))]
                pub(super) $field: Option<$type>,
            )*
        }

        impl FromJson for $name {
            fn from_json(json: &Json, reader: &mut Reader) -> Option<Self> {
                match json {
                    Json::Object(_) => Some(Self { $($field: reader.member(json, $key),)* }),
                    $(Json::String(text) => Some(Self { $bare: Some(Rc::clone(text)), ..Self::default() }),)?
                    other => reader.mismatch("an object", other),
                }
            }
        }
    )*};
}

/// Text.
type Text = Rc<str>;
/// An array, or one value for an array of one.
type Many<T> = Vec<Placed<T>>;

wire! {
    /// A news article. Names are schema.org's wherever it has one.
    struct WireArticle as "NewsArticle" {
        /// The headline, plain text.
        #[schema(required)]
        "headline" headline: Text,
        /// The section that the article stands in, plain text.
        "articleSection" article_section: Text,
        /// The standfirst, plain text.
        "description" description: Text,
        /// Who wrote it: objects, or just names.
        #[schema(with = "schema_only::OneOrMany<schema_only::TextOr<WirePerson>>")]
        "author" author: Many<WirePerson>,
        /// ISO 8601.
        "datePublished" date_published: Text,
        /// ISO 8601; shown when it is later than `datePublished`.
        "dateModified" date_modified: Text,
        /// The article's own language, BCP 47.
        "inLanguage" in_language: Text,
        /// The canonical address.
        "url" url: Text,
        /// Who supplied the article: the "Source: …" line.
        #[schema(with = "schema_only::TextOr<WirePerson>")]
        "source" source: WirePerson,
        /// The lead picture.
        #[schema(with = "schema_only::OneOrMany<schema_only::TextOr<WireImage>>")]
        "image" image: Many<WireImage>,
        /// The body, in reading order.
        #[schema(with = "Vec<schema_only::TextOr<WireBlock>>")]
        "body" body: Many<WireBlock>,
        /// The body as plain text, where there is no `body`: blank lines part paragraphs.
        "articleBody" article_body: Text,
        /// Other articles, for the strip below.
        "related" related: Many<WireRelated>,
        /// What was put right after publication.
        #[schema(with = "schema_only::OneOrMany<schema_only::TextOr<WireCorrection>>")]
        "correction" correction: Many<WireCorrection>,
    }

    /// A person or a body.
    struct WirePerson as "Person" | name {
        /// The name as it is printed, plain text.
        "name" name: Text,
        /// Their page.
        "url" url: Text,
    }

    /// A picture.
    struct WireImage as "ImageObject" | url {
        /// The picture's address, http or https; relative ones are joined with the JSON's own address.
        "url" url: Text,
        /// Pixels across. Width and height reserve the picture's space.
        "width" width: u32,
        /// Pixels down.
        "height" height: u32,
        /// What the picture shows, plain text.
        "alt" alt: Text,
        /// What stands below it; inline HTML.
        "caption" caption: Text,
        /// Whose picture it is; inline HTML.
        "creditText" credit_text: Text,
        /// The same picture in other widths.
        "srcset" srcset: Many<WireRendition>,
        /// The picture in full resolution, for the lightbox.
        "contentUrl" content_url: Text,
    }

    /// One of the widths that a picture can be had in.
    struct WireRendition as "Rendition" {
        /// The file's address.
        "url" url: Text,
        /// Its width in pixels.
        "width" width: u32,
    }

    /// A card of the related strip; `headline` and `url` are needed.
    struct WireRelated as "Related" {
        /// The other article's headline, plain text.
        "headline" headline: Text,
        /// Where the card leads.
        "url" url: Text,
        /// Its picture.
        #[schema(with = "schema_only::TextOr<WireImage>")]
        "image" image: Many<WireImage>,
        /// Its section, plain text.
        "articleSection" article_section: Text,
        /// Its day, ISO 8601.
        "datePublished" date_published: Text,
    }

    /// A correction.
    struct WireCorrection as "Correction" | text {
        /// The day of the correction, ISO 8601.
        "datePublished" date_published: Text,
        /// The note; inline HTML.
        "text" text: Text,
    }

    /// A part of the body. Which fields count depends on `type`; a bare string is a paragraph.
    struct WireBlock as "Block" | text {
        /// What it is.
        #[schema(required, with = "schema_only::BlockType")]
        "type" kind: Text,
        /// paragraph, heading, quote, pullquote: inline HTML. code: plain text.
        "text" text: Text,
        /// heading: 2 to 6, as if the headline were 1.
        "level" level: u32,
        /// gallery: the pictures.
        #[schema(with = "Vec<schema_only::TextOr<WireImage>>")]
        "images" images: Many<WireImage>,
        /// list: whether it is numbered.
        "ordered" ordered: bool,
        /// list, summary: the items; inline HTML.
        "items" items: Many<Text>,
        /// quote, pullquote: whose words they are; inline HTML.
        "cite" cite: Text,
        /// table: the column headings; inline HTML.
        "head" head: Vec<Text>,
        /// table: the rows, an array of cells each; inline HTML.
        #[schema(with = "Vec<Vec<Text>>")]
        "rows" rows: Vec<Row>,
        /// image, table: what stands below or above it; inline HTML.
        "caption" caption: Text,
        /// code: the programming language.
        "language" language: Text,
        /// image, embed: the address.
        "url" url: Text,
        /// embed: what would be shown, plain text.
        "title" title: Text,
        /// embed: a still.
        #[schema(with = "schema_only::TextOr<WireImage>")]
        "image" image: Many<WireImage>,
        /// html: a fragment; what the blocks can say of it is shown.
        "html" html: Text,
        /// image: as in ImageObject.
        "width" width: u32,
        /// image: as in ImageObject.
        "height" height: u32,
        /// image: as in ImageObject.
        "alt" alt: Text,
        /// image: as in ImageObject.
        "creditText" credit_text: Text,
        /// image: as in ImageObject.
        "srcset" srcset: Many<WireRendition>,
        /// image: as in ImageObject.
        "contentUrl" content_url: Text,
    }
}

/// A row of a table.
pub(super) struct Row(pub(super) Vec<Text>);

impl FromJson for Row {
    fn from_json(json: &Json, reader: &mut Reader) -> Option<Self> {
        let Json::Array(cells) = json else { return reader.mismatch("an array", json) };
        // An empty cell keeps its place in the row.
        Some(Self(cells.iter().map(|cell| cell_text(cell, reader)).collect()))
    }
}

fn cell_text(json: &Json, reader: &mut Reader) -> Text {
    match json {
        Json::Null => "".into(),
        Json::Bool(value) => if *value { "true" } else { "false" }.into(),
        other => Text::from_json(other, reader).unwrap_or_default(),
    }
}

/// The JSON Schema of the format, draft 2020-12.
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(WireArticle);
    schema.insert("title".to_owned(), "An article for <article-widget>".into());
    schema.into()
}

/// What the reader takes beside the types that it makes: named for the schema, never built.
#[cfg(feature = "schema")]
#[allow(dead_code, reason = "these only describe")]
mod schema_only {
    use schemars::JsonSchema;

    #[derive(JsonSchema)]
    #[schemars(untagged)]
    pub(super) enum OneOrMany<T> {
        One(T),
        Many(Vec<T>),
    }

    #[derive(JsonSchema)]
    #[schemars(untagged)]
    pub(super) enum TextOr<T> {
        Text(String),
        Object(T),
    }

    #[derive(JsonSchema)]
    #[schemars(rename_all = "lowercase")]
    pub(super) enum BlockType {
        Paragraph,
        Heading,
        Image,
        Gallery,
        List,
        Quote,
        Pullquote,
        Table,
        Code,
        Embed,
        Html,
        Divider,
        Summary,
    }
}
