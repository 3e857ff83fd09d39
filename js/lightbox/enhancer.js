// The lightbox chunk's side of one open lightbox.

import { panStep, reset, resized, wheel, zoomStep } from "article-widget/glue";
import { css } from "article-widget/css";
import { sync } from "./history.js";
import { PICTURE_AREA, listenToPointers } from "./pointers.js";
import { PictureSurface } from "./surface.js";
import { Toolbar } from "./toolbar.js";
import { followVisualViewport } from "./visual-viewport.js";

/** @import { LightboxState, LightboxWidget } from "./index.js" */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** A pixel, a line and a page of the wheel, in pixels (`WheelEvent.deltaMode`). */
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
   * @param {boolean} animate whether the picture may come from its thumbnail
   */
  constructor(widget, state, animate) {
    this.#widget = widget;
    this.#state = state;
    const root = widget.element.shadowRoot;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    const dialog = root.querySelector(".lightbox");
    const { signal } = this.#listeners;
    sync(widget, state);
    followVisualViewport(dialog, signal);
    this.#toolbar = new Toolbar(widget, dialog, () => this.#surface.activate());
    this.#surface = new PictureSurface(widget, dialog, this.#toolbar);
    this.#show(state);
    if (animate) this.#surface.enter();
    listenToPointers(dialog, this.#surface, signal);
    addEventListener("resize", () => this.#resized(), { signal });
  }

  /**
   * Rust has rendered another state.
   * @param {LightboxState} state
   */
  update(state) {
    const isOther = state.index !== this.#state.index;
    this.#state = state;
    if (isOther) this.#show(state);
    else {
      this.#surface.update(state);
      this.#toolbar.update(state);
      this.#resized();
    }
    sync(this.#widget, state);
  }

  /** Shows another picture, which isn't zoomed. */
  #show(state) {
    this.#surface.removeNeighbours();
    this.#surface.update(state);
    this.#surface.activate();
    reset();
    this.#toolbar.show(state);
    this.#surface.measure();
  }

  #resized() {
    if (!this.#surface.isActive) return;
    this.#surface.activate();
    resized();
    this.#surface.measure();
  }

  /**
   * Zooms in (1) or out (-1) by one step, or out altogether (0). Returns whether there is a picture to zoom.
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

  /** The lightbox is closed. */
  detach() {
    this.#listeners.abort();
    this.#surface.leave();
    sync(this.#widget);
  }
}

export { LightboxEnhancer };
