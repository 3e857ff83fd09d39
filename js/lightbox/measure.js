// Measuring the lightbox. Only this module of the chunk reads positions and sizes of the lightbox from the DOM.

import { fitScale } from "article-widget/glue";

/** @import { LightboxState } from "./index.js" */
/** @import { Rect } from "../shared/visible-rect.js" */

/**
 * The element in which the picture is shown. Rust renders a new one for each picture.
 * @param {HTMLDialogElement} dialog
 * @returns {HTMLElement}
 */
const containerOf = (dialog) => dialog.querySelector(".viewport");

/**
 * The rectangle of the container in the viewport, without its transform, which `getBoundingClientRect` would include.
 * @param {HTMLDialogElement} dialog
 * @returns {Rect}
 */
function containerRect(dialog) {
  const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = containerOf(dialog);
  const { left, top } = dialog.getBoundingClientRect();
  return { x: left + offsetLeft + width / 2, y: top + offsetTop + height / 2, width, height };
}

/** The image with the full file once its size is known; `undefined` before that, or if it is broken. */
function loadedPicture(dialog) {
  const picture = dialog.querySelector(".full");
  return picture?.naturalWidth ? picture : undefined;
}

/**
 * The size of the picture's file. Until it is known, the size according to the article; 0 if the article has none.
 * @param {HTMLDialogElement} dialog
 * @param {LightboxState} state
 */
function fileSize(dialog, { width = 0, height = 0 }) {
  const picture = loadedPicture(dialog);
  return picture ? { width: picture.naturalWidth, height: picture.naturalHeight } : { width, height };
}

/**
 * The size of the picture at scale 1; the size of the container if it is unknown. Until the size of the full file is
 * known, the preview is enlarged to fit the container.
 * @param {HTMLDialogElement} dialog
 * @param {LightboxState} state
 */
function fittedSize(dialog, state) {
  const container = containerRect(dialog);
  const { width, height } = fileSize(dialog, state);
  const scale = fitScale(width, height, container.width, container.height, loadedPicture(dialog) ? 1 : Infinity);
  return scale ? { width: width * scale, height: height * scale } : container;
}

export { containerOf, containerRect, fileSize, fittedSize };
