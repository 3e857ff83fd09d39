// The connection between a widget and the lightbox chunk, which is loaded when a picture is about to be opened.

import { lightbox } from "article-widget/lightbox";
import { visibleRect } from "../shared/visible-rect.js";
import { NAME } from "./attributes.js";
import { lazyModule } from "./lazy-module.js";

/** @import { LightboxState, LightboxWidget } from "../lightbox/index.js" */

const load = lazyModule(lightbox);
/** The chunk, once it is loaded. */
let chunk;
/** Loads the chunk. A failure is ignored, because the lightbox works without the chunk. */
const loadChunk = async () => (chunk ??= await load().catch(() => {}));

/**
 * Loads the chunk when the pointer or the focus is on a picture, because the user may open it.
 * @param {Event} event
 */
function prefetch(event) {
  if (event.target.closest?.("[data-index]")) loadChunk();
}

/**
 * Opens the picture of a widget that the history entry or the fragment of the page's URL refers to.
 * @param {LightboxWidget} widget
 */
async function restore(widget) {
  const { element } = widget;
  if (history.state?.[NAME] || (element.deepLink === "on" && location.hash)) (await loadChunk())?.restore(widget);
}

/**
 * The image in an article that opens a picture. If there are several, it is the one in view.
 * @param {ShadowRoot} root
 * @param {number} index
 * @returns {HTMLImageElement | undefined}
 */
function thumbnail(root, index) {
  const images = [...root.querySelectorAll(`[data-index="${index}"] img`)];
  return images.find(visibleRect) ?? images[0];
}

/** The lightbox of one widget. While it is open, the chunk's enhancer is attached to it. */
class Lightbox {
  #widget;
  /** The current state; `undefined` while the lightbox is closed. */
  #state;
  #enhancer;

  /** @param {LightboxWidget} widget */
  constructor(widget) {
    this.#widget = widget;
  }

  /**
   * Called after Rust has rendered the lightbox. The chunk is updated in a microtask, so that an exception in it does not
   * pass through Rust frames.
   * @param {LightboxState} [state] `undefined` if it is closed
   */
  update(state) {
    const animate = !this.#state && !!chunk;
    this.#state = state;
    queueMicrotask(() => this.#updateEnhancer(animate));
  }

  async #updateEnhancer(animate) {
    if (this.#state && !chunk) await loadChunk();
    // Meanwhile the lightbox may have been closed, or the widget removed from the page.
    if (!this.#state) {
      this.#enhancer?.detach();
      this.#enhancer = undefined;
    } else if (this.#enhancer) this.#enhancer.update(this.#state);
    else if (this.#widget.element.isConnected) this.#enhancer = chunk?.attach(this.#widget, this.#state, animate);
  }

  /**
   * Passes an input to the enhancer. Returns whether there is one and it has handled the input. Exceptions are reported
   * instead of thrown, because the caller is the wasm.
   * @param {(enhancer: import("../lightbox/enhancer.js").LightboxEnhancer) => boolean} input
   */
  handleInput(input) {
    try {
      return !!this.#enhancer && input(this.#enhancer);
    } catch (error) {
      reportError(error);
      return false;
    }
  }
}

export { Lightbox, prefetch, restore, thumbnail };
