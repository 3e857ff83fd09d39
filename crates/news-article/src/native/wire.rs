//! The JSON of our own format as it is written: flat objects, every member optional. Each is declared once; what reads
//! it and its JSON Schema both come from that one declaration.
//!
//! (No `serde` here: a derived reader gives up the whole article for one wrong member, and an enum by tag weighs several
//! times as much. These are only views of the JSON, read member by member, so that what is right is shown and the rest
//! is said with its path.)

use crate::{json::Json, reader::Member};

/// `struct View as SchemaType | member { … }`: a bare string stands for that member.
macro_rules! wire {
    ($(
        $(#[doc = $about:literal])*
        struct $name:ident as $title:ident $(| $bare:ident)? {
            $($(#[doc = $doc:literal])* $(#[schema($($schema:tt)+)])? $key:literal $field:ident: $type:ty,)*
        }
    )*) => {
        $(
            $(#[doc = $about])*
            #[allow(dead_code, reason = "an image block is read as the ImageObject that it is")]
            pub(super) struct $name<'a> { $($(#[doc = $doc])* pub(super) $field: Member<'a>,)* }

            impl<'a> $name<'a> {
                /// The members of an object.
                pub(super) fn of(json: &'a Json) -> Self {
                    #[allow(unused_mut, reason = "only some have a bare form")]
                    let mut wire = Self { $($field: Member::of(json, $key),)* };
                    $(
                        if matches!(json, Json::String(_)) {
                            wire.$bare = Member::current(json);
                        }
                    )?
                    wire
                }
            }
        )*

        /// The same declarations as types, for the schema: never built.
        #[cfg(feature = "schema")]
        #[allow(dead_code, reason = "these only describe")]
        mod described {
            use schemars::JsonSchema;

            $(
                $(#[doc = $about])*
                #[derive(JsonSchema)]
                pub(super) struct $title {
                    $($(#[doc = $doc])* #[schemars(rename = $key $(, $($schema)+)?)] $field: Option<$type>,)*
                }
            )*

            /// One, or an array.
            #[derive(JsonSchema)]
            #[schemars(untagged)]
            enum OneOrMany<T> {
                One(T),
                Many(Vec<T>),
            }

            /// Just a text, or the whole object.
            #[derive(JsonSchema)]
            #[schemars(untagged)]
            enum TextOr<T> {
                Text(String),
                Object(T),
            }

            /// The types of a block.
            #[derive(JsonSchema)]
            #[schemars(rename_all = "lowercase")]
            enum BlockType {
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
    };
}

wire! {
    /// A news article. Names are schema.org's wherever it has one.
    struct WireArticle as NewsArticle {
        /// The headline, plain text.
        #[schema(required)]
        "headline" headline: String,
        /// The section that the article stands in, plain text.
        "articleSection" article_section: String,
        /// The standfirst, plain text.
        "description" description: String,
        /// Who wrote it: objects, or just names.
        "author" author: OneOrMany<TextOr<Person>>,
        /// ISO 8601.
        "datePublished" date_published: String,
        /// ISO 8601; shown when it is later than `datePublished`.
        "dateModified" date_modified: String,
        /// The article's own language, BCP 47.
        "inLanguage" in_language: String,
        /// The canonical address.
        "url" url: String,
        /// Who supplied the article: the "Source: …" line.
        "source" source: TextOr<Person>,
        /// The lead picture.
        "image" image: OneOrMany<TextOr<ImageObject>>,
        /// The body, in reading order.
        "body" body: Vec<TextOr<Block>>,
        /// The body as plain text, where there is no `body`: blank lines part paragraphs.
        "articleBody" article_body: String,
        /// Other articles, for the strip below.
        "related" related: Vec<Related>,
        /// What was put right after publication.
        "correction" correction: OneOrMany<TextOr<Correction>>,
    }

    /// A person or a body.
    struct WirePerson as Person | name {
        /// The name as it is printed, plain text.
        "name" name: String,
        /// Their page.
        "url" url: String,
    }

    /// A picture.
    struct WireImage as ImageObject | url {
        /// The picture's address, http or https; relative ones are joined with the JSON's own address.
        "url" url: String,
        /// Pixels across. Width and height reserve the picture's space.
        "width" width: u32,
        /// Pixels down.
        "height" height: u32,
        /// What the picture shows, plain text.
        "alt" alt: String,
        /// What stands below it; inline HTML.
        "caption" caption: String,
        /// Whose picture it is; inline HTML.
        "creditText" credit_text: String,
        /// The same picture in other widths.
        "srcset" srcset: Vec<Rendition>,
        /// The picture in full resolution, for the lightbox.
        "contentUrl" content_url: String,
    }

    /// One of the widths that a picture can be had in.
    struct WireRendition as Rendition {
        /// The file's address.
        "url" url: String,
        /// Its width in pixels.
        "width" width: u32,
    }

    /// A card of the related strip; `headline` and `url` are needed.
    struct WireRelated as Related {
        /// The other article's headline, plain text.
        "headline" headline: String,
        /// Where the card leads.
        "url" url: String,
        /// Its picture.
        "image" image: TextOr<ImageObject>,
        /// Its section, plain text.
        "articleSection" article_section: String,
        /// Its day, ISO 8601.
        "datePublished" date_published: String,
    }

    /// A correction.
    struct WireCorrection as Correction | text {
        /// The day of the correction, ISO 8601.
        "datePublished" date_published: String,
        /// The note; inline HTML.
        "text" text: String,
    }

    /// An item of a list, and the list below it.
    struct WireItem as Item | text {
        /// The item's own text; inline HTML.
        "text" text: String,
        /// Whether the list below it is numbered.
        "ordered" ordered: bool,
        /// The items below it.
        "items" items: Vec<TextOr<Item>>,
    }

    /// A part of the body. Which fields count depends on `type`; a bare string is a paragraph.
    struct WireBlock as Block | text {
        /// What it is.
        #[schema(required)]
        "type" kind: BlockType,
        /// paragraph, heading, quote, pullquote: inline HTML. code: plain text.
        "text" text: String,
        /// heading: 2 to 6, as if the headline were 1.
        "level" level: u32,
        /// gallery: the pictures.
        "images" images: Vec<TextOr<ImageObject>>,
        /// list: whether it is numbered.
        "ordered" ordered: bool,
        /// list, summary: the items; inline HTML. A list's may be objects, with a list below them.
        "items" items: Vec<TextOr<Item>>,
        /// quote, pullquote: whose words they are; inline HTML.
        "cite" cite: String,
        /// table: the column headings; inline HTML.
        "head" head: Vec<String>,
        /// table: the rows, an array of cells each; inline HTML.
        "rows" rows: Vec<Vec<String>>,
        /// image, table: what stands below or above it; inline HTML.
        "caption" caption: String,
        /// code: the programming language.
        "language" language: String,
        /// image, embed: the address.
        "url" url: String,
        /// embed: what would be shown, plain text.
        "title" title: String,
        /// embed: a still.
        "image" image: TextOr<ImageObject>,
        /// html: a fragment; what the blocks can say of it is shown.
        "html" html: String,
        /// image: as in ImageObject.
        "width" width: u32,
        /// image: as in ImageObject.
        "height" height: u32,
        /// image: as in ImageObject.
        "alt" alt: String,
        /// image: as in ImageObject.
        "creditText" credit_text: String,
        /// image: as in ImageObject.
        "srcset" srcset: Vec<Rendition>,
        /// image: as in ImageObject.
        "contentUrl" content_url: String,
    }
}

/// The JSON Schema of the format, draft 2020-12.
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(described::NewsArticle);
    schema.insert("title".to_owned(), "An article for <article-widget>".into());
    schema.into()
}
