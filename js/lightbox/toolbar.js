// The toolbar of the lightbox: zoom, description, copy, share, full screen, original file.

import { toggleZoom } from "article-widget/glue";
import { strings } from "article-widget/strings";
import { linkTo } from "./history.js";

/** @import { LightboxState, LightboxWidget } from "./index.js" */

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

/** The toolbar of one open lightbox. Its elements are removed together with the dialog's content. */
class Toolbar {
  #widget;
  #dialog;
  #state;
  #strings;
  #tools = {};
  #description = make("p", "description", { tabindex: 0 });
  #status = make("p", "hidden", { role: "status" });

  /**
   * @param {LightboxWidget} widget
   * @param {HTMLDialogElement} dialog
   * @param {() => void} activate has the wasm draw on the surface of this lightbox
   */
  constructor(widget, dialog, activate) {
    this.#widget = widget;
    this.#dialog = dialog;
    const { lang } = dialog.closest("[lang]");
    this.#strings = { ...(strings[lang.split("-")[0].toLowerCase()] ?? strings.en) };
    for (const key in this.#strings) {
      const label = widget.element.labels?.[key];
      if (typeof label === "string") this.#strings[key] = label;
    }
    const toggle = () => {
      activate();
      toggleZoom(performance.now());
    };
    const actions = {
      zoomIn: toggle,
      imageDescription: () => this.#unfold(this.#description.hidden),
      copyLink: navigator.clipboard && (() => this.#copy()),
      share: navigator.share && (() => this.#share()),
      fullScreen: document.fullscreenEnabled && (() => this.#toggleFullScreen()),
    };
    const row = make("div", "tools");
    for (const key of [...Object.keys(actions).filter((key) => actions[key]), "openOriginal"]) {
      const action = actions[key];
      const tool = action ? make("button", key, { type: "button" }) : make("a", key, { target: "_blank", rel: "noopener" });
      tool.append(document.createElementNS(SVG, "svg"));
      tool.firstChild.setAttribute("viewBox", "0 0 24 24");
      tool.firstChild.setAttribute("aria-hidden", true);
      tool.firstChild.append(document.createElementNS(SVG, "path"));
      if (action) tool.addEventListener("click", action);
      this.#tools[key] = tool;
      this.#draw(tool, key);
      row.append(tool);
    }
    dialog.querySelector(".close").before(row);
    dialog.querySelector(".shell").append(this.#description, this.#status);
    this.#unfold(false);
  }

  /**
   * Another picture is shown.
   * @param {LightboxState} state
   */
  show(state) {
    this.update(state);
    this.zoomReset();
  }

  /** @param {LightboxState} state */
  update(state) {
    this.#state = state;
    const { activeElement } = this.#widget.element.shadowRoot;
    const { src, lang, dir } = state;
    const alt = state.alt.trim();
    const { zoomIn, imageDescription, openOriginal } = this.#tools;
    zoomIn.hidden = openOriginal.hidden = state.progress === "broken";
    openOriginal.href = src;
    imageDescription.hidden = !alt;
    if (!alt) this.#unfold(false);
    Object.assign(this.#description, { textContent: alt, lang, dir });
    // A hidden element loses the focus, and the dialog the keys with it.
    if (activeElement?.hidden) this.#dialog.querySelector(".close").focus();
  }

  /** The picture is drawn anew, not zoomed. */
  zoomReset() {
    this.#setZoomed(false);
    this.#setStatus("");
  }

  /** @param {number} scale */
  zoomChanged(scale) {
    this.#setZoomed(scale > 1.01);
    this.#setStatus(this.#strings.zoomLevel.replace("{n}", Math.round(scale * 100)));
  }

  #setZoomed(zoomed) {
    this.#dialog.toggleAttribute("data-zoomed", zoomed);
    this.#draw(this.#tools.zoomIn, zoomed ? "zoomOut" : "zoomIn");
  }

  #setStatus(text) {
    // Writing the same text again may have it announced again.
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  #draw(tool, key) {
    tool.title = this.#strings[key];
    tool.setAttribute("aria-label", this.#strings[key]);
    tool.querySelector("path").setAttribute("d", ICONS[key]);
  }

  #unfold(open) {
    this.#description.hidden = !open;
    this.#tools.imageDescription.setAttribute("aria-expanded", open);
  }

  /** The address of the picture, and its caption and credit: a credit has to go wherever the picture goes. */
  #shared() {
    const { index, caption, credit } = this.#state;
    return { text: `${caption}\n${credit}`.trim(), url: linkTo(this.#widget.element, index) };
  }

  async #copy() {
    const { text, url } = this.#shared();
    try {
      await navigator.clipboard.writeText(text ? `${text}\n${url}` : url);
      this.#setStatus(this.#strings.linkCopied);
    } catch {
      // The page has no permission.
    }
  }

  #share() {
    navigator.share(this.#shared()).catch(() => {
      // The user has cancelled.
    });
  }

  #toggleFullScreen() {
    const done = document.fullscreenElement
      ? document.exitFullscreen()
      : this.#dialog.querySelector(".shell").requestFullscreen();
    done.catch(() => {});
  }
}

export { Toolbar };
