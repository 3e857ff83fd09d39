//! A small HTTP/1.1 server on loopback: what a test has put there, the test's host pages under `/hosts/`, drawn
//! pictures under `/pic/`, and else the built widget.

mod probe;

use std::{
    collections::HashMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use anyhow::Result;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use super::Answer;

/// A host of advertising's, which the browsers find on this machine.
pub(crate) const AD_HOST: &str = "www3.doubleclick.net";

/// A request that came in.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The path with its query.
    pub(crate) path: String,
    /// When it came in.
    pub(crate) start: Instant,
    /// When its answer was sent.
    pub(crate) end: Option<Instant>,
    /// The headers, names in lower case.
    pub(crate) headers: HashMap<String, String>,
}

/// A site: a server of its own, and so an origin of its own.
#[derive(Clone)]
pub(crate) struct Site {
    address: SocketAddr,
    host: String,
    inner: Arc<Mutex<Inner>>,
}

#[derive(Default)]
struct Inner {
    answers: HashMap<String, Answer>,
    /// What runs in every page before the page's own scripts.
    before: Vec<String>,
    requests: Vec<Request>,
}

impl Site {
    /// Starts one; it stops with the runtime.
    pub(crate) async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let site = Self { address: listener.local_addr()?, host: "127.0.0.1".to_owned(), inner: Arc::default() };
        let serving = site.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let site = serving.clone();
                tokio::spawn(async move {
                    // A browser that goes away in the middle is nothing to report.
                    let _ = site.serve(stream).await;
                });
            }
        });
        Ok(site)
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        self.url_of(&self.host, path)
    }

    /// The address of a path on another host, which the browser finds on this machine.
    pub(crate) fn url_of(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.address.port())
    }

    /// Goes on under another of the machine's own names, which is another origin.
    pub(crate) fn name(&mut self, host: &str) {
        host.clone_into(&mut self.host);
    }

    /// Puts an answer at a path (without a query).
    pub(crate) fn put(&self, path: &str, answer: Answer) {
        self.inner().answers.insert(path.to_owned(), answer);
    }

    /// Has a script run in every page before the page's own.
    pub(crate) fn before(&self, source: &str) {
        self.inner().before.push(source.to_owned());
    }

    /// The requests so far, in the order they came in, without the browser's own for an icon and the harness's.
    pub(crate) fn requests(&self) -> Vec<Request> {
        let own = |path: &str| path == "/favicon.ico" || path.starts_with("/~");
        self.inner().requests.iter().filter(|request| !own(&request.path)).cloned().collect()
    }

    /// The paths of the requests so far.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.path).collect()
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn serve(&self, stream: TcpStream) -> Result<()> {
        let mut stream = BufReader::new(stream);
        loop {
            let Some((path, headers)) = read_request(&mut stream).await? else { return Ok(()) };
            // A page that the browser goes to, not one that is fetched or stands in a frame.
            let is_page = headers.get("sec-fetch-dest").is_some_and(|kind| kind == "document");
            let place = {
                let mut inner = self.inner();
                inner.requests.push(Request { path: path.clone(), start: Instant::now(), end: None, headers });
                inner.requests.len() - 1
            };
            let bare = path.split('?').next().unwrap_or_default();
            let answer = if bare == probe::PATH {
                probe::script(&self.inner().before)
            } else {
                let answer = self.inner().answers.get(bare).cloned();
                let answer = answer.unwrap_or_else(|| file(bare));
                if is_page { probe::with(answer) } else { answer }
            };
            let Some(after) = answer.after else {
                // Until the browser gives up.
                let _ = stream.read_u8().await;
                return Ok(());
            };
            tokio::time::sleep(after).await;
            let mut head = format!("HTTP/1.1 {} -\r\nContent-Length: {}\r\n", answer.status, answer.body.len());
            for (name, value) in &answer.headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            if answer.cors {
                head.push_str("Access-Control-Allow-Origin: *\r\n");
            }
            head.push_str("\r\n");
            if let Some(request) = self.inner().requests.get_mut(place) {
                request.end = Some(Instant::now());
            }
            stream.write_all(head.as_bytes()).await?;
            stream.write_all(&answer.body).await?;
            stream.flush().await?;
        }
    }
}

async fn read_request(stream: &mut BufReader<TcpStream>) -> Result<Option<(String, HashMap<String, String>)>> {
    let mut first = String::new();
    if stream.read_line(&mut first).await? == 0 {
        return Ok(None);
    }
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line.trim().is_empty() {
            return Ok(Some((path, headers)));
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
}

/// The folder with the built widget.
pub(crate) fn dist() -> PathBuf {
    std::env::var_os("ARTICLE_WIDGET_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from)
}

/// A picture, a host page, or a file of the built widget.
fn file(path: &str) -> Answer {
    if let Some(name) = path.strip_prefix("/pic/") {
        return picture(name).unwrap_or_else(|| Answer::status(404));
    }
    let (root, path) = match path.strip_prefix("/hosts/") {
        Some(rest) => (Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts"), rest),
        None => (dist(), path.trim_start_matches('/')),
    };
    if path.split('/').any(|part| part == "..") {
        return Answer::status(404);
    }
    let Ok(bytes) = std::fs::read(root.join(path)) else { return Answer::status(404) };
    let kind = match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        _ => "application/octet-stream",
    };
    Answer::new(kind, bytes)
}

/// `<any name>-<width>x<height>.svg`, drawn.
fn picture(name: &str) -> Option<Answer> {
    let (name, size) = name.strip_suffix(".svg")?.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let hue = name.bytes().map(u32::from).sum::<u32>() * 47 % 360;
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
         <rect width='100%' height='100%' fill='hsl({hue} 40% 45%)'/>\
         <circle cx='50%' cy='50%' r='20%' fill='hsl({hue} 60% 70%)'/></svg>"
    );
    Some(Answer::new("image/svg+xml", svg))
}
