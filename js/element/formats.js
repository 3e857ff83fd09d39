// The other formats, which the second file reads.

import { formats } from "article-widget/formats";
import { beside } from "./beside.js";
import { failure } from "./failure.js";

const reader = beside(formats);

/** Reads any format into our own: `{article, format, warnings}`. */
async function normalized(text, format, base) {
  const { normalize } = await reader();
  let outcome;
  try {
    outcome = JSON.parse(normalize(text, format, base));
  } catch (error) {
    reader.again();
    throw failure("panic", error.message);
  }
  return succeeded(outcome);
}

/** What the wasm answers, unless it is an error. */
function succeeded(outcome) {
  if (outcome.error) throw failure(outcome.error.code, outcome.error.message, outcome.error.path);
  return outcome;
}

export { normalized, reader, succeeded };
