// The other formats, which the second file reads.

import { formats } from "article-widget/formats";
import { failure } from "./failure.js";

/** The second file, which reads every other format: fetched when an article wants it, once a page. */
let second;
/** How often it has failed. A browser keeps a module that failed; under another fragment it is another module. */
let failures = 0;
const again = () => {
  second = undefined;
  failures++;
};
const reader = () =>
  (second ??= import(new URL(failures ? `${formats}#${failures}` : formats, import.meta.url).href).catch((error) => {
    again();
    throw failure("wasm-load", `${formats} could not be loaded: ${error.message}`);
  }));

/** Reads any format into our own: `{article, format, warnings}`. */
async function normalized(text, format, base) {
  const { normalize } = await reader();
  let outcome;
  try {
    outcome = JSON.parse(normalize(text, format, base));
  } catch (error) {
    again();
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
