//! The JSON objects of the native format: which members they have. This is the only declaration. The reader and the writer
//! take the keys from it (see `define_members!`), the JSON Schema the types and the descriptions (see `schema.rs`), and
//! `serde` uses the reader and the writer.
//!
//! `serde`'s derive macros are not used: a derived reader gives up the whole article for one wrong member, and costs several
//! times the bytes. These structures are views of the JSON, read member by member, so that what is right is shown and the
//! rest becomes a warning with its path.

use crate::{json::Json, named_enum::named_enum, reader::Member};

/// Passes the declarations to another macro. An entry is
/// `struct View as SchemaType | member { "key" field: SchemaType, … }`; a string instead of the object is the value of
/// `member`. All members are optional unless `#[schema(required)]` says otherwise.
macro_rules! native_objects {
    ($define:ident) => {
        $define! {
            /// A news article. Names are schema.org's wherever it has one.
            struct ArticleMembers as NewsArticle {
                /// The headline, plain text.
                #[schema(required)]
                "headline" headline: String,
                /// The section in which the article appears, plain text.
                "articleSection" article_section: String,
                /// The standfirst, plain text.
                "description" description: String,
                /// The authors: objects, or names.
                "author" author: OneOrMany<TextOr<Person>>,
                /// ISO 8601.
                "datePublished" date_published: String,
                /// ISO 8601; shown when it is later than `datePublished`.
                "dateModified" date_modified: String,
                /// The language of the article, BCP 47.
                "inLanguage" in_language: String,
                /// The canonical URL.
                "url" url: String,
                /// The supplier of the article, for the "Source: …" line.
                "source" source: TextOr<Person>,
                /// The lead picture.
                "image" image: OneOrMany<TextOr<ImageObject>>,
                /// The body, in reading order.
                "body" body: Vec<TextOr<Block>>,
                /// The body as plain text, if there is no `body`: blank lines separate paragraphs.
                "articleBody" article_body: String,
                /// Other articles, shown as cards.
                "related" related: Vec<Related>,
                /// What was corrected after publication.
                "correction" correction: OneOrMany<TextOr<Correction>>,
            }

            /// A person or an organisation.
            struct PersonMembers as Person | name {
                /// The name as it is printed, plain text.
                "name" name: String,
                /// The URL of their page.
                "url" url: String,
            }

            /// A picture.
            struct ImageMembers as ImageObject | url {
                /// The picture's URL, http or https; relative ones are resolved against the URL of the JSON.
                "url" url: String,
                /// The width in pixels. Width and height reserve the picture's space.
                "width" width: u32,
                /// The height in pixels.
                "height" height: u32,
                /// The text alternative, plain text.
                "alt" alt: String,
                /// The text below it; inline HTML.
                "caption" caption: String,
                /// The credit: the creator or the owner of the picture; inline HTML.
                "creditText" credit_text: String,
                /// The same picture in other widths.
                "srcset" srcset: Vec<Rendition>,
                /// The picture in full resolution, for the lightbox.
                "contentUrl" content_url: String,
            }

            /// One of the widths in which a picture is available.
            struct RenditionMembers as Rendition {
                /// The file's URL.
                "url" url: String,
                /// Its width in pixels.
                "width" width: u32,
            }

            /// A card of a related article; `headline` and `url` are needed.
            struct RelatedMembers as Related {
                /// The other article's headline, plain text.
                "headline" headline: String,
                /// The other article's URL.
                "url" url: String,
                /// Its picture.
                "image" image: TextOr<ImageObject>,
                /// Its section, plain text.
                "articleSection" article_section: String,
                /// When it was published, ISO 8601.
                "datePublished" date_published: String,
            }

            /// A correction.
            struct CorrectionMembers as Correction | text {
                /// When the correction was made, ISO 8601.
                "datePublished" date_published: String,
                /// The note; inline HTML.
                "text" text: String,
            }

            /// An item of a list, and the list below it.
            struct ItemMembers as Item | text {
                /// The text of the item; inline HTML.
                "text" text: String,
                /// Whether the list below it is numbered.
                "ordered" ordered: bool,
                /// The items below it.
                "items" items: Vec<TextOr<Item>>,
            }

            /// A part of the body. Which members are read depends on `type`; a string is a paragraph.
            struct BlockMembers as Block | text {
                /// The type of the block.
                #[schema(required)]
                "type" kind: BlockType,
                /// paragraph, heading, quote, pullquote: inline HTML. code: plain text.
                "text" text: String,
                /// heading: 2 to 6, where the headline is 1.
                "level" level: u32,
                /// gallery: the pictures.
                "images" images: Vec<TextOr<ImageObject>>,
                /// list: whether it is numbered.
                "ordered" ordered: bool,
                /// list, summary: the items; inline HTML. A list's may be objects, with a list below them.
                "items" items: Vec<TextOr<Item>>,
                /// quote, pullquote: the source; inline HTML.
                "cite" cite: String,
                /// table: the column headings; inline HTML.
                "head" head: Vec<String>,
                /// table: the rows, an array of cells each; inline HTML.
                "rows" rows: Vec<Vec<String>>,
                /// image, table: the text below or above it; inline HTML.
                "caption" caption: String,
                /// code: the programming language.
                "language" language: String,
                /// image, embed: the URL.
                "url" url: String,
                /// embed: the title, plain text.
                "title" title: String,
                /// embed: a still picture.
                "image" image: TextOr<ImageObject>,
                /// html: an HTML fragment, which is converted to blocks.
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
    };
}

#[cfg(feature = "schema")]
pub(crate) use native_objects;

/// Defines a structure for each object, with a field for each member. The field's type is a parameter: the key for
/// `KEYS`, the member of a value for `of`.
macro_rules! define_members {
    ($(
        $(#[doc = $about:literal])*
        struct $name:ident as $schema_type:ident $(| $shorthand:ident)? {
            $($(#[doc = $doc:literal])* $(#[schema($schema:ident)])? $key:literal $field:ident: $type:ty,)*
        }
    )*) => {
        $(
            $(#[doc = $about])*
            #[allow(dead_code, reason = "an image block is read and written with ImageMembers")]
            pub(crate) struct $name<T> { $($(#[doc = $doc])* pub(crate) $field: T,)* }

            impl $name<&'static str> {
                /// The keys in the JSON.
                pub(crate) const KEYS: Self = Self { $($field: $key,)* };
            }

            impl<'a> $name<Member<'a>> {
                /// The members of a value.
                pub(crate) fn of(json: &'a Json) -> Self {
                    #[allow(unused_mut, reason = "not every object has a shorthand")]
                    let mut members = Self { $($field: Member::of(json, $key),)* };
                    $(
                        if matches!(json, Json::String(_)) {
                            members.$shorthand = Member::current(json);
                        }
                    )?
                    members
                }
            }
        )*
    };
}

native_objects!(define_members);

named_enum! {
    /// The `type` of a block.
    pub(crate) enum BlockType {
        Paragraph = "paragraph",
        Heading = "heading",
        Image = "image",
        Gallery = "gallery",
        List = "list",
        Quote = "quote",
        PullQuote = "pullquote",
        Table = "table",
        Code = "code",
        Embed = "embed",
        Html = "html",
        Divider = "divider",
        Summary = "summary",
    }
}
