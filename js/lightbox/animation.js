// Transforms and their animations. They are set through the CSSOM, which a strict CSP allows.

import { easeOutCubic } from "article-widget/glue";

/** @import { Rect } from "../shared/visible-rect.js" */

let easing;
/** The easing function of `crates/lightbox-gestures` as a CSS easing function of samples, so that the position at which a
 * pointer stops an animation is the one that the wasm computes. Evaluated lazily, because the wasm has to be started. */
const sampledEasing = () => (easing ??= `linear(${Array.from({ length: 33 }, (_, i) => easeOutCubic(i / 32))})`);

/** The animation of an element. */
const animations = new WeakMap();

const transform = (x, y, scale) => `translate(${x}px, ${y}px) scale(${scale})`;

/**
 * Sets the transform of an element, and cancels its animation.
 * @param {HTMLElement} element
 * @param {number} x
 * @param {number} y
 * @param {number} scale
 */
function setTransform(element, x, y, scale) {
  animations.get(element)?.cancel();
  animations.delete(element);
  element.style.transform = x || y || scale !== 1 ? transform(x, y, scale) : "";
}

/**
 * Animates an element from a transform to its current one.
 * @param {HTMLElement} element
 * @param {number} x
 * @param {number} y
 * @param {number} scale
 * @param {number} duration in milliseconds
 */
function animateFrom(element, x, y, scale, duration) {
  animations.get(element)?.cancel();
  const frames = { transform: [transform(x, y, scale), element.style.transform || "none"], zIndex: [1, 1] };
  animations.set(element, element.animate(frames, { duration, easing: sampledEasing() }));
}

/**
 * Animates an element from the rectangle of another element to its own rectangle.
 * @param {HTMLElement} element
 * @param {Rect} from
 * @param {Rect} to the element's rectangle
 * @param {number} duration in milliseconds
 */
function animateFromRect(element, from, to, duration) {
  const scale = Math.max(from.width / to.width, from.height / to.height);
  if (Number.isFinite(scale)) animateFrom(element, from.x - to.x, from.y - to.y, scale, duration);
}

export { animateFrom, animateFromRect, setTransform };
