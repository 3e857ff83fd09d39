//! An HTTP/1.1 server on loopback. It serves the responses that a test has put there, the files of `tests/hosts` under
//! `/hosts/`, generated images under `/pic/`, and otherwise the built widget.

mod page_helpers;

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

use super::Response;

/// A real advertising host, which the browsers are configured to resolve to this machine.
pub(crate) const AD_HOST: &str = "www3.doubleclick.net";

/// A request that was received.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The path with its query.
    pub(crate) path: String,
    /// When it was received.
    pub(crate) start: Instant,
    /// When its response was sent.
    pub(crate) end: Option<Instant>,
    /// The headers, with names in lower case.
    pub(crate) headers: HashMap<String, String>,
}

/// A server on a port of its own, and therefore an origin of its own.
#[derive(Clone)]
pub(crate) struct Site {
    address: SocketAddr,
    host: String,
    inner: Arc<Mutex<Inner>>,
}

#[derive(Default)]
struct Inner {
    responses: HashMap<String, Response>,
    /// Scripts that run in every page before its own.
    init_scripts: Vec<String>,
    requests: Vec<Request>,
}

impl Site {
    /// Starts a server, which stops with the runtime.
    pub(crate) async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let site = Self { address: listener.local_addr()?, host: "127.0.0.1".to_owned(), inner: Arc::default() };
        let serving = site.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let site = serving.clone();
                tokio::spawn(async move {
                    // A browser may close a connection at any time.
                    let _ = site.handle_connection(stream).await;
                });
            }
        });
        Ok(site)
    }

    /// The URL of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        self.url_on_host(&self.host, path)
    }

    /// The URL of a path on another host name that resolves to this machine.
    pub(crate) fn url_on_host(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.address.port())
    }

    /// Uses another host name that resolves to this machine, and therefore another origin.
    pub(crate) fn set_host(&mut self, host: &str) {
        host.clone_into(&mut self.host);
    }

    /// Sets the response for a path, with any query.
    pub(crate) fn put(&self, path: &str, response: Response) {
        self.inner().responses.insert(path.to_owned(), response);
    }

    /// Adds a script that runs in every page before the page's own scripts.
    pub(crate) fn add_init_script(&self, source: &str) {
        self.inner().init_scripts.push(source.to_owned());
    }

    /// The requests so far, in the order they were received, without those for the favicon and the harness's script.
    pub(crate) fn requests(&self) -> Vec<Request> {
        let is_internal = |path: &str| path == "/favicon.ico" || path.starts_with("/~");
        self.inner().requests.iter().filter(|request| !is_internal(&request.path)).cloned().collect()
    }

    /// The paths of the requests so far.
    pub(crate) fn requested_paths(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.path).collect()
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn handle_connection(&self, stream: TcpStream) -> Result<()> {
        let mut stream = BufReader::new(stream);
        loop {
            let Some((path, headers)) = read_request(&mut stream).await? else { return Ok(()) };
            // The response to a navigation, as opposed to a fetch or a frame.
            let is_page = headers.get("sec-fetch-dest").is_some_and(|destination| destination == "document");
            let index = {
                let mut inner = self.inner();
                inner.requests.push(Request { path: path.clone(), start: Instant::now(), end: None, headers });
                inner.requests.len() - 1
            };
            let path = path.split('?').next().unwrap_or_default();
            let response = if path == page_helpers::PATH {
                page_helpers::script(&self.inner().init_scripts)
            } else {
                let response = self.inner().responses.get(path).cloned();
                let response = response.unwrap_or_else(|| file(path));
                if is_page { page_helpers::insert_into(response) } else { response }
            };
            let Some(delay) = response.delay else {
                // Wait until the browser closes the connection.
                let _ = stream.read_u8().await;
                return Ok(());
            };
            tokio::time::sleep(delay).await;
            let mut head = format!("HTTP/1.1 {} -\r\nContent-Length: {}\r\n", response.status, response.body.len());
            for (name, value) in &response.headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            if response.cors {
                head.push_str("Access-Control-Allow-Origin: *\r\n");
            }
            head.push_str("\r\n");
            if let Some(request) = self.inner().requests.get_mut(index) {
                request.end = Some(Instant::now());
            }
            stream.write_all(head.as_bytes()).await?;
            stream.write_all(&response.body).await?;
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

/// A generated image, a file of `tests/hosts`, or a file of the built widget.
fn file(path: &str) -> Response {
    if let Some(name) = path.strip_prefix("/pic/") {
        return image(name).unwrap_or_else(|| Response::status(404));
    }
    let (root, path) = match path.strip_prefix("/hosts/") {
        Some(rest) => (Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts"), rest),
        None => (dist(), path.trim_start_matches('/')),
    };
    if path.split('/').any(|part| part == "..") {
        return Response::status(404);
    }
    let Ok(bytes) = std::fs::read(root.join(path)) else { return Response::status(404) };
    let content_type = match path.rsplit('.').next().unwrap_or_default() {
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
    Response::new(content_type, bytes)
}

/// The generated image for `<any name>-<width>x<height>.svg`. Each name has a colour.
fn image(name: &str) -> Option<Response> {
    let (name, size) = name.strip_suffix(".svg")?.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let hue = name.bytes().map(u32::from).sum::<u32>() * 47 % 360;
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
         <rect width='100%' height='100%' fill='hsl({hue} 40% 45%)'/>\
         <circle cx='50%' cy='50%' r='20%' fill='hsl({hue} 60% 70%)'/></svg>"
    );
    Some(Response::new("image/svg+xml", svg))
}
