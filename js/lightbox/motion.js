// How elements move: by transforms, which the compositor does, through the CSSOM, which a strict CSP allows.

/** What plays on an element just now. */
const playing = new WeakMap();

const transform = (x, y, scale) => `translate(${x}px, ${y}px) scale(${scale})`;

/** Moves and scales an element about its middle. */
function place(element, x, y, scale) {
  playing.get(element)?.cancel();
  playing.delete(element);
  element.style.transform = x || y || scale !== 1 ? transform(x, y, scale) : "";
}

/** Plays the way from there to where an element is. The curve is `motion.rs`'s: it begins as fast as a finger was. */
function fly(element, x, y, scale, duration) {
  playing.get(element)?.cancel();
  const frames = { transform: [transform(x, y, scale), element.style.transform || "none"], zIndex: [1, 1] };
  playing.set(element, element.animate(frames, { duration, easing: "cubic-bezier(0.33, 1, 0.68, 1)" }));
}

/** The same, from where something else was to where an element is. */
function flyFrom(from, element, to, duration) {
  const scale = Math.max(from.width / to.width, from.height / to.height);
  if (Number.isFinite(scale)) fly(element, from.x - to.x, from.y - to.y, scale, duration);
}

export { fly, flyFrom, place };
