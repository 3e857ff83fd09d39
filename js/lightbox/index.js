// The entry point of the lightbox chunk: gestures, toolbar and history for the lightbox. The main bundle imports it when a
// picture is about to be opened. The dialog itself is rendered by Rust (`src/components/lightbox.rs`) and works
// without this chunk.
//
// The state of the lightbox is owned by Rust. The chunk receives it as a `LightboxState` after each render, and changes
// it only through a `LightboxWidget`.

import { initSync } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { compileWasm } from "../shared/compile-wasm.js";
import { LightboxEnhancer } from "./enhancer.js";
import { restore } from "./history.js";

/**
 * The state of an open lightbox, as `src/components/lightbox_state.rs` writes it.
 * @typedef {object} LightboxState
 * @property {number} index the index of the picture that is shown, in the article's gallery
 * @property {number} [previous] the index of the previous picture, if there is one
 * @property {number} [next] the index of the next picture, if there is one
 * @property {boolean} rtl whether the interface is right-to-left
 * @property {"loading" | "ready" | "broken"} progress the loading state of the picture's full file
 * @property {string} src the URL of that file
 * @property {number} [width] the width of that file according to the article, in pixels
 * @property {number} [height] its height, likewise
 * @property {string} alt the description of the picture; empty if the article has none
 * @property {string} lang the language of the article; empty if it is that of the interface
 * @property {string} dir the direction of the article's text; empty if it is that of the interface
 * @property {string} caption the caption as plain text; may be empty
 * @property {string} credit the credit as plain text; may be empty
 */

/**
 * The interface of a widget to the chunk.
 * @typedef {object} LightboxWidget
 * @property {import("../element/article-widget.js").ArticleWidget} element the element, for its public interface
 * @property {(index: number) => void} goTo shows another picture in the open lightbox
 * @property {() => void} close closes the lightbox
 * @property {(index: number) => HTMLImageElement | undefined} thumbnail
 *   the image in the article that opens a picture; if there are several, the one in view
 */

initSync({ module: await compileWasm(wasm) });

/**
 * Attaches the enhancer to the open dialog of a widget.
 * @param {LightboxWidget} widget
 * @param {LightboxState} state
 * @param {boolean} animate whether to animate the picture from its thumbnail, because the dialog has just opened
 * @returns {LightboxEnhancer}
 */
const attach = (widget, state, animate) => new LightboxEnhancer(widget, state, animate);

export { attach, restore };
