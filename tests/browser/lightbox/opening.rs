//! Opening and closing, and accessible names.

use super::*;

#[test]
fn enter_or_space_opens_and_moves_the_focus_into_the_dialog() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        for key in ["Enter", "Space"] {
            page.execute("$('[data-index=\"1\"]').focus()").await?;
            page.press(&[key]).await?;
            page.wait_for("$('dialog[open]')").await.context(key)?;
            page.check("[$('dialog').contains(active()), $('dialog').matches(':modal')]", json!([true, true]))
                .await
                .context(key)?;
            check_counter(page, "2 of 3").await?;
            close(page).await?;
        }
        page.check_no_errors().await
    });
}

#[test]
fn escape_or_the_close_button_returns_the_focus_to_the_trigger() {
    test(async |page| {
        page.open_article("", &pictures(3)).await?;
        for index in [0, 2] {
            open(page, index).await?;
            close(page).await?;
            page.check("active().dataset.index", index.to_string()).await.context("by mouse")?;
            page.press(&["Enter"]).await?;
            page.wait_for("$('dialog[open]')").await?;
            close(page).await?;
            page.check("active().dataset.index", index.to_string()).await.context("by key")?;
            page.press(&["Enter"]).await?;
            page.wait_for("$('dialog[open]')").await?;
            page.click("dialog .close").await?;
            page.wait_for("!$('dialog[open]')").await?;
            page.check("active().dataset.index", index.to_string()).await.context("by the button")?;
            page.check("W.shadowRoot.activeElement === active()", true).await?;
        }
        Ok(())
    });
}

#[test]
fn a_click_beside_the_picture_closes() {
    test(async |page| {
        page.open_article("", &pictures(1)).await?;
        open(page, 0).await?;
        page.wait_for("$('dialog img.full')?.complete").await?;
        page.mouse("mousePressed", 6.0, 300.0, "left", &[]).await?;
        page.mouse("mouseReleased", 6.0, 300.0, "left", &[]).await?;
        page.wait_for("!$('dialog[open]')").await
    });
}

#[test]
fn the_dialog_the_picture_and_the_buttons_have_accessible_names() {
    test(async |page| {
        page.open_article("", &pictures(2)).await?;
        let buttons: Vec<String> = page.nodes_with_role("button").await?.into_iter().map(|node| node.name).collect();
        for index in 0..2 {
            let alt = format!("Picture p{index}");
            ensure!(buttons.iter().any(|name| name.contains(&alt) && name.len() > alt.len()), "{buttons:?}");
        }
        open(page, 1).await?;
        let dialogs = page.nodes_with_role("dialog").await?;
        ensure!(dialogs.len() == 1 && dialogs[0].name == "Picture viewer", "{dialogs:?}");
        ensure!(dialogs[0].property("modal") == Some(&json!(true)), "{dialogs:?}");
        let images: Vec<String> = page
            .accessibility_tree()
            .await?
            .into_iter()
            .filter(|node| node.role == "image" || node.role == "img")
            .map(|node| node.name)
            .collect();
        ensure!(images == ["Picture p1"], "{images:?}");
        let unnamed: Vec<_> =
            page.nodes_with_role("button").await?.into_iter().filter(|node| node.name.is_empty()).collect();
        ensure!(unnamed.is_empty(), "{unnamed:?}");
        Ok(())
    });
}

#[test]
fn a_picture_without_alt_text_still_has_an_accessible_name() {
    test(async |page| {
        let mut article = pictures(2);
        article["image"]["alt"] = Value::Null;
        article["body"][1]["alt"] = json!("");
        article["body"][1]["caption"] = Value::Null;
        page.open_article("", &article).await?;
        let names: Vec<String> = page.nodes_with_role("button").await?.into_iter().map(|node| node.name).collect();
        ensure!(names.iter().any(|name| name.contains("Caption of p0")), "{names:?}");
        ensure!(names.iter().any(|name| name.contains("Pictures")), "{names:?}");
        Ok(())
    });
}

#[test]
fn the_focus_returns_to_the_hosts_own_button() {
    test(async |page| {
        page.open_body(&format!("<button id=own>All pictures</button>{}", widget("", &pictures(3)))).await?;
        page.wait_until_ready().await?;
        page.execute("document.querySelector('#own').focus(); W.openLightbox(1); await until(() => $('dialog[open]'))")
            .await?;
        close(page).await?;
        page.check("document.activeElement.id", "own").await
    });
}

/// The picture is shown twice: as the lead picture and in the text.
#[test]
fn of_two_triggers_for_a_picture_the_used_one_gets_the_focus_back() {
    test(async |page| {
        let mut article = pictures(3);
        let mut copy = picture("p0");
        copy["type"] = json!("image");
        article["body"].as_array_mut().context("a body")?.push(copy);
        page.open_article("", &article).await?;
        page.check("$$('[data-index=\"0\"]').length", 2).await?;
        page.execute("$$('[data-index=\"0\"]')[1].focus()").await?;
        page.press(&["Enter"]).await?;
        page.wait_for("$('dialog[open]')").await?;
        close(page).await?;
        page.check("active() === $$('[data-index=\"0\"]')[1]", true).await
    });
}

#[test]
fn a_picture_that_no_longer_exists_is_not_opened() {
    test(async |page| {
        page.open_article("", &pictures(4)).await?;
        page.execute("W.article = { headline: 'Shorter', image: { url: '/pic/a-600x400.svg', alt: 'A' } }; W.openLightbox(3); await W.whenReady(); await pause(200)").await?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.execute("W.addEventListener('article-widget-lightbox-open', () => { W.lightbox = 'off' }, { once: true }); W.openLightbox(0); await pause(300)").await?;
        page.check("$('dialog[open]')", Value::Null).await?;
        page.check_no_errors().await
    });
}
