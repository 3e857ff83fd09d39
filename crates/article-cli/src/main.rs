//! The program `article-widget`.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    article_cli::main()
}

#[cfg(target_family = "wasm")]
fn main() {}
