use crate::{articles::*, harness::*};
#[test]
fn dbg_dialog() {
    test(async |page| {
        page.article("", &full()).await?;
        page.click(".open").await?;
        page.until("$('dialog')?.open").await?;
        page.pause(300).await;
        page.keys(&["ArrowRight"]).await?;
        println!("{}", page.eval::<Value>("[events(), $$('dialog').length, active()?.className, $('dialog').outerHTML]").await?);
        page.keys(&["Escape"]).await?;
        page.pause(300).await;
        println!("{}", page.eval::<Value>("[events(), $$('dialog').length, active()?.className, record]").await?);
        Ok(())
    });
}
#[test]
fn dbg_broken() {
    test(async |page| {
        let mut article = pictures(2);
        article["image"]["url"] = json!("/nothing.jpg");
        page.article("", &article).await?;
        page.pause(1000).await;
        println!("{}", page.eval::<Value>("[$('figure').outerHTML, record]").await?);
        Ok(())
    });
}
#[test]
fn dbg_embed() {
    test(async |page| {
        let provider = Site::start().await?;
        provider.put("/player", Answer::html("<p>The player</p>"));
        let article = json!({ "headline": "H", "body": [{ "type": "embed", "url": provider.url("/player"), "title": "A film" }] });
        page.article("", &article).await?;
        page.click(".embed button").await?;
        page.until("$('.embed iframe')").await?;
        page.pause(500).await;
        println!("{}", page.eval::<Value>("[active().outerHTML.slice(0,300), record]").await?);
        Ok(())
    });
}
