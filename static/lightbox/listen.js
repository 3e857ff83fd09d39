// What an open stage listens to. Clicks, keys and the wheel are caught on the shadow root, before the frame's listeners.

import { fileOf, neighbour, stageOf } from "./measure.js";

/** How far an arrow key moves a zoomed picture, in CSS pixels. */
const STEP = 80;
const ARROWS = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
const ZOOMS = { "+": 1, "=": 1, "-": -1, 0: 0 };
/** A wheel's pixels, lines and pages, in pixels. */
const UNITS = [1, 20, 400];
const ON_STAGE = ".stage-area, .beside";

/** Listens on behalf of a lightbox of the wasm's, until the signal. */
function listen(dialog, box, hands, tools, signal) {
  /** Whether the finger that was lifted last had dragged: the click that follows is none. */
  let dragged = false;
  const measured = () => {
    const [stage, file] = [stageOf(dialog), fileOf(dialog)];
    const beside = [-1, 1].map((side) => !!neighbour(dialog, side));
    box.measured(stage.width, stage.height, file.width, file.height, ...beside);
    return stage;
  };
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
      middle = measured();
      box.down(event.pointerId, ...at(event), event.timeStamp);
    },
    pointermove(event) {
      if (!middle || !box.moved(event.pointerId, ...at(event), event.timeStamp)) return;
      // Only now: a click that is none of a drag goes to what was clicked.
      dragged = true;
      if (!dialog.hasPointerCapture(event.pointerId)) dialog.setPointerCapture(event.pointerId);
    },
    pointerup: (event) => box.up(event.pointerId, event.timeStamp),
    pointercancel: (event) => box.cancel(event.timeStamp),
    /** The browser's own dragging of pictures would take the finger away. */
    dragstart: (event) => event.target.closest(ON_STAGE) && event.preventDefault(),
  };
  for (const [kind, handle] of Object.entries(handlers)) {
    dialog.addEventListener(kind, handle, { capture: true, signal });
  }

  const root = dialog.getRootNode();
  const caught = { capture: true, passive: false, signal };
  const onKey = (event) => {
    const { key, altKey, ctrlKey, metaKey, target } = event;
    if (altKey || ctrlKey || metaKey || target.closest(".words, .description")) return;
    if (key in ZOOMS) {
      measured();
      box.step(ZOOMS[key], event.timeStamp);
    } else if (!(key in ARROWS) || !box.pan(...ARROWS[key], event.timeStamp)) return;
    taken(event);
  };
  const onWheel = (event) => {
    if (!event.target.closest(ON_STAGE)) return;
    middle = measured();
    box.wheel(event.deltaY * UNITS[event.deltaMode], event.ctrlKey, ...at(event), event.timeStamp);
    taken(event);
  };
  const onClick = (event) => {
    // A click by key or by script ends no drag.
    if (dragged && event.detail) taken(event);
    else if (tools.zoom.contains(event.target)) {
      measured();
      box.toggle(event.timeStamp);
    }
    dragged = false;
  };
  root.addEventListener("click", onClick, caught);
  root.addEventListener("keydown", onKey, caught);
  root.addEventListener("wheel", onWheel, caught);
  return measured;
}

export { listen };
