// The enhancer: what the lightbox chunk adds to one open lightbox.

import { panStep, reset, resized, wheel, zoomStep } from "article-widget/glue";
import { css } from "article-widget/css";
import { syncHistory } from "./history.js";
import { PICTURE_AREA, listenToPointers } from "./pointers.js";
import { PictureSurface } from "./surface.js";
import { Toolbar } from "./toolbar.js";
import { followVisualViewport } from "./visual-viewport.js";

/** @import { LightboxState, LightboxWidget } from "./index.js" */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** The size of a pixel, a line and a page in pixels, by `WheelEvent.deltaMode`. */
const WHEEL_UNITS = [1, 20, 400];

/** Adds gestures, the toolbar and the history to an open lightbox, until it is detached. */
class LightboxEnhancer {
  #widget;
  #state;
  #toolbar;
  #surface;
  #listeners = new AbortController();

  /**
   * @param {LightboxWidget} widget
   * @param {LightboxState} state
   * @param {boolean} animate whether to animate the picture from its thumbnail
   */
  constructor(widget, state, animate) {
    this.#widget = widget;
    this.#state = state;
    const root = widget.element.shadowRoot;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    const dialog = root.querySelector(".lightbox");
    const { signal } = this.#listeners;
    syncHistory(widget, state);
    followVisualViewport(dialog, signal);
    this.#toolbar = new Toolbar(widget, dialog, () => this.#surface.activate());
    this.#surface = new PictureSurface(widget, dialog, this.#toolbar);
    this.#show(state);
    if (animate) this.#surface.enter();
    listenToPointers(dialog, this.#surface, signal);
    addEventListener("resize", () => this.#onResize(), { signal });
  }

  /**
   * Called after Rust has rendered a new state.
   * @param {LightboxState} state
   */
  update(state) {
    const isOtherPicture = state.index !== this.#state.index;
    this.#state = state;
    if (isOtherPicture) this.#show(state);
    else {
      this.#surface.update(state);
      this.#toolbar.update(state);
      this.#onResize();
    }
    syncHistory(this.#widget, state);
  }

  /** Shows another picture, without zoom. */
  #show(state) {
    this.#surface.removeNeighbours();
    this.#surface.update(state);
    this.#surface.activate();
    reset();
    this.#toolbar.show(state);
    this.#surface.measure();
  }

  #onResize() {
    if (!this.#surface.isActive) return;
    this.#surface.activate();
    resized();
    this.#surface.measure();
  }

  /**
   * Zooms in (1) or out (-1) by one step, or resets the zoom (0). Returns whether there is a picture to zoom.
   * @param {number} direction
   */
  zoom(direction) {
    if (this.#state.progress === "broken") return false;
    this.#surface.activate();
    zoomStep(direction, performance.now());
    return true;
  }

  /**
   * Pans the picture by one step. Returns whether it is zoomed.
   * @param {number} x
   * @param {number} y
   */
  pan(x, y) {
    this.#surface.activate();
    return panStep(x, y, performance.now());
  }

  /**
   * Zooms by the wheel. Returns whether the pointer is over the picture.
   * @param {WheelEvent} event
   */
  wheel(event) {
    if (!event.target.closest(PICTURE_AREA)) return false;
    const { x, y } = this.#surface.activate();
    const distance = event.deltaY * WHEEL_UNITS[event.deltaMode];
    wheel(distance, event.ctrlKey, event.clientX - x, event.clientY - y, event.timeStamp);
    return true;
  }

  /** Called after the lightbox was closed. */
  detach() {
    this.#listeners.abort();
    this.#surface.leave();
    syncHistory(this.#widget);
  }
}

export { LightboxEnhancer };
