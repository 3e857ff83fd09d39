// The connection between a widget and the lightbox chunk, which is loaded when a picture is about to be opened.

import { lightbox } from "article-widget/lightbox";
import { visibleRect } from "../shared/visible-rect.js";
import { NAME } from "./attributes.js";
import { lazyModule } from "./lazy-module.js";

/** @import { LightboxState, LightboxWidget } from "../lightbox/index.js" */

const load = lazyModule(lightbox);
/** The chunk, once it is loaded. */
let chunk;
/** Without the chunk, which may fail to load, the lightbox works too. */
const loadChunk = async () => (chunk ??= await load().catch(() => {}));

/**
 * Loads the chunk when the pointer or the focus is on a picture: it may be opened next.
 * @param {Event} event
 */
function prefetch(event) {
  if (event.target.closest?.("[data-index]")) loadChunk();
}

/**
 * Opens the picture that the page's history or address has for a widget.
 * @param {LightboxWidget} widget
 */
async function restore(widget) {
  const { element } = widget;
  if (history.state?.[NAME] || (element.deepLink === "on" && location.hash)) (await loadChunk())?.restore(widget);
}

/**
 * The image in an article that opens a picture: where a picture has several, the one in view.
 * @param {ShadowRoot} root
 * @param {number} index
 * @returns {HTMLImageElement | undefined}
 */
function thumbnail(root, index) {
  const images = [...root.querySelectorAll(`[data-index="${index}"] img`)];
  return images.find(visibleRect) ?? images[0];
}

/** The lightbox of one widget, with the chunk's enhancer attached to it while it is open. */
class Lightbox {
  #widget;
  /** The current state; nothing while the lightbox is closed. */
  #state;
  #enhancer;

  /** @param {LightboxWidget} widget */
  constructor(widget) {
    this.#widget = widget;
  }

  /**
   * Rust has rendered the lightbox, and is about to return. The chunk follows in a microtask, so that an exception in it
   * passes through no frame of Rust's.
   * @param {LightboxState} [state] nothing when it is closed
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
   * Passes an input on to the enhancer. Returns whether there is one and it has used the input. The caller is the wasm:
   * an exception must not pass through its frames.
   * @param {(enhancer: import("../lightbox/enhancer.js").LightboxEnhancer) => boolean} input
   */
  use(input) {
    try {
      return !!this.#enhancer && input(this.#enhancer);
    } catch (error) {
      reportError(error);
      return false;
    }
  }
}

export { Lightbox, prefetch, restore, thumbnail };
