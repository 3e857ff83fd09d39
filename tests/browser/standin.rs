use crate::harness::*;

#[test]
fn real() {
    test(async |page| {
        let article = json!({"headline": "Hello", "body": ["One", {"type":"image","url":"/pic/a-600x400.svg","width":600,"height":400,"alt":"A","caption":"Cap"}]});
        page.article("", &article).await?;
        println!("{}", page.eval::<Value>("record").await?);
        println!("{}", page.eval::<String>("W.shadowRoot.innerHTML").await?);
        page.check_quiet().await?;
        Ok(())
    });
}
