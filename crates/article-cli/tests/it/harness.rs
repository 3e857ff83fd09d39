//! Running the program.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

/// The output and the exit code of a run.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program in the directory of the native format's fixtures, with pipes for stdin, stdout and stderr.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_article-widget"));
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../news-article/tests/fixtures/article-widget"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program with these arguments and this text on stdin.
pub(crate) fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = program().args(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_owned();
    // In a thread, because the program writes before it has read everything, and both may be more than a pipe holds. A
    // program that doesn't read its stdin closes it, so an error is ignored.
    let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Output { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// Checks everything that a run writes.
#[track_caller]
pub(crate) fn check(arguments: &[&str], input: &str, code: i32, out: &str, err: &str) {
    let output = run(arguments, input);
    assert_eq!((output.code, output.out.as_str(), output.err.as_str()), (code, out, err), "{arguments:?}");
}

/// A temporary file, which is removed at the end of the test.
pub(crate) struct File(PathBuf);

impl File {
    pub(crate) fn new(name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = std::env::temp_dir().join(format!("article-widget-{}-{name}", std::process::id()));
        fs::write(&path, content).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// The directory with a folder of fixtures for each format.
pub(crate) fn fixture_directory() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../news-article/tests/fixtures")
}

/// The fixtures of a format, sorted by name.
pub(crate) fn fixtures(format: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(fixture_directory().join(format)).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}
