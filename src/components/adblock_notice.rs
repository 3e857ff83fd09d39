//! The container of the ad-block notice at the end of the article.
//!
//! Its content is rendered by the ad-block notice chunk (`js/adblock`), which is fetched only when there is a notice to
//! show.

use yew::prelude::*;

use crate::scope::Scope;

/// The container. It is rendered with the article for two reasons: its reserved height prevents a layout shift when the
/// notice appears, and screen readers announce a status only if its element exists before its text.
pub(super) fn adblock_notice(scope: &Scope) -> Html {
    if !scope.page.settings.notice {
        return Html::default();
    }
    html! { <aside class="adblock-notice" role="none"><p role="status"></p></aside> }
}
