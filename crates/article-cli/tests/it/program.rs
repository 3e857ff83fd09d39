//! `article-widget` without a subcommand.

use crate::harness::{check, run};

#[test]
fn help_lists_the_commands() {
    for option in ["--help", "-h"] {
        let output = run(&[option], "");
        assert_eq!((output.code, output.err.as_str()), (0, ""));
        for command in ["normalize", "check", "schema"] {
            assert!(output.out.contains(&format!("\n  {command} ")), "{command} is listed");
            let help = run(&[command, option], "");
            assert_eq!((help.code, help.err.as_str()), (0, ""));
            assert!(help.out.contains(&format!("usage: article-widget {command}")), "{}", help.out);
        }
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = concat!("article-widget ", env!("CARGO_PKG_VERSION"), "\n");
    for arguments in [&["--version"][..], &["-V"], &["normalize", "-V"], &["check", "--version"], &["schema", "-V"]] {
        check(arguments, "", 0, version, "");
    }
}

#[test]
fn a_command_is_required_and_must_be_known() {
    let hint = "\nTry `article-widget --help`.\n";
    for (arguments, message) in [
        (&[][..], "expected a command"),
        (&["prerendr"], "there is no command `prerendr`"),
        (&["--quiet"], "there is no option `--quiet`"),
        (&["-x", "check"], "there is no option `-x`"),
    ] {
        check(arguments, "", 2, "", &format!("article-widget: {message}{hint}"));
    }
}
