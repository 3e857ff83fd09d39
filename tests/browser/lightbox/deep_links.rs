//! Addresses that open a picture: case 12.

use super::{history::*, *};

#[test]
fn case_12_a_deep_link_opens_its_picture() {
    test(async |page| {
        come_from_another(page, &widget("id=story deep-link=on", &pictures(4)), "/test.html#story-picture-3").await?;
        page.until("$('dialog[open]')").await?;
        counter(page, "3 of 4").await?;
        page.keys(&["ArrowRight"]).await?;
        page.until("location.hash === '#story-picture-4'").await.context("the address follows")?;
        close(page).await?;
        gone(page).await?;
        page.until("location.hash === ''").await.context("closing leaves the article")?;
        page.check("visible($('[part=headline]'))", true).await?;
        open_entry(page, 0).await?;
        page.check("location.hash", "#story-picture-1").await?;
        page.back().await?;
        gone(page).await?;
        page.check("location.hash", "").await?;
        page.back().await?;
        page.until("document.title === 'Before'").await
    });
}

#[test]
fn case_12_a_link_in_the_page_opens_its_picture() {
    test(async |page| {
        let body = [
            "<a id=link href='#story-picture-2'>The second picture</a>",
            &widget("id=story deep-link=on", &pictures(3)),
        ]
        .concat();
        come_from_another(page, &body, "/test.html").await?;
        page.act("document.querySelector('#link').click()").await?;
        page.until("$('dialog[open]')").await?;
        counter(page, "2 of 3").await?;
        close(page).await?;
        gone(page).await
    });
}

#[test]
fn case_12_a_foreign_or_invalid_address_does_nothing() {
    for (attributes, hash) in [
        ("id=story deep-link=on", "#story-picture-5"),
        ("id=story deep-link=on", "#story-picture-0"),
        ("id=story deep-link=on", "#story-picture-2x"),
        ("id=story deep-link=on", "#story-picture-02"),
        ("id=story deep-link=on", "#story-picture-"),
        ("id=story deep-link=on", "#other-picture-2"),
        ("id=story deep-link=on", "#picture-2"),
        ("id=story", "#story-picture-2"),
        ("deep-link=on", "#story-picture-2"),
        ("deep-link=on", "#-picture-2"),
    ] {
        test(async |page| {
            page.site.put("/test.html", Answer::html(html(&widget(attributes, &pictures(4)))));
            page.open(&format!("/test.html{hash}")).await?;
            page.ready().await?;
            page.pause(400).await;
            page.check("[$('dialog[open]'), location.hash]", json!([null, hash]))
                .await
                .with_context(|| format!("{attributes} {hash}"))?;
            page.check_quiet().await
        });
    }
}

#[test]
fn case_12_without_deep_links_the_address_stays_the_pages() {
    test(async |page| {
        page.site.put("/test.html", Answer::html(html(&widget("id=story", &pictures(3)))));
        page.open("/test.html?q=1#part").await?;
        page.ready().await?;
        open_entry(page, 1).await?;
        page.check("location.search + location.hash", "?q=1#part").await?;
        page.keys(&["ArrowRight"]).await?;
        page.check("location.search + location.hash", "?q=1#part").await?;
        close(page).await?;
        gone(page).await?;
        page.check("location.search + location.hash", "?q=1#part").await
    });
}

#[test]
fn case_12_a_reload_of_a_deep_link_opens_its_picture_again() {
    test(async |page| {
        come_from_another(page, &widget("id=story deep-link=on", &pictures(3)), "/test.html").await?;
        open_entry(page, 1).await?;
        page.reload().await?;
        page.ready().await?;
        page.until("$('dialog[open]')").await?;
        counter(page, "2 of 3").await?;
        page.check("location.hash", "#story-picture-2").await?;
        close(page).await?;
        gone(page).await?;
        page.check("location.hash", "").await
    });
}
