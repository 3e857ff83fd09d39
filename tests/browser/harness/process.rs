//! Child processes that end with the test run, even when it crashes.

use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

/// A shell that waits for the end of its standard input, which comes when this process ends or drops it. It runs the program
/// as a job with its own process group, so that it can end the program's children too, and then removes its folder.
const GUARD: &str = r#"set -m; "$@" 2>/dev/null </dev/null & job=$!
    cat >/dev/null
    kill -TERM -- "-$job" 2>/dev/null; sleep 1; kill -KILL -- "-$job" 2>/dev/null
    rm -rf "$TMPDIR""#;

/// A running program.
pub(crate) struct Process {
    /// Dropping the shell ends the program.
    _guard: Child,
    /// The first line of its output, if it was started with `start_and_read_line`.
    pub(super) first_line: Option<String>,
}

impl Process {
    /// Starts a program.
    pub(super) fn start(launch: &Launch) -> Result<Self> {
        Self::spawn(launch, false)
    }

    /// Starts a program and waits for the first line that it writes.
    pub(super) fn start_and_read_line(launch: &Launch) -> Result<Self> {
        Self::spawn(launch, true)
    }

    fn spawn(launch: &Launch, reads_line: bool) -> Result<Self> {
        let mut guard = Command::new("bash")
            .args(["-c", GUARD, "guard"])
            .arg(&launch.program)
            .args(&launch.arguments)
            .envs(launch.variables.iter().map(|(name, value)| (name, value)))
            .env("TMPDIR", &launch.folder)
            .stdin(Stdio::piped())
            .stdout(if reads_line { Stdio::piped() } else { Stdio::null() })
            .stderr(Stdio::null())
            .spawn()
            .context("bash did not start")?;
        let first_line = guard.stdout.take().map(|output| {
            let mut lines = BufReader::new(output).lines();
            let first = lines.next().and_then(Result::ok);
            // Keep reading: the program would block on a full pipe.
            std::thread::spawn(move || lines.for_each(drop));
            first
        });
        Ok(Self { _guard: guard, first_line: first_line.flatten() })
    }
}

/// A program with its arguments and environment.
pub(super) struct Launch {
    program: PathBuf,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    /// Its folder for temporary files, which is removed with it.
    pub(super) folder: PathBuf,
}

impl Launch {
    pub(super) fn new(program: &Path, arguments: &[&str]) -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("article-widget-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)?;
        let arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
        Ok(Self { program: program.to_owned(), arguments, variables: Vec::new(), folder })
    }

    pub(super) fn env(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds an argument.
    pub(super) fn arg(&mut self, path: &Path) {
        self.arguments.push(path.to_string_lossy().into_owned());
    }

    /// Starts a WebDriver server on a free port, which becomes the last argument, and waits until it accepts connections.
    /// Returns the process and the server's URL.
    pub(super) async fn driver(mut self, port_argument: &str) -> Result<(Process, String)> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        self.arguments.push(format!("{port_argument}{port}"));
        let process = Process::start(&self)?;
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            ensure!(
                start.elapsed() < Duration::from_secs(60),
                "{} does not accept connections",
                self.program.display()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok((process, format!("http://127.0.0.1:{port}")))
    }
}
