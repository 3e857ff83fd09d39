//! The help texts.

/// `article-widget --help`
pub(super) const HELP: &str = "\
Reads, checks and describes articles.

usage: article-widget COMMAND [OPTIONS] [FILE…]

commands:
  normalize  reads articles in any supported format and writes them in the native format
  check      reports the errors and warnings of articles
  schema     prints the JSON Schema of the native format

`article-widget COMMAND --help` describes a command.

  -h, --help
  -V, --version
";

/// `article-widget normalize --help`
pub(super) const NORMALIZE_HELP: &str = "\
Reads articles in any supported format and writes them in the native format.

usage: article-widget normalize [OPTIONS] [FILE…]

A file is JSON; each line of a file that ends in .ndjson or .jsonl is a JSON text. `-`, or no file, is stdin.
A single article is pretty-printed; several articles are written on one line each. Warnings and errors go to stderr:
FILE:path: code: message, and FILE: error: code at path: message.

  --format NAME  auto (by shape) or the name of a format; auto by default
  --base URL     the URL of the JSON, against which relative URLs are resolved
  --ndjson       each line of every input is a JSON text
  -q, --quiet    no warnings
  -h, --help
  -V, --version

The exit code is 0 if every input was read, 1 if an input contains no article, 2 for wrong usage or a file that can't be
read.
";

/// `article-widget check --help`
pub(super) const CHECK_HELP: &str = "\
Reports the format, the warnings and the errors of articles, and never prints an article.

usage: article-widget check [OPTIONS] [FILE…]

A file is JSON; each line of a file that ends in .ndjson or .jsonl is a JSON text. `-`, or no file, is stdin.
The report goes to stdout: FILE:path: code: message for a warning, FILE: error: code at path: message for an error, and
FILE: format, number of warnings.

  --strict       fail on warnings
  --json         one JSON object per line for each text: { input, format, error: { code, message, path, line, column },
                 warnings: [{ code, path, message }] }. It has either `format` or `error`; `path`, `line` and `column`
                 are present if known
  --format NAME  auto (by shape) or the name of a format; auto by default
  --base URL     the URL of the JSON, against which relative URLs are resolved
  --ndjson       each line of every input is a JSON text
  -q, --quiet    errors only
  -h, --help
  -V, --version

The exit code is 0 if there are no errors, 1 if there are warnings and --strict is given, 2 for errors, wrong usage or a
file that can't be read.
";

/// `article-widget schema --help`
pub(super) const SCHEMA_HELP: &str = "\
Prints the JSON Schema of the native format, draft 2020-12.

usage: article-widget schema

  -h, --help
  -V, --version
";
