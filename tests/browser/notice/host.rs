//! What the host decides: the examples of docs/adblock.md, as they stand there.

use super::{no_baits, shown, silent, verdict};
use crate::{articles::*, harness::*};

#[test]
fn case_16_the_host_cancelled() {
    blocker_test(async |page| {
        page.before("addEventListener('article-widget-adblock', event => event.preventDefault())").await?;
        page.article("", &plain()).await?;
        let verdict = verdict(page).await?;
        ensure!(verdict["detected"] == true, "{verdict}");
        silent(page).await
    });
}

/// The example under a heading of docs/adblock.md.
fn example(about: &str) -> String {
    let text = include_str!("../../../docs/adblock.md");
    let (_, after) = text.split_once(about).expect("the example's heading");
    let (_, code) = after.split_once("```js\n").expect("an example");
    code.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn the_host_may_have_it_come_from_the_third_article_on() {
    blocker_test(async |page| {
        page.before(&example("Show the notice from the third article on")).await?;
        page.article("", &plain()).await?;
        for visit in 1..=4 {
            verdict(page).await?;
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", visit == 3).await.with_context(|| format!("article {visit}"))?;
            page.reload().await?;
            page.ready().await?;
        }
        Ok(())
    });
}

#[test]
fn the_host_may_wait_for_consent() {
    blocker_test(async |page| {
        page.before(&format!("addEventListener('DOMContentLoaded', () => {{ {} }})", example("Consent first"))).await?;
        page.article("adblock-notice=off", &plain()).await?;
        page.pause(3000).await;
        no_baits(page).await?;
        page.check("[events('adblock'), Object.keys(localStorage), Object.keys(sessionStorage)]", json!([[], [], []]))
            .await?;
        let paths = page.site.paths();
        ensure!(paths == ["/test.html", "/article-widget.js"], "{paths:?}");
        page.act("dispatchEvent(new Event('consent-given'))").await?;
        shown(page).await
    });
}
