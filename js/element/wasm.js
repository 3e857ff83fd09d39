// The wasm of the main bundle: started once a page, entered from here, and ended for all widgets by a panic.

import { initSync, on_panic } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { compileWasm } from "../shared/compile-wasm.js";
import { codedError, isCoded } from "./coded-error.js";

let started;
/** The connected widgets of the page. They share one instance of the wasm, so that a panic ends them all. */
const widgets = new Set();

/** Starts the wasm. A start that failed is tried again by the next call. */
const start = () =>
  (started ??= instantiate().catch((error) => {
    started = undefined;
    throw error;
  }));

async function instantiate() {
  try {
    initSync({ module: await compileWasm(wasm) });
    on_panic(onPanic);
  } catch (error) {
    const blocked = /content.security.policy|\bcsp\b|unsafe-eval/i.test(error?.message);
    throw codedError(
      blocked ? "wasm-blocked" : "wasm-load",
      blocked
        ? "The page's Content-Security-Policy blocks WebAssembly: add 'wasm-unsafe-eval' to its script-src."
        : `WebAssembly did not start: ${error?.message ?? error}`,
    );
  }
}

/** The error that has ended the wasm, if there was one. */
let panic;

/** Fails all widgets. The wasm calls this when it panics. */
function onPanic(message) {
  if (panic) return;
  panic = codedError("panic", message);
  for (const widget of [...widgets]) queueMicrotask(() => widget[fail](panic));
}

/** Calls a callback that the wasm has given to the browser (a listener, an observer, a timer): the packer has
 * wasm-bindgen's glue call them through here. What it throws is a panic, or an exception of the DOM that has left Rust's
 * frames without returning, which is no better: it must not reach the page's console, and afterwards the wasm isn't
 * entered any more. */
function called(callback, ...values) {
  if (panic) return;
  try {
    return callback(...values);
  } catch (error) {
    onPanic(error?.message ?? String(error));
  }
}

/**
 * Calls into the wasm. Throws the error of the article, if it has one, or the panic.
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
function guarded(call) {
  let result;
  if (!panic) {
    try {
      result = call();
    } catch (error) {
      if (isCoded(error)) throw error;
      onPanic(error?.message ?? String(error));
    }
  }
  if (panic) throw panic;
  return result;
}

/** The key of the method that fails a widget; the page can't call it. */
const fail = Symbol("fail");

export { called, fail, guarded, panic, start, widgets };
