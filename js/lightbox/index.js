// The entry point of the lightbox chunk: gestures, toolbar and history for the lightbox, which the main bundle imports
// when a picture is about to be opened. The dialog itself is rendered by Rust (`src/components/lightbox.rs`) and works
// without this chunk.
//
// The state of the lightbox is owned by Rust. The chunk receives it as a `LightboxState` after each render, and changes
// it through a `LightboxWidget` only.

import { initSync } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { compileWasm } from "../shared/compile-wasm.js";
import { LightboxEnhancer } from "./enhancer.js";
import { restore } from "./history.js";

/**
 * The state of an open lightbox, as `src/components/lightbox_state.rs` writes it.
 * @typedef {object} LightboxState
 * @property {number} index the picture that is shown, as an index into the article's gallery
 * @property {number} [previous] the picture before it, if there is one
 * @property {number} [next] the picture after it, if there is one
 * @property {boolean} rtl whether the interface is right-to-left
 * @property {"loading" | "ready" | "broken"} progress how far the picture's full file is loaded
 * @property {string} src the URL of that file
 * @property {number} [width] the width of that file as the article has it, in pixels
 * @property {number} [height] its height
 * @property {string} alt the description of the picture; empty when the article has none
 * @property {string} lang the language of the article; empty when it is that of the interface
 * @property {string} dir the direction of the article's text; empty when it is that of the interface
 * @property {string} caption the caption as plain text; may be empty
 * @property {string} credit the credit as plain text; may be empty
 */

/**
 * What the chunk may do with a widget.
 * @typedef {object} LightboxWidget
 * @property {import("../element/article-widget.js").ArticleWidget} element the element, for its public interface
 * @property {(index: number) => void} goTo shows another picture in the open lightbox
 * @property {() => void} close closes the lightbox
 * @property {(index: number) => HTMLImageElement | undefined} thumbnail
 *   the image in the article that opens a picture: where a picture has several, the one in view
 */

initSync({ module: await compileWasm(wasm) });

/**
 * Takes over the open dialog of a widget.
 * @param {LightboxWidget} widget
 * @param {LightboxState} state
 * @param {boolean} animate whether the dialog has just opened, so that the picture may come from its thumbnail
 * @returns {LightboxEnhancer}
 */
const attach = (widget, state, animate) => new LightboxEnhancer(widget, state, animate);

export { attach, restore };
