// What an open stage listens to. Clicks, keys and the wheel are caught on the shadow root, before the frame's listeners.

import { cancel, down, moved, pan, step, toggle, up, wheel } from "article-widget/glue";

/** How far an arrow key moves a zoomed picture, in CSS pixels. */
const STEP = 80;
const ARROWS = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
const ZOOMS = { "+": 1, "=": 1, "-": -1, 0: 0 };
/** A wheel's pixels, lines and pages, in pixels. */
const UNITS = [1, 20, 400];
const ON_STAGE = ".viewport, .neighbour";

/** Tells the arithmetic what the reader does, until the signal. */
function listen(dialog, hands, tools, signal) {
  /** Whether the finger that was lifted last had dragged: the click that follows is none. */
  let dragged = false;
  let middle;
  const at = ({ clientX, clientY }) => [clientX - middle.x, clientY - middle.y];
  const taken = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  const handlers = {
    pointerdown(event) {
      dragged = false;
      if (event.button || !event.target.closest(ON_STAGE)) return;
      hands.arrive();
      middle = hands.look();
      down(event.pointerId, ...at(event), event.timeStamp);
    },
    pointermove(event) {
      if (!middle || !hands.inUse) return;
      const { isTrusted, pointerType, buttons } = event;
      // A mouse whose button was let go where nobody told, as over a menu. (One that is a script's may have none.)
      if (isTrusted && pointerType === "mouse" && !buttons) return cancel(event.timeStamp);
      if (!moved(event.pointerId, ...at(event), event.timeStamp)) return;
      // Only now: a click that is none of a drag goes to what was clicked.
      dragged = true;
      try {
        if (!dialog.hasPointerCapture(event.pointerId)) dialog.setPointerCapture(event.pointerId);
      } catch {
        // One that is a script's can't be held.
      }
    },
    pointerup: (event) => hands.inUse && up(event.pointerId, event.timeStamp),
    pointercancel: (event) => hands.inUse && cancel(event.timeStamp),
    /** The browser's own dragging of pictures would take the finger away. */
    dragstart: (event) => event.target.closest(ON_STAGE) && event.preventDefault(),
  };
  for (const [kind, handle] of Object.entries(handlers)) {
    dialog.addEventListener(kind, handle, { capture: true, signal });
  }

  const root = dialog.getRootNode();
  const caught = { capture: true, passive: false, signal };
  const onKey = (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    if (altKey || ctrlKey || metaKey || target.closest(".caption-scroller, .description")) return;
    if (!(key in ZOOMS ? !tools.zoom.hidden : key in ARROWS && !shiftKey)) return;
    hands.look();
    if (key in ZOOMS) step(ZOOMS[key], event.timeStamp);
    else if (!pan(...ARROWS[key], event.timeStamp)) return;
    taken(event);
  };
  const onWheel = (event) => {
    if (!event.target.closest(ON_STAGE)) return;
    middle = hands.look();
    wheel(event.deltaY * UNITS[event.deltaMode], event.ctrlKey, ...at(event), event.timeStamp);
    taken(event);
  };
  const onClick = (event) => {
    // A click by key or by script ends no drag.
    if (dragged && event.detail) taken(event);
    else if (tools.zoom.contains(event.target)) {
      hands.look();
      toggle(event.timeStamp);
    }
    dragged = false;
  };
  root.addEventListener("click", onClick, caught);
  root.addEventListener("keydown", onKey, caught);
  root.addEventListener("wheel", onWheel, caught);
}

export { listen };
