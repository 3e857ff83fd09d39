//! The text of the notice.

use super::wait_for_notice;
use crate::{fixtures::*, harness::*};

#[test]
fn the_instructions_for_each_blocker_name_this_site() {
    blocker_test(async |page| {
        page.open_article("", &plain()).await?;
        wait_for_notice(page).await?;
        page.check(
            "[$('[part=notice] .how').getAttribute('aria-expanded'), visible($('#how'))]",
            json!(["false", false]),
        )
        .await?;
        page.click("[part=notice] .how").await?;
        page.check(
            "[$('[part=notice] .how').getAttribute('aria-expanded'), visible($('#how'))]",
            json!(["true", true]),
        )
        .await?;
        let names = ["uBlock Origin", "Adblock Plus", "AdGuard", "Brave", "Firefox", "Another blocker"];
        page.check("$$('#how summary').map(text)", json!(names)).await?;
        for number in 1..=names.len() {
            page.click(&format!("#how details:nth-of-type({number}) summary")).await?;
            // Only one is open at a time, and it names this site.
            page.check("$$('#how details[open]').length", 1).await?;
            page.check(
                &format!("(details => [details.open, details.querySelectorAll('li').length >= 2, text(details).includes(location.hostname)])($$('#how details')[{}])", number - 1),
                json!([true, true, true]),
            )
            .await?;
        }
        page.check("$$('[part=notice] a').length", 0).await?;
        // Opening the explanation closes the instructions.
        page.click("[part=notice] .why").await?;
        page.check(
            "[visible($('#how')), visible($('#why')), $('[part=notice] .how').getAttribute('aria-expanded')]",
            json!([false, true, "false"]),
        )
        .await?;
        page.click("[part=notice] .why").await?;
        page.check("[visible($('#how')), visible($('#why'))]", json!([false, false])).await
    });
}

/// A line for each bait. The third is not on the list of the tests' blocker.
#[test]
fn the_explanation_lists_the_result_of_each_bait() {
    blocker_test(async |page| {
        page.open_article("", &plain()).await?;
        wait_for_notice(page).await?;
        page.click("[part=notice] .why").await?;
        page.check(
            "$$('#why li').map(node => text(node).replace(/[\\u2068\\u2069]/g, ''))",
            json!([
                "ad-leaderboard, an empty element, was hidden; its twin was not.",
                "ad-rectangle, an empty element, was hidden; its twin was not.",
                "skyscraper-ad was left alone.",
                "ads_box, an empty element, was hidden; its twin was not.",
                "ads/banners/p-728x90.png, a picture, was stopped; its twin was not.",
            ]),
        )
        .await
    });
}

#[test]
fn the_text_follows_the_language_and_the_hosts_labels() {
    blocker_test(async |page| {
        page.add_init_script("addEventListener('DOMContentLoaded', () => W.labels = { notice: 'Ours for {name}', noticeHow: 3, noticeNever: '<b>No</b>' })").await?;
        page.open_article("", &plain()).await?;
        wait_for_notice(page).await?;
        page.check("text($('[part=notice] [role=status]')).replace(/[\\u2068\\u2069]/g, '')", "Ours for 127.0.0.1")
            .await?;
        page.check(
            "[text($('[part=notice] .how')), text($('[part=notice] .never'))]",
            json!(["How to allow this site", "<b>No</b>"]),
        )
        .await?;
        // Changing another setting keeps the focus and what is open.
        page.execute("$('[part=notice] .how').click(); $('#how summary').click(); $('#how summary').focus(); W.theme = 'dark'; await settled()").await?;
        page.check("[active().localName, $('#how details').open]", json!(["summary", true])).await?;
        // Changing the language keeps what is open, too.
        page.click("[part=notice] .why").await?;
        page.execute("W.lang = 'ar'; await settled()").await?;
        page.check(
            "[text($('[part=notice] .how')), visible($('#why')), $$('[part=notice] > p').length]",
            json!(["كيف تسمح بهذا الموقع", true, 1]),
        )
        .await?;
        page.check_no_errors().await
    });
}
