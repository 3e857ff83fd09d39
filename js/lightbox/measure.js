// The measuring of the lightbox: nothing else in this chunk asks the browser for the lightbox's positions and sizes.

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
 * The container's rectangle on the screen. (Not by `getBoundingClientRect`, which the transform of just now changes.)
 * @param {HTMLDialogElement} dialog
 * @returns {Rect}
 */
function containerRect(dialog) {
  const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = containerOf(dialog);
  const { left, top } = dialog.getBoundingClientRect();
  return { x: left + offsetLeft + width / 2, y: top + offsetTop + height / 2, width, height };
}

/** The full picture once its size is known; none while its first bytes are on the way, or when it is broken. */
function loadedPicture(dialog) {
  const picture = dialog.querySelector(".full");
  return picture?.naturalWidth ? picture : undefined;
}

/**
 * The size of the picture's file: its own once it is known, until then the one that the article has; 0 without one.
 * @param {HTMLDialogElement} dialog
 * @param {LightboxState} state
 */
function fileSize(dialog, { width = 0, height = 0 }) {
  const picture = loadedPicture(dialog);
  return picture ? { width: picture.naturalWidth, height: picture.naturalHeight } : { width, height };
}

/**
 * The size of the picture at scale 1, the container's when there is none. Until the full file is known, the preview is shown as large as the container allows.
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
