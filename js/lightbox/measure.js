// What is measured in the page. Nothing else in here asks the browser where something is.

/** The element in which the picture stands just now; the frame puts another one there with every turn. */
const areaOf = (dialog) => dialog.querySelector(".viewport");

/** The full picture; none when its file is broken. */
const pictureOf = (dialog) => dialog.querySelector(".full");

/** The picture's place among the article's. */
const indexOf = (dialog) => Number(areaOf(dialog)?.dataset.place);

/** The picture in the article that opens a place: of several, the one that is in sight. */
function thumbnailOf(dialog, index) {
  const all = [...dialog.getRootNode().querySelectorAll(`[data-index="${index}"] img`)];
  return all.find(seen) ?? all[0];
}

const isRtl = (dialog) => dialog.matches(":dir(rtl)");

/** The frame's button that leads to the left (-1) or to the right (1); none where it leads nowhere. */
const neighbour = (dialog, side) =>
  dialog.querySelector(side > 0 === isRtl(dialog) ? ".previous:enabled" : ".next:enabled");

/** The stage: its middle on the screen and its size. (Not by its rectangle: it may be moved and scaled just now.) */
function stageOf(dialog) {
  const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = areaOf(dialog);
  const { left, top } = dialog.getBoundingClientRect();
  return { x: left + offsetLeft + width / 2, y: top + offsetTop + height / 2, width, height };
}

/** The size of the picture's file, as far as it is known. */
function fileOf(dialog) {
  const picture = pictureOf(dialog);
  const known = picture?.naturalWidth;
  const width = known || Number(picture?.getAttribute("width")) || 0;
  return { width, height: known ? picture.naturalHeight : Number(picture?.getAttribute("height")) || 0 };
}

/** The size of the picture while it is whole. */
function fitted(dialog) {
  const [stage, file] = [stageOf(dialog), fileOf(dialog)];
  // Until the full file is known, the small one stands there as large as the stage allows.
  const most = pictureOf(dialog)?.naturalWidth ? 1 : Infinity;
  const scale = Math.min(stage.width / file.width, stage.height / file.height, most);
  return scale > 0 ? { width: file.width * scale, height: file.height * scale } : stage;
}

/** An element's rectangle, unless it is out of sight: its middle and its size. */
function seen(element) {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const hidden = !width || right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight;
  return hidden ? undefined : { x: left + width / 2, y: top + height / 2, width, height };
}

export { areaOf, fileOf, fitted, indexOf, isRtl, neighbour, pictureOf, seen, stageOf, thumbnailOf };
