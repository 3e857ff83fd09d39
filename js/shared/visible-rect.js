// Rectangles in the viewport.

/** @typedef {{ x: number, y: number, width: number, height: number }} Rect A rectangle: its centre and its size. */

/**
 * The rectangle of an element; `undefined` if it is not rendered or outside the viewport.
 * @param {Element} element
 * @returns {Rect | undefined}
 */
function visibleRect(element) {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const isHidden = !width || right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight;
  return isHidden ? undefined : { x: left + width / 2, y: top + height / 2, width, height };
}

export { visibleRect };
