// The wasm: started once a page, entered from here, and ended for all widgets by a panic.

import init, { on_panic } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { failure } from "./failure.js";

let started;
/** The widgets of the page that are connected: one instance serves them all, and one panic stops them all. */
const widgets = new Set();

/** Decodes and starts the wasm; a failed start may be tried again. */
const start = () =>
  (started ??= instantiate().catch((error) => {
    started = undefined;
    throw error;
  }));

async function instantiate() {
  const bytes = new Uint8Array(wasm.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = wasm.charCodeAt(i) ^ 113;
  try {
    await init({ module_or_path: bytes });
    on_panic(panicked);
  } catch (error) {
    const blocked = /content.security.policy|\bcsp\b|unsafe-eval/i.test(error?.message);
    throw failure(
      blocked ? "wasm-blocked" : "wasm-load",
      blocked
        ? "The page's Content-Security-Policy blocks WebAssembly: add 'wasm-unsafe-eval' to its script-src."
        : `WebAssembly did not start: ${error?.message ?? error}`,
    );
  }
}

/** What ended the wasm, if something did. */
let panic;

/** The wasm calls this when it panics. One instance serves all widgets, so it ends them all. */
function panicked(message) {
  if (panic) return;
  panic = failure("panic", message);
  for (const widget of [...widgets]) queueMicrotask(() => widget[fail](panic));
}

/** What the browser calls back (listeners, observers, timers) comes through here: the packer has the glue say so. What
 * is thrown out of the wasm ends here rather than in the page's console, and afterwards nothing enters it any more. (An
 * exception of the DOM's has left Rust's frames as they were: that is no better than a panic.) */
function called(callback, ...values) {
  if (panic) return;
  try {
    return callback(...values);
  } catch (error) {
    panicked(error?.message ?? String(error));
  }
}

/** Calls into the wasm for the loader itself, which has to know when there is no answer. */
function guarded(call) {
  let answer;
  if (!panic) {
    try {
      answer = call();
    } catch (error) {
      panicked(error?.message ?? String(error));
    }
  }
  if (panic) throw panic;
  return answer;
}

/** The member by which a widget is told that it has failed; no page can call it. */
const fail = Symbol("fail");

export { called, fail, guarded, panic, start, widgets };
