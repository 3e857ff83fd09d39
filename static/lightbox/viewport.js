// A page that is pinch-zoomed: the dialog fills what the reader sees, not what there is beyond the screen.

const SIDES = ["left", "top", "width", "height"];

/** Keeps an open dialog in the visual viewport until the signal. */
function follow(dialog, signal) {
  const { visualViewport } = window;
  const fit = () => {
    const { scale, offsetLeft, offsetTop, width, height } = visualViewport;
    const values = scale > 1.01 && !signal.aborted ? [offsetLeft, offsetTop, width, height] : [];
    SIDES.forEach((side, place) => {
      dialog.style[side] = place in values ? `${values[place]}px` : "";
    });
  };
  fit();
  for (const kind of ["resize", "scroll"]) visualViewport.addEventListener(kind, fit, { signal });
  signal.addEventListener("abort", fit);
}

export { follow };
