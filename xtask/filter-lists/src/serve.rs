//! An HTTP server on the loopback interface that gives access to the engine, for the browser extension of the tests that
//! acts as a blocker. The body of each request is one query in JSON.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
};

use adblock::{Engine, request::Request};
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Prints the URL of the server, and answers requests until the process ends.
pub(crate) fn serve(engine: &Engine) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("http://{}", listener.local_addr()?);
    for stream in listener.incoming() {
        // A browser that closes the connection early is not an error.
        let _ = handle(engine, stream?);
    }
    Ok(())
}

/// Answers one request.
fn handle(engine: &Engine, stream: TcpStream) -> Result<()> {
    let mut stream = BufReader::new(stream);
    let (mut line, mut length) = (String::new(), 0);
    while stream.read_line(&mut line)? > 0 && !line.trim().is_empty() {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse()?;
        }
        line.clear();
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    let answer = answer(engine, &serde_json::from_slice(&body)?)?.to_string();
    let mut stream = stream.into_inner();
    write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{answer}", answer.len())?;
    Ok(())
}

/// Answers one query. With `url` and `kind`: whether that request of the `page` is blocked, `{"stopped": true}`. With
/// `classes` and `ids`: the selectors that hide elements which have them, `{"hidden": […]}`. With neither: the selectors
/// that apply regardless of classes and ids.
fn answer(engine: &Engine, query: &Value) -> Result<Value> {
    let text = |name: &str| query.get(name).and_then(Value::as_str);
    let page = text("page").context("the query has no page")?;
    if let Some((url, kind)) = text("url").zip(text("kind")) {
        let stopped =
            Request::new(url, page, kind, "GET").is_ok_and(|it| engine.check_network_request(&it).should_block());
        return Ok(json!({ "stopped": stopped }));
    }
    let names = |name: &str| {
        let names = query.get(name).and_then(Value::as_array)?;
        Some(names.iter().filter_map(Value::as_str).collect::<Vec<_>>())
    };
    let site = engine.url_cosmetic_resources(page);
    let hidden = match names("classes").zip(names("ids")) {
        None => site.hide_selectors.into_iter().collect(),
        Some(_) if site.generichide => Vec::new(),
        Some((classes, ids)) => engine.hidden_class_id_selectors(classes, ids, &site.exceptions),
    };
    Ok(json!({ "hidden": hidden }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocker::engine;

    #[test]
    fn requests_and_selectors_are_answered_by_the_lists() {
        let list = "##.ad\n##[data-ad]\nx.example##.own\nx.example#@#.spared\n##.spared\n/ads/*$image\n@@||y.example^$generichide";
        let engine = engine(&[list.to_owned()]);
        let ask = |question: Value| answer(&engine, &question).unwrap_or_default().to_string();
        let page = "https://x.example/";
        let request = |url: &str, kind: &str| ask(json!({ "page": page, "url": url, "kind": kind }));
        assert_eq!(request("https://x.example/ads/1.png", "image"), r#"{"stopped":true}"#);
        assert_eq!(request("https://x.example/ads/1.js", "script"), r#"{"stopped":false}"#);
        let within = |page: &str| ask(json!({ "page": page, "classes": ["ad", "spared", "own"], "ids": [] }));
        assert_eq!(within(page), r#"{"hidden":[".ad"]}"#);
        assert_eq!(within("https://y.example/"), r#"{"hidden":[]}"#);
        let always = ask(json!({ "page": page }));
        assert!(always.contains("[data-ad]") && always.contains(".own"), "{always}");
    }
}
