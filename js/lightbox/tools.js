// The tools in the lightbox's bar: enlarge, describe, copy, share, open the file, fill the screen.

import { strings as words } from "article-widget/strings";
import { link } from "./history.js";
import { indexOf, pictureOf, thumbnailOf } from "./measure.js";

/** Icons, as paths in a square of 24. */
const ICONS = {
  zoomIn: "M11 5a6 6 0 1 0 0 12a6 6 0 1 0 0-12M15.500 15.500L20 20M8.500 11h5M11 8.500v5",
  zoomOut: "M11 5a6 6 0 1 0 0 12a6 6 0 1 0 0-12M15.500 15.500L20 20M8.500 11h5",
  imageDescription: "M4 5h16v14H4zM7.500 9h9M7.500 12h9M7.500 15h5",
  copyLink: "M9 9h10v11H9zM5 15V4h10v2",
  share: "M12 3v12M8 7l4-4 4 4M6 11H5v9h14v-9h-1",
  fullScreen: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  openOriginal: "M13 5h6v6M19 5l-9 9M16 14v5H5V8h5",
};
const SVG = "http://www.w3.org/2000/svg";

function make(name, className, attributes = {}) {
  const element = Object.assign(document.createElement(name), { className });
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** What a reader sees of an element's text: not what is there for listeners only. */
function shownText(element) {
  const copy = element?.cloneNode(true);
  for (const hidden of copy?.querySelectorAll(".hidden") ?? []) hidden.remove();
  return copy?.textContent.trim();
}

/** The tools of one open lightbox. They go with the frame when it closes. */
class Tools {
  #widget;
  #dialog;
  #words;
  #tools = {};
  #description = make("p", "description", { tabindex: 0 });
  #status = make("p", "hidden", { role: "status" });

  constructor(widget, dialog) {
    this.#widget = widget;
    this.#dialog = dialog;
    const { lang } = dialog.closest("[lang]");
    this.#words = { ...(words[lang.split("-")[0].toLowerCase()] ?? words.en) };
    for (const key in this.#words) {
      const own = widget.labels?.[key];
      if (typeof own === "string") this.#words[key] = own;
    }
    const actions = {
      imageDescription: () => this.#unfold(this.#description.hidden),
      copyLink: navigator.clipboard && (() => this.#copy()),
      share: navigator.share && (() => this.#share()),
      fullScreen: document.fullscreenEnabled && (() => this.#fill()),
    };
    const row = make("div", "tools");
    for (const key of ["zoomIn", ...Object.keys(actions).filter((key) => actions[key]), "openOriginal"]) {
      const isLink = key === "openOriginal";
      const tool = isLink ? make("a", key, { target: "_blank", rel: "noopener" }) : make("button", key, { type: "button" });
      tool.append(document.createElementNS(SVG, "svg"));
      tool.firstChild.setAttribute("viewBox", "0 0 24 24");
      tool.firstChild.setAttribute("aria-hidden", true);
      tool.firstChild.append(document.createElementNS(SVG, "path"));
      if (actions[key]) tool.addEventListener("click", actions[key]);
      this.#tools[key] = tool;
      this.#show(tool, key);
      row.append(tool);
    }
    dialog.querySelector(".close").before(row);
    dialog.querySelector(".shell").append(this.#description, this.#status);
    this.#unfold(false);
    this.turned();
  }

  /** The button that enlarges. */
  get zoom() {
    return this.#tools.zoomIn;
  }

  /** Another picture is on the stage. */
  turned() {
    const { zoomIn, imageDescription, openOriginal } = this.#tools;
    const picture = pictureOf(this.#dialog);
    zoomIn.hidden = openOriginal.hidden = !picture;
    if (picture) openOriginal.href = picture.src;
    // What the frame calls a picture without a description is its caption or the headline: they are there already.
    const thumbnail = thumbnailOf(this.#dialog, indexOf(this.#dialog));
    const alt = thumbnail?.alt.trim();
    imageDescription.hidden = !alt;
    if (!alt) this.#unfold(false);
    this.#description.textContent = alt ?? "";
    const { lang, dir } = thumbnail?.closest("article") ?? {};
    Object.assign(this.#description, { lang, dir });
    this.#zoomed(false);
    if (this.#status.textContent) this.#status.textContent = "";
  }

  /** The picture's file is broken: there is nothing to enlarge or to open. */
  broken() {
    this.#tools.zoomIn.hidden = this.#tools.openOriginal.hidden = true;
  }

  /** The reader has zoomed to that scale. */
  zoomed(scale) {
    this.#zoomed(scale > 1.01);
    this.#status.textContent = this.#words.zoomLevel.replace("{n}", Math.round(scale * 100));
  }

  #zoomed(zoomed) {
    this.#dialog.toggleAttribute("data-zoomed", zoomed);
    this.#show(this.zoom, zoomed ? "zoomOut" : "zoomIn");
  }

  #show(tool, key) {
    tool.title = this.#words[key];
    tool.setAttribute("aria-label", this.#words[key]);
    tool.querySelector("path").setAttribute("d", ICONS[key]);
  }

  #unfold(open) {
    this.#description.hidden = !open;
    this.#tools.imageDescription.setAttribute("aria-expanded", open);
  }

  /** What is shared keeps the caption and the credit, wherever they are folded away. */
  #said() {
    const index = indexOf(this.#dialog);
    // The frame's own caption may be folded away, and a picture that stands twice have it at one place.
    const root = this.#dialog.getRootNode();
    const figures = [...root.querySelectorAll(`[data-index="${index}"]`)].map((trigger) => trigger.closest("figure"));
    const caption = figures.map((figure) => figure?.querySelector(".caption")).find(Boolean);
    const parts = [caption, this.#dialog.querySelector(".credit")].map(shownText);
    return { text: parts.filter(Boolean).join("\n"), url: link(this.#widget, index) };
  }

  async #copy() {
    const { text, url } = this.#said();
    try {
      await navigator.clipboard.writeText(text ? `${text}\n${url}` : url);
      this.#status.textContent = this.#words.linkCopied;
    } catch {
      // The page's policy says no.
    }
  }

  /** The reader may still think better of it. */
  #share() {
    navigator.share(this.#said()).catch(() => {});
  }

  #fill() {
    const done = document.fullscreenElement
      ? document.exitFullscreen()
      : this.#dialog.querySelector(".shell").requestFullscreen();
    done.catch(() => {});
  }
}

export { Tools };
