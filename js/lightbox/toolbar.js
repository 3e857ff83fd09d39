// The toolbar of the lightbox: zoom, description, copy, share, full screen, original file.

import { toggleZoom } from "article-widget/glue";
import { strings } from "article-widget/strings";
import { linkTo } from "./history.js";

/** @import { LightboxState, LightboxWidget } from "./index.js" */

/** The icons, as SVG paths in a view box of 24 by 24. */
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

function createElement(name, className, attributes = {}) {
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
  #description = createElement("p", "description", { tabindex: 0 });
  #status = createElement("p", "hidden", { role: "status" });

  /**
   * @param {LightboxWidget} widget
   * @param {HTMLDialogElement} dialog
   * @param {() => void} activate makes the wasm use the surface of this lightbox
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
      imageDescription: () => this.#setDescriptionExpanded(this.#description.hidden),
      copyLink: navigator.clipboard && (() => this.#copy()),
      share: navigator.share && (() => this.#share()),
      fullScreen: document.fullscreenEnabled && (() => this.#toggleFullScreen()),
    };
    const row = createElement("div", "tools");
    for (const key of [...Object.keys(actions).filter((key) => actions[key]), "openOriginal"]) {
      const action = actions[key];
      const tool = action ? createElement("button", key, { type: "button" }) : createElement("a", key, { target: "_blank", rel: "noopener" });
      tool.append(document.createElementNS(SVG, "svg"));
      tool.firstChild.setAttribute("viewBox", "0 0 24 24");
      tool.firstChild.setAttribute("aria-hidden", true);
      tool.firstChild.append(document.createElementNS(SVG, "path"));
      if (action) tool.addEventListener("click", action);
      this.#tools[key] = tool;
      this.#setLabelAndIcon(tool, key);
      row.append(tool);
    }
    dialog.querySelector(".close").before(row);
    dialog.querySelector(".shell").append(this.#description, this.#status);
    this.#setDescriptionExpanded(false);
  }

  /**
   * Called when another picture is shown.
   * @param {LightboxState} state
   */
  show(state) {
    this.update(state);
    this.resetZoom();
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
    if (!alt) this.#setDescriptionExpanded(false);
    Object.assign(this.#description, { textContent: alt, lang, dir });
    // A hidden element loses the focus, and the dialog receives key events only while it contains the focus.
    if (activeElement?.hidden) this.#dialog.querySelector(".close").focus();
  }

  /** Called when the zoom of the picture was reset. */
  resetZoom() {
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
    this.#setLabelAndIcon(this.#tools.zoomIn, zoomed ? "zoomOut" : "zoomIn");
  }

  #setStatus(text) {
    // Screen readers may announce the same text again if it is set again.
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  #setLabelAndIcon(tool, key) {
    tool.title = this.#strings[key];
    tool.setAttribute("aria-label", this.#strings[key]);
    tool.querySelector("path").setAttribute("d", ICONS[key]);
  }

  #setDescriptionExpanded(expanded) {
    this.#description.hidden = !expanded;
    this.#tools.imageDescription.setAttribute("aria-expanded", expanded);
  }

  /** The URL of the picture, its caption and its credit. A picture must not be shared without its credit. */
  #shareData() {
    const { index, caption, credit } = this.#state;
    return { text: `${caption}\n${credit}`.trim(), url: linkTo(this.#widget.element, index) };
  }

  async #copy() {
    const { text, url } = this.#shareData();
    try {
      await navigator.clipboard.writeText(text ? `${text}\n${url}` : url);
      this.#setStatus(this.#strings.linkCopied);
    } catch {
      // The page has no permission.
    }
  }

  #share() {
    navigator.share(this.#shareData()).catch(() => {
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
