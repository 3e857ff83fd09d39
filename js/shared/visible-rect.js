// Rectangles on the screen.

/** @typedef {{ x: number, y: number, width: number, height: number }} Rect A rectangle: its centre and its size. */

/**
 * The rectangle of an element; nothing when it is not rendered or out of view.
 * @param {Element} element
 * @returns {Rect | undefined}
 */
function visibleRect(element) {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const isHidden = !width || right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight;
  return isHidden ? undefined : { x: left + width / 2, y: top + height / 2, width, height };
}

export { visibleRect };
