//! The place of the notice at the article's foot. What stands there when an ad blocker is on is drawn by a file of its
//! own (`static/notice.js`), which most readers never fetch.

use yew::prelude::*;

use crate::scope::Scope;

/// The notice's place, there from the start: nothing moves when the notice comes, and a status that was there before is
/// read out when its text comes.
pub(super) fn notice(scope: &Scope) -> Html {
    if !scope.page.settings.notice {
        return Html::default();
    }
    html! { <aside class="adblock-notice" role="none"><p role="status"></p></aside> }
}
