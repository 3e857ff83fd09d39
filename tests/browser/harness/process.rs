//! Programs that end with the test run, however it ends.

use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

/// A shell that waits for the end of its input, which comes when this process ends or drops it. The program is a job of
/// its own, so that what it has started goes with it, and then its folder goes.
const GUARD: &str = r#"set -m; "$@" 2>/dev/null </dev/null & job=$!
    cat >/dev/null
    kill -TERM -- "-$job" 2>/dev/null; sleep 1; kill -KILL -- "-$job" 2>/dev/null
    rm -rf "$TMPDIR""#;

/// A program that runs.
pub(crate) struct Process {
    /// Its end is the program's.
    _guard: Child,
    /// The first line that it wrote, for who has asked.
    pub(super) said: Option<String>,
}

impl Process {
    /// Starts a program in a folder of its own.
    pub(super) fn start(command: &Launch) -> Result<Self> {
        Self::spawn(command, false)
    }

    /// Starts a program and waits for the first line that it writes.
    pub(super) fn start_and_listen(command: &Launch) -> Result<Self> {
        Self::spawn(command, true)
    }

    fn spawn(launch: &Launch, listens: bool) -> Result<Self> {
        let mut guard = Command::new("bash")
            .args(["-c", GUARD, "guard"])
            .arg(&launch.program)
            .args(&launch.arguments)
            .envs(launch.variables.iter().map(|(name, value)| (name, value)))
            .env("TMPDIR", &launch.folder)
            .stdin(Stdio::piped())
            .stdout(if listens { Stdio::piped() } else { Stdio::null() })
            .stderr(Stdio::null())
            .spawn()
            .context("bash did not start")?;
        let said = guard.stdout.take().map(|output| {
            let mut lines = BufReader::new(output).lines();
            let first = lines.next().and_then(Result::ok);
            // It is read to the end, or the program would block.
            std::thread::spawn(move || lines.for_each(drop));
            first
        });
        Ok(Self { _guard: guard, said: said.flatten() })
    }
}

/// A program with all that it is started with.
pub(super) struct Launch {
    program: PathBuf,
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    /// A folder of its own, which goes with it.
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

    /// With one more argument.
    pub(super) fn add(&mut self, path: &Path) {
        self.arguments.push(path.to_string_lossy().into_owned());
    }

    /// Starts a driver on a port of its own, which is the last argument, and waits until it answers.
    pub(super) async fn driver(mut self, port_argument: &str) -> Result<(Process, String)> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        self.arguments.push(format!("{port_argument}{port}"));
        let process = Process::start(&self)?;
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            ensure!(start.elapsed() < Duration::from_secs(60), "{} does not answer", self.program.display());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok((process, format!("http://127.0.0.1:{port}")))
    }
}
