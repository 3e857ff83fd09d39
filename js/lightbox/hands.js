// What the arithmetic does to the page.

import { begin, leave, measured } from "article-widget/glue";
import { areaOf, fileOf, fitted, indexOf, isRtl, neighbour, seen, stageOf, thumbnailOf } from "./measure.js";
import { fly, flyFrom, place } from "./motion.js";

/** How far one picture is from the next, in CSS pixels. */
const GAP = 24;
/** How long the flight from and to a thumbnail takes, in milliseconds. */
const FLIGHT = 200;

/** Those of the lightbox that is used: `lightbox.rs` calls them by this name. */
let hands;

/** The hands of one open lightbox: what `lightbox.rs` calls, and what the rest of this file's callers need of it. */
class Hands {
  #dialog;
  #tools;
  #still;
  /** How far the picture is to the side just now. */
  #way = 0;
  /** How far one picture is from the next. */
  #apart = 0;
  /** Until the neighbours are asked for. */
  #soon;
  /** The pictures beside the one on the stage, by their side: files that the article shows already, so that there is
   * something at once, and no full one is fetched for a glance. */
  #beside = new Map();
  /** The turn that plays out. */
  #turning;
  /** The picture that was shown last: nothing can be measured once the dialog is closed. */
  #last;

  constructor(dialog, tools, still) {
    this.#dialog = dialog;
    this.#tools = tools;
    this.#still = still;
  }

  /** Tells the arithmetic how large stage and picture are. Returns the stage. */
  look() {
    if (!this.inUse) {
      // It opens, or one that was open upon it has closed: the arithmetic knows one.
      hands = this;
      begin(this.#still);
      place(areaOf(this.#dialog), 0, 0, 1);
      this.#tools.turned();
    }
    const [stage, file] = [stageOf(this.#dialog), fileOf(this.#dialog)];
    const beside = [-1, 1].map((side) => !!neighbour(this.#dialog, side));
    measured(stage.width, stage.height, file.width, file.height, ...beside);
    return stage;
  }

  place(x, y, scale) {
    const area = areaOf(this.#dialog);
    if (area) place(area, x, y, scale);
  }

  fly(x, y, scale, ms) {
    const area = areaOf(this.#dialog);
    if (area) fly(area, x, y, scale, ms);
  }

  aside(way) {
    for (const [side, picture] of this.#neighbours()) place(picture, way + side * this.#apart, 0, 1);
    this.#way = way;
  }

  veil(dark) {
    this.#dialog.style.setProperty("--backdrop-opacity", dark);
  }

  turn(side, ms) {
    const from = this.#way;
    const to = -side * this.#apart;
    // A picture that stays is put back by `place` and `fly`.
    const pictures = side ? [[0, areaOf(this.#dialog)], ...this.#beside] : this.#beside;
    for (const [at, picture] of pictures) {
      place(picture, to + at * this.#apart, 0, 1);
      if (ms) fly(picture, from + at * this.#apart, 0, 1, ms);
    }
    this.#way = 0;
    const button = side && neighbour(this.#dialog, side);
    if (button) this.#turning = { button, timer: setTimeout(() => this.arrive(), ms) };
  }

  /** The turn that plays out is over, now. */
  arrive() {
    const { button, timer } = this.#turning ?? {};
    this.#turning = undefined;
    clearTimeout(timer);
    button?.click();
  }

  close() {
    this.#dialog.querySelector(".close").click();
  }

  zoomed(scale) {
    this.#tools.zoomed(scale);
  }

  /** The dialog has opened just now: the picture comes from its thumbnail. */
  enter() {
    const thumbnail = thumbnailOf(this.#dialog, indexOf(this.#dialog));
    const from = thumbnail && !this.#still && seen(thumbnail);
    if (from) flyFrom(from, areaOf(this.#dialog), { ...stageOf(this.#dialog), ...fitted(this.#dialog) }, FLIGHT);
  }

  /** The dialog is closed: the picture leaves from where it is. */
  part() {
    if (this.inUse) leave(performance.now());
    else this.leave(0, 0, 1);
    this.veil(1);
    if (this.inUse) hands = undefined;
  }

  /** Whether the arithmetic is about this lightbox: another may be open upon it. */
  get inUse() {
    return hands === this;
  }

  /** From there it goes back to its thumbnail. */
  leave(x, y, scale) {
    this.turned();
    if (!this.#last || this.#still) return;
    const { index, x: middleX, y: middleY, width, height } = this.#last;
    const from = { x: middleX + x, y: middleY + y, width: width * scale, height: height * scale };
    const thumbnail = thumbnailOf(this.#dialog, index);
    const to = thumbnail && seen(thumbnail);
    if (to) flyFrom(from, thumbnail, to, FLIGHT);
  }

  /** Another picture is on the stage. */
  turned() {
    clearTimeout(this.#soon);
    clearTimeout(this.#turning?.timer);
    this.#turning = undefined;
    for (const picture of this.#beside.values()) picture.remove();
    this.#beside.clear();
  }

  /** Remembers where the picture is, and has its neighbours ready before a finger pulls. */
  measure() {
    if (!areaOf(this.#dialog)) return;
    this.#last = { index: indexOf(this.#dialog), ...stageOf(this.#dialog), ...fitted(this.#dialog) };
    this.#apart = stageOf(this.#dialog).width + GAP;
    for (const [side, picture] of this.#beside) place(picture, side * this.#apart, 0, 1);
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => areaOf(this.#dialog) && this.#neighbours(), 100);
  }

  #neighbours() {
    if (!this.#beside.size) {
      const forward = isRtl(this.#dialog) ? -1 : 1;
      for (const side of [-1, 1]) {
        const thumbnail = thumbnailOf(this.#dialog, indexOf(this.#dialog) + side * forward);
        if (!thumbnail) continue;
        // Its ground, not an `<img>`: it is a stand-in, which no one should come upon.
        const picture = Object.assign(document.createElement("div"), { className: "neighbour" });
        picture.style.backgroundImage = `url(${JSON.stringify(thumbnail.currentSrc)})`;
        place(picture, side * this.#apart, 0, 1);
        this.#dialog.querySelector(".shell").append(picture);
        this.#beside.set(side, picture);
      }
    }
    return this.#beside;
  }
}

export { Hands };
