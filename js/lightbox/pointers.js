// The pointer events of an open lightbox.

import { cancel, pointerDown, pointerMove, pointerUp } from "article-widget/glue";

/** @import { PictureSurface } from "./surface.js" */

/** The selector of the element on which gestures start. */
const PICTURE_AREA = ".viewport";

/**
 * Passes pointer events to the gesture recogniser, until the signal is aborted.
 * @param {HTMLDialogElement} dialog
 * @param {PictureSurface} surface
 * @param {AbortSignal} signal
 */
function listenToPointers(dialog, surface, signal) {
  /** Whether the last pointer has dragged. The click that the browser then dispatches is ignored. */
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
      // The mouse button was released without an event, for instance over a context menu. Only trusted events are checked,
      // because those that a script dispatches may have no buttons.
      if (isTrusted && pointerType === "mouse" && !buttons) return cancel(event.timeStamp);
      if (!pointerMove(event.pointerId, ...position(event), event.timeStamp)) return;
      dragged = true;
      try {
        // Not on pointerdown, because the target of the click of a captured pointer is the dialog.
        if (!dialog.hasPointerCapture(event.pointerId)) dialog.setPointerCapture(event.pointerId);
      } catch {
        // The pointer of an event that a script has dispatched cannot be captured.
      }
    },
    pointerup: (event) => surface.isActive && pointerUp(event.pointerId, event.timeStamp),
    pointercancel: (event) => surface.isActive && cancel(event.timeStamp),
    /** The browser's native dragging of images would cancel the pointer. */
    dragstart: (event) => event.target.closest(PICTURE_AREA) && event.preventDefault(),
  };
  for (const [type, handler] of Object.entries(handlers)) {
    dialog.addEventListener(type, handler, { capture: true, signal });
  }

  // On the shadow root, so that it is called before Yew's listeners, which close the lightbox on a click on the backdrop.
  const onClick = (event) => {
    // A click by the keyboard or a script, whose `detail` is 0, is not the end of a drag.
    if (dragged && event.detail) {
      event.preventDefault();
      event.stopPropagation();
    }
    dragged = false;
  };
  dialog.getRootNode().addEventListener("click", onClick, { capture: true, signal });
}

export { PICTURE_AREA, listenToPointers };
