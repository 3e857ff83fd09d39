// The pointer events of an open lightbox.

import { cancel, pointerDown, pointerMove, pointerUp } from "article-widget/glue";

/** @import { PictureSurface } from "./surface.js" */

/** The element on which gestures start. */
const PICTURE_AREA = ".viewport";

/**
 * Passes pointer events to the gesture recogniser, until the signal.
 * @param {HTMLDialogElement} dialog
 * @param {PictureSurface} surface
 * @param {AbortSignal} signal
 */
function listenToPointers(dialog, surface, signal) {
  /** Whether the last pointer has dragged, so that the click that the browser makes of it is none. */
  let dragged = false;
  /** The centre of the container when the last pointer went down. */
  let centre;
  const position = ({ clientX, clientY }) => [clientX - centre.x, clientY - centre.y];

  const handlers = {
    pointerdown(event) {
      dragged = false;
      if (event.button || !event.target.closest(PICTURE_AREA)) return;
      surface.completeNavigation();
      centre = surface.activate();
      pointerDown(event.pointerId, ...position(event), event.timeStamp);
    },
    pointermove(event) {
      if (!centre || !surface.isActive) return;
      const { isTrusted, pointerType, buttons } = event;
      // The button of the mouse was released where no event came from, for instance over a context menu. (Events that a
      // script dispatches may have no buttons.)
      if (isTrusted && pointerType === "mouse" && !buttons) return cancel(event.timeStamp);
      if (!pointerMove(event.pointerId, ...position(event), event.timeStamp)) return;
      dragged = true;
      try {
        // Not from the start: the click of a captured pointer goes to the dialog instead of its own target.
        if (!dialog.hasPointerCapture(event.pointerId)) dialog.setPointerCapture(event.pointerId);
      } catch {
        // The pointer of an event that a script has dispatched can't be captured.
      }
    },
    pointerup: (event) => surface.isActive && pointerUp(event.pointerId, event.timeStamp),
    pointercancel: (event) => surface.isActive && cancel(event.timeStamp),
    /** The browser's own dragging of pictures would cancel the pointer. */
    dragstart: (event) => event.target.closest(PICTURE_AREA) && event.preventDefault(),
  };
  for (const [type, handler] of Object.entries(handlers)) {
    dialog.addEventListener(type, handler, { capture: true, signal });
  }

  // On the shadow root, so that it comes before the listeners of Yew, which close the lightbox by a click on the backdrop.
  const onClick = (event) => {
    // A click by key or by script, whose detail is 0, doesn't end a drag.
    if (dragged && event.detail) {
      event.preventDefault();
      event.stopPropagation();
    }
    dragged = false;
  };
  dialog.getRootNode().addEventListener("click", onClick, { capture: true, signal });
}

export { PICTURE_AREA, listenToPointers };
