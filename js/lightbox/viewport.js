// A page that is pinch-zoomed: the dialog fills what the reader sees, not what there is beyond the screen.

const PROPERTIES = ["inset", "width", "height"];

/** Keeps an open dialog in the visual viewport until the signal. */
function follow(dialog, signal) {
  const { visualViewport } = window;
  const fit = () => {
    const { scale, offsetLeft, offsetTop, width, height } = visualViewport;
    const seen = [`${offsetTop}px auto auto ${offsetLeft}px`, `${width}px`, `${height}px`];
    const values = scale > 1.01 && !signal.aborted ? seen : [];
    PROPERTIES.forEach((property, place) => {
      dialog.style[property] = values[place] ?? "";
    });
  };
  fit();
  for (const kind of ["resize", "scroll"]) visualViewport.addEventListener(kind, fit, { signal });
  signal.addEventListener("abort", fit);
}

export { follow };
