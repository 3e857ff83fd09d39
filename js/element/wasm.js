// The wasm of the main bundle: starting it, calling into it, and handling panics.

import { initSync, on_panic } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { compileWasm } from "../shared/compile-wasm.js";
import { codedError, isCoded } from "./coded-error.js";

/**
 * The functions that the wasm calls: `JsHost` of `src/widget.rs`. Details, reports and states are JSON text.
 * @typedef {object} WidgetHost
 * @property {string} origin the URL of the main bundle
 * @property {(name: string, detail: string, cancelable: boolean) => boolean} emit
 *   dispatches an event; returns whether it was not cancelled
 * @property {(detail: string) => void} ready called when the article that was shown last is painted
 * @property {(report: string) => void} notice shows the ad-block notice
 * @property {(index: number) => HTMLImageElement | undefined} thumbnail the image that opens a picture of the gallery
 * @property {(state?: string) => void} updateLightbox
 *   passes a `LightboxState` to the lightbox chunk; `undefined` if the lightbox is closed
 * @property {(direction: number) => boolean} zoomLightbox
 * @property {(x: number, y: number) => boolean} panLightbox
 * @property {(event: WheelEvent) => boolean} wheelLightbox
 *   the last three return whether the lightbox chunk has handled the input
 */

let started;
/** The connected widgets of the page. They share one instance of the wasm, so a panic affects all of them. */
const widgets = new Set();

/** Starts the wasm. If this fails, the next call tries again. */
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

/** The panic, if there was one. Afterwards the wasm is not called again. */
let panic;

/** Fails all widgets. The wasm calls this when it panics. */
function onPanic(message) {
  if (panic) return;
  panic = codedError("panic", message);
  for (const widget of [...widgets]) queueMicrotask(() => widget[fail](panic));
}

/**
 * Calls a Rust closure that was passed to the browser (a listener, an observer, a timer). The packer replaces the calls of
 * closures in wasm-bindgen's glue by calls of this function. An exception is either a panic, or an exception of the DOM
 * that has skipped Rust destructors and is therefore treated as a panic.
 */
function invokeCallback(callback, ...values) {
  if (panic) return;
  try {
    return callback(...values);
  } catch (error) {
    onPanic(error?.message ?? String(error));
  }
}

/**
 * Calls into the wasm. Throws the error of the article, or the panic.
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

/** The key of the method that puts a widget into the error state. A symbol, so that it is not part of the public interface. */
const fail = Symbol("fail");

export { fail, guarded, invokeCallback, panic, start, widgets };
