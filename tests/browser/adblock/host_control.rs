//! How the host controls the notice. The examples are taken from docs/adblock.md.

use super::{check_no_baits, check_no_notice, wait_for_notice, wait_for_verdict};
use crate::{fixtures::*, harness::*};

#[test]
fn cancelling_the_event_prevents_the_notice() {
    blocker_test(async |page| {
        page.add_init_script("addEventListener('article-widget-adblock', event => event.preventDefault())").await?;
        page.open_article("", &plain()).await?;
        let verdict = wait_for_verdict(page).await?;
        ensure!(verdict["detected"] == true, "{verdict}");
        check_no_notice(page).await
    });
}

/// The code example that follows a text in docs/adblock.md.
fn example(heading: &str) -> String {
    let text = include_str!("../../../docs/adblock.md");
    let (_, after) = text.split_once(heading).expect("the example's heading");
    let (_, code) = after.split_once("```js\n").expect("an example");
    code.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn the_host_can_show_it_from_the_third_article_on() {
    blocker_test(async |page| {
        page.add_init_script(&example("Show the notice from the third article on")).await?;
        page.open_article("", &plain()).await?;
        for visit in 1..=4 {
            wait_for_verdict(page).await?;
            page.pause(600).await;
            page.check("visible($('[part=notice]'))", visit == 3).await.with_context(|| format!("article {visit}"))?;
            page.reload().await?;
            page.wait_until_ready().await?;
        }
        Ok(())
    });
}

#[test]
fn the_host_can_wait_for_consent() {
    blocker_test(async |page| {
        page.add_init_script(&format!(
            "addEventListener('DOMContentLoaded', () => {{ {} }})",
            example("Consent first")
        ))
        .await?;
        page.open_article("adblock-notice=off", &plain()).await?;
        page.pause(3000).await;
        check_no_baits(page).await?;
        page.check("[events('adblock'), Object.keys(localStorage), Object.keys(sessionStorage)]", json!([[], [], []]))
            .await?;
        let paths = page.site.requested_paths();
        ensure!(paths == ["/test.html", "/article-widget.js"], "{paths:?}");
        page.execute("dispatchEvent(new Event('consent-given'))").await?;
        wait_for_notice(page).await
    });
}
