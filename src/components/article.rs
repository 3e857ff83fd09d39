//! The article, from the section label above the headline to the source below the body.

use std::rc::Rc;

use news_article::model::{Article, Date, Url, text::reading_minutes};
use yew::prelude::*;

use super::{
    block::{blocks, heading_tag},
    control::{element, list},
    figure::{ImageSlot, figure},
    inline::inlines,
};
use crate::{
    scope::{Scope, Shared},
    strings::{is_rtl, replace_placeholder},
};

#[derive(Properties, PartialEq)]
pub(super) struct ArticleViewProps {
    /// The article, the settings, the host, and the dispatcher of actions.
    pub(super) scope: Scope,
    /// The URLs of the embeds that the user has asked for.
    pub(super) loaded: Shared<Vec<Rc<str>>>,
}

/// The article. It is rendered again only when the article or the settings change, or when an embed is loaded.
pub(super) struct ArticleView;

impl Component for ArticleView {
    type Message = ();
    type Properties = ArticleViewProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ArticleViewProps { scope, loaded } = ctx.props();
        article(scope, loaded)
    }
}

/// The values of `lang` and `dir` for text of the article, whose language may differ from the interface's. The element's
/// own `dir` attribute has precedence; otherwise the direction follows from the language.
pub(super) fn lang_and_dir(scope: &Scope) -> (Option<AttrValue>, Option<AttrValue>) {
    let lang = scope.page.article.language.clone();
    let dir = scope
        .page
        .settings
        .forced_dir
        .clone()
        .map(AttrValue::from)
        .or_else(|| Some(AttrValue::Static(if is_rtl(lang.as_deref()?) { "rtl" } else { "ltr" })));
    (lang.map(AttrValue::from), dir)
}

fn article(scope: &Scope, loaded: &[Rc<str>]) -> Html {
    let article = &scope.page.article;
    let settings = &scope.page.settings;
    let (lang, dir) = lang_and_dir(scope);
    let headline = element(
        heading_tag(settings.heading_level),
        &["part", "class", "tabindex"],
        vec![Some("headline".into()), Some("headline".into()), Some("-1".into())],
        AttrValue::from(article.headline.clone()).into(),
    );
    html! {
        <article {lang} {dir}>
            <header>
                if let Some(section) = &article.section {
                    <p part="section" class="section">{ AttrValue::from(section.clone()) }</p>
                }
                { headline }
                if !article.description.is_empty() {
                    <p part="standfirst" class="standfirst">{ inlines(&article.description) }</p>
                }
                { byline(scope, article) }
                if !article.corrections.is_empty() {
                    <p class="corrected">{ &settings.strings.corrected }</p>
                }
            </header>
            if let Some(image) = &article.image {
                { figure(scope, image, ImageSlot::Wide, true) }
            }
            <div part="body" class="body">{ blocks(scope, article.image.is_none(), loaded) }</div>
            { footer(scope, article) }
        </article>
    }
}

/// The authors, the dates, and the reading time. The date of the last change is shown only if it is after the date of
/// publication.
fn byline(scope: &Scope, article: &Article) -> Html {
    let strings = &scope.page.settings.strings;
    let minutes = reading_minutes(article);
    let modified = match (&article.published, &article.modified) {
        (Some(published), Some(modified)) => modified.is_after(published).then_some(modified),
        (None, modified) => modified.as_ref(),
        _ => None,
    };
    if article.authors.is_empty() && article.published.is_none() && modified.is_none() && minutes == 0 {
        return Html::default();
    }
    let last = article.authors.len().saturating_sub(1);
    let mut index = 0;
    let authors = list(&article.authors, &mut |author| {
        let separator = match index {
            0 => "",
            _ if index == last => &strings.and,
            _ => &strings.comma,
        };
        index += 1;
        html! { <>{ separator }{ name_or_link(&author.name, author.url.as_ref(), "author") }</> }
    });
    // The element is inside the article, whose language may differ from that of these strings.
    let lang = || AttrValue::from(scope.page.settings.lang.clone());
    html! {
        <div part="byline" class="byline">
            if !article.authors.is_empty() {
                <p class="authors"><span class="by">{ &strings.by }{ " " }</span>{ authors }</p>
            }
            <p class="facts" lang={lang()}>
                if let Some(date) = &article.published { <span>{ labelled_date(scope, &strings.published, date) }</span> }
                if let Some(date) = modified { <span>{ labelled_date(scope, &strings.updated, date) }</span> }
                if minutes > 0 { <span>{ replace_placeholder(&strings.reading_time, "n", &minutes.to_string()) }</span> }
            </p>
        </div>
    }
}

fn labelled_date(scope: &Scope, label: &AttrValue, date: &Date) -> Html {
    let text = scope.host.format_date(date, &scope.page.settings.lang);
    html! { <>{ label }{ " " }<time datetime={date.iso().to_owned()}>{ text }</time></> }
}

/// A name, linked where it has a URL.
fn name_or_link(name: &Rc<str>, url: Option<&Url>, rel: &'static str) -> Html {
    let name = AttrValue::from(name.clone());
    match url {
        Some(url) => html! { <a href={AttrValue::from(url.shared())} {rel}>{ name }</a> },
        None => html! { <span>{ name }</span> },
    }
}

/// The corrections and the source; nothing if the article has neither.
fn footer(scope: &Scope, article: &Article) -> Html {
    let strings = &scope.page.settings.strings;
    if article.corrections.is_empty() && article.source.is_none() {
        return Html::default();
    }
    let corrections = list(&article.corrections, &mut |correction| {
        let day = correction.published.as_ref().map(|date| {
            let text = scope.host.format_day(date, &scope.page.settings.lang);
            html! { <><time datetime={date.iso().to_owned()}>{ text }</time>{ " " }</> }
        });
        html! { <p>{ day }{ inlines(&correction.text) }</p> }
    });
    html! {
        <footer>
            if !article.corrections.is_empty() {
                <section class="corrections" aria-label={&strings.corrections}>
                    <p class="label" aria-hidden="true">{ &strings.corrections }</p>
                    { corrections }
                </section>
            }
            if let Some(source) = &article.source {
                <p part="source" class="source">
                    { &strings.source }{ " " }{ name_or_link(&source.name, source.url.as_ref(), "external") }
                </p>
            }
        </footer>
    }
}
