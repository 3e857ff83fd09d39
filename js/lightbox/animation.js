// Transforms and their animations: run by the compositor, and set through the CSSOM, which a strict CSP allows.

import { easeOutCubic } from "article-widget/glue";

/** @import { Rect } from "../shared/visible-rect.js" */

let easing;
/** The easing function of `crates/lightbox-gestures` as samples, so that an animation is where the wasm computes it to be
 * when a pointer stops it. (Not a constant: the wasm has to be started.) */
const sampledEasing = () => (easing ??= `linear(${Array.from({ length: 33 }, (_, i) => easeOutCubic(i / 32))})`);

/** The animation of an element. */
const animations = new WeakMap();

const transform = (x, y, scale) => `translate(${x}px, ${y}px) scale(${scale})`;

/**
 * Draws an element moved and scaled about its centre, and ends its animation.
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
 * Animates an element from a transform to the one that it has.
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
 * Animates an element from the rectangle of another one to its own.
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
