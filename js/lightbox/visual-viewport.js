// On a pinch-zoomed page, only a part of the page is visible. The dialog has to fill that part.

const PROPERTIES = ["inset", "width", "height"];

/**
 * Keeps an open dialog in the visual viewport, until the signal is aborted.
 * @param {HTMLDialogElement} dialog
 * @param {AbortSignal} signal
 */
function followVisualViewport(dialog, signal) {
  const { visualViewport } = window;
  const fit = () => {
    const { scale, offsetLeft, offsetTop, width, height } = visualViewport;
    const visible = [`${offsetTop}px auto auto ${offsetLeft}px`, `${width}px`, `${height}px`];
    const values = scale > 1.01 && !signal.aborted ? visible : [];
    PROPERTIES.forEach((property, i) => {
      dialog.style[property] = values[i] ?? "";
    });
  };
  fit();
  for (const type of ["resize", "scroll"]) visualViewport.addEventListener(type, fit, { signal });
  signal.addEventListener("abort", fit);
}

export { followVisualViewport };
