//! URLs that open a picture.

use super::{history::*, *};

#[test]
fn a_deep_link_opens_its_picture() {
    test(async |page| {
        open_after_another_page(page, &widget("id=story deep-link=on", &pictures(4)), "/test.html#story-picture-3")
            .await?;
        page.wait_for("$('dialog[open]')").await?;
        check_counter(page, "3 of 4").await?;
        page.press(&["ArrowRight"]).await?;
        page.wait_for("location.hash === '#story-picture-4'").await.context("the URL is updated")?;
        close(page).await?;
        wait_until_closed(page).await?;
        page.wait_for("location.hash === ''").await.context("closing removes the fragment")?;
        page.check("visible($('[part=headline]'))", true).await?;
        open_entry(page, 0).await?;
        page.check("location.hash", "#story-picture-1").await?;
        page.back().await?;
        wait_until_closed(page).await?;
        page.check("location.hash", "").await?;
        page.back().await?;
        page.wait_for("document.title === 'Before'").await
    });
}

#[test]
fn a_link_in_the_page_opens_its_picture() {
    test(async |page| {
        let body = [
            "<a id=link href='#story-picture-2'>The second picture</a>",
            &widget("id=story deep-link=on", &pictures(3)),
        ]
        .concat();
        open_after_another_page(page, &body, "/test.html").await?;
        page.execute("document.querySelector('#link').click()").await?;
        page.wait_for("$('dialog[open]')").await?;
        check_counter(page, "2 of 3").await?;
        close(page).await?;
        wait_until_closed(page).await
    });
}

#[test]
fn an_invalid_or_unrelated_fragment_opens_nothing() {
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
            page.site.put("/test.html", Response::html(html(&widget(attributes, &pictures(4)))));
            page.open(&format!("/test.html{hash}")).await?;
            page.wait_until_ready().await?;
            page.pause(400).await;
            page.check("[$('dialog[open]'), location.hash]", json!([null, hash]))
                .await
                .with_context(|| format!("{attributes} {hash}"))?;
            page.check_no_errors().await
        });
    }
}

#[test]
fn without_deep_links_the_url_does_not_change() {
    test(async |page| {
        page.site.put("/test.html", Response::html(html(&widget("id=story", &pictures(3)))));
        page.open("/test.html?q=1#part").await?;
        page.wait_until_ready().await?;
        open_entry(page, 1).await?;
        page.check("location.search + location.hash", "?q=1#part").await?;
        page.press(&["ArrowRight"]).await?;
        page.check("location.search + location.hash", "?q=1#part").await?;
        close(page).await?;
        wait_until_closed(page).await?;
        page.check("location.search + location.hash", "?q=1#part").await
    });
}

#[test]
fn reloading_a_deep_link_reopens_its_picture() {
    test(async |page| {
        open_after_another_page(page, &widget("id=story deep-link=on", &pictures(3)), "/test.html").await?;
        open_entry(page, 1).await?;
        page.reload().await?;
        page.wait_until_ready().await?;
        page.wait_for("$('dialog[open]')").await?;
        check_counter(page, "2 of 3").await?;
        page.check("location.hash", "#story-picture-2").await?;
        close(page).await?;
        wait_until_closed(page).await?;
        page.check("location.hash", "").await
    });
}
