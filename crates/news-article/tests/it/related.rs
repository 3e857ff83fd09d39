//! Duplicates and the limit of related articles.

use crate::golden::read;

fn check(article_url: &str, urls: &[&str], expected: &[&str]) {
    let cards: Vec<_> = urls.iter().map(|url| serde_json::json!({ "headline": "H", "url": url })).collect();
    let article = serde_json::json!({ "headline": "H", "url": article_url, "related": cards });
    let article = read(&article.to_string(), "auto").unwrap().article;
    let kept: Vec<_> = article.related.iter().map(|card| card.url.as_str()).collect();
    assert_eq!(kept, expected);
}

#[test]
fn each_url_is_kept_once_and_that_of_the_article_never() {
    let article = "https://news.example/a";
    check(
        article,
        &["/b", "https://news.example/b", "/a", "/c"],
        &["https://news.example/b", "https://news.example/c"],
    );
    check(article, &["/a"], &[]);
    check("", &["/a", "/a"], &["https://news.example/a"]);
}

#[test]
fn at_most_a_hundred_related_articles_are_read() {
    let urls: Vec<_> = (0..150).map(|n| format!("/{n}")).collect();
    let urls: Vec<_> = urls.iter().map(String::as_str).collect();
    let cards: Vec<_> = urls.iter().map(|url| serde_json::json!({ "headline": "H", "url": url })).collect();
    let reading = read(&serde_json::json!({ "headline": "H", "related": cards }).to_string(), "auto").unwrap();
    assert_eq!(reading.article.related.len(), 100);
    let warning = &reading.warnings[0];
    assert_eq!((warning.code, warning.path.as_str()), ("limit", "related"));
    assert_eq!(warning.message, "expected at most 100, found 150");
}
