// Draws the picture and its neighbours: the `Surface` of `crates/lightbox-gestures`.

import { leave, setLayout, start } from "article-widget/glue";
import { visibleRect } from "../shared/visible-rect.js";
import { animateFrom, animateFromRect, setTransform } from "./animation.js";
import { containerOf, containerRect, fileSize, fittedSize } from "./measure.js";

/** @import { LightboxState, LightboxWidget } from "./index.js" */
/** @import { Toolbar } from "./toolbar.js" */

/** The gap between two pictures during a swipe, in CSS pixels. */
const GAP = 24;
/** The duration of the animation from and to a thumbnail, in milliseconds. */
const THUMBNAIL_DURATION = 200;
/** The delay before the neighbours of a picture are rendered, in milliseconds. They are not needed while the user
 * navigates quickly. */
const NEIGHBOURS_DELAY = 100;

/** The active surface, that of the topmost lightbox. The wasm imports its methods by the name of this variable
 * (`js_namespace` in `crates/lightbox-chunk`). */
let surface;

/** The surface of one open lightbox. */
class PictureSurface {
  #widget;
  #dialog;
  #toolbar;
  #state;
  /** The offset of the picture during a swipe. */
  #offset = 0;
  /** The distance between the centres of two pictures. */
  #spacing = 0;
  #neighboursTimer;
  /** The elements of the neighbours by their side: -1 left, 1 right. They show files that the article has already loaded,
   * so that they are painted without delay, and no full file is fetched for a picture that may not be opened. */
  #neighbours = new Map();
  /** The navigation whose animation is playing: `{index, timer}`. */
  #navigation;
  /** The position of the picture when it was last measured. It cannot be measured after the dialog was closed. */
  #lastPosition;

  /**
   * @param {LightboxWidget} widget
   * @param {HTMLDialogElement} dialog
   * @param {Toolbar} toolbar
   */
  constructor(widget, dialog, toolbar) {
    this.#widget = widget;
    this.#dialog = dialog;
    this.#toolbar = toolbar;
  }

  /** Whether the wasm uses this surface. Another lightbox may have been opened on top of this one. */
  get isActive() {
    return surface === this;
  }

  /** @param {LightboxState} state */
  update(state) {
    this.#state = state;
  }

  /** Makes the wasm use this surface, and passes the current sizes to it. Returns the container's rectangle. */
  activate() {
    if (!this.isActive) {
      surface = this;
      start();
      setTransform(containerOf(this.#dialog), 0, 0, 1);
      this.#toolbar.resetZoom();
    }
    const container = containerRect(this.#dialog);
    const file = fileSize(this.#dialog, this.#state);
    const [left, right] = [-1, 1].map((side) => this.#neighbourIndex(side) >= 0);
    setLayout(container.width, container.height, file.width, file.height, left, right);
    return container;
  }

  /** Stores the picture's position, and renders the neighbours before they are needed. */
  measure() {
    const container = containerRect(this.#dialog);
    const size = fittedSize(this.#dialog, this.#state);
    this.#lastPosition = { index: this.#state.index, ...container, ...size };
    this.#spacing = container.width + GAP;
    for (const [side, picture] of this.#neighbours) setTransform(picture, side * this.#spacing, 0, 1);
    clearTimeout(this.#neighboursTimer);
    this.#neighboursTimer = setTimeout(() => this.#renderNeighbours(), NEIGHBOURS_DELAY);
  }

  /**
   * Animates the picture from its thumbnail. Called after the dialog was opened. If the size of the file is not known yet,
   * there is no animation, because it would end at the wrong size.
   */
  enter() {
    const thumbnail = this.#widget.thumbnail(this.#state.index);
    const from = thumbnail && !this.reducedMotion() && visibleRect(thumbnail);
    if (from && fileSize(this.#dialog, this.#state).width) animateFromRect(containerOf(this.#dialog), from, this.#lastPosition, THUMBNAIL_DURATION);
  }

  /** Animates the picture to its thumbnail. Called after the dialog was closed. */
  leave() {
    if (this.isActive) {
      leave(performance.now());
      surface = undefined;
    } else this.returnToThumbnail(0, 0, 1);
    this.setBackdropOpacity(1);
  }

  /** Completes the navigation whose animation is playing, without waiting for its end. */
  completeNavigation() {
    const navigation = this.#navigation;
    this.#navigation = undefined;
    clearTimeout(navigation?.timer);
    if (navigation) this.#widget.goTo(navigation.index);
  }

  removeNeighbours() {
    clearTimeout(this.#neighboursTimer);
    clearTimeout(this.#navigation?.timer);
    this.#navigation = undefined;
    for (const picture of this.#neighbours.values()) picture.remove();
    this.#neighbours.clear();
  }

  /** The index of the picture on a side; `undefined` if there is none. */
  #neighbourIndex(side) {
    const { previous, next, rtl } = this.#state;
    return side > 0 === rtl ? previous : next;
  }

  #renderNeighbours() {
    if (this.#neighbours.size) return;
    for (const side of [-1, 1]) {
      const thumbnail = this.#widget.thumbnail(this.#neighbourIndex(side));
      if (!thumbnail) continue;
      // A background rather than an `<img>`, which would be in the accessibility tree.
      const picture = Object.assign(document.createElement("div"), { className: "neighbour" });
      picture.style.backgroundImage = `url(${JSON.stringify(thumbnail.currentSrc)})`;
      setTransform(picture, side * this.#spacing, 0, 1);
      // The dialog is empty if it was closed or removed in the meantime.
      this.#dialog.querySelector(".shell")?.append(picture);
      this.#neighbours.set(side, picture);
    }
  }

  // -- called by the wasm

  setTransform(x, y, scale) {
    setTransform(containerOf(this.#dialog), x, y, scale);
  }

  animateFrom(x, y, scale, duration) {
    animateFrom(containerOf(this.#dialog), x, y, scale, duration);
  }

  slideNeighbours(offset) {
    this.#renderNeighbours();
    for (const [side, picture] of this.#neighbours) setTransform(picture, offset + side * this.#spacing, 0, 1);
    this.#offset = offset;
  }

  setBackdropOpacity(opacity) {
    this.#dialog.style.setProperty("--backdrop-opacity", opacity);
  }

  navigate(side, duration) {
    const from = this.#offset;
    const to = -side * this.#spacing;
    this.#offset = 0;
    // If the swipe is cancelled, the wasm moves the current picture by `setTransform` and `animateFrom`.
    const pictures = side ? [[0, containerOf(this.#dialog)], ...this.#neighbours] : this.#neighbours;
    for (const [position, picture] of pictures) {
      const distance = position * this.#spacing;
      setTransform(picture, to + distance, 0, 1);
      if (duration) animateFrom(picture, from + distance, 0, 1, duration);
    }
    if (!side) return;
    const timer = setTimeout(() => this.completeNavigation(), duration);
    this.#navigation = { index: this.#neighbourIndex(side), timer };
  }

  close() {
    this.#widget.close();
  }

  zoomChanged(scale) {
    this.#toolbar.zoomChanged(scale);
  }

  reducedMotion() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  returnToThumbnail(x, y, scale) {
    this.removeNeighbours();
    if (this.reducedMotion()) return;
    const position = this.#lastPosition;
    const thumbnail = this.#widget.thumbnail(position.index);
    const to = thumbnail && visibleRect(thumbnail);
    const size = { width: position.width * scale, height: position.height * scale };
    if (to) animateFromRect(thumbnail, { x: position.x + x, y: position.y + y, ...size }, to, THUMBNAIL_DURATION);
  }
}

export { PictureSurface };
