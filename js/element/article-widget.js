// The element class: the public interface, and the loading of an article from its source to the wasm.

import { Widget } from "article-widget/glue";
import { css } from "article-widget/css";
import { version } from "article-widget/version";
import { showNotice } from "./adblock.js";
import { ENUMERATED, NAME, camelCase, reflect } from "./attributes.js";
import { loadFormats, readForeign } from "./formats.js";
import { Lightbox, prefetch, restore, thumbnail } from "./lightbox.js";
import { Placeholder } from "./placeholder.js";
import { navigationOf } from "./related.js";
import { settingsOf } from "./settings.js";
import { sourceOf, stringify } from "./source.js";
import { fail, guarded, panic, start, widgets } from "./wasm.js";

/** @import { WidgetHost } from "./wasm.js" */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** The keys of methods that `index.js` calls. They are symbols, so that they are not part of the public interface. */
const onLanguageChange = Symbol("onLanguageChange");
const onHistoryChange = Symbol("onHistoryChange");

class ArticleWidget extends HTMLElement {
  static observedAttributes = ["src", "lang", "dir", ...Object.keys(ENUMERATED)];
  static version = version;

  /**
   * Converts an article of any accepted format to the native format. Rejects with an `Error` that has `code`, `message`
   * and `path`.
   * @param {unknown} json
   * @param {{ format?: string, base?: string }} [options]
   */
  static async normalize(json, options) {
    const { format, base } = options ?? {};
    const result = await readForeign(stringify(json), String(format ?? "auto"), String(base ?? document.baseURI));
    return { ...result, article: JSON.parse(result.article) };
  }

  #article;
  #labels = {};
  /** A copy of the labels, made when they were set. */
  #labelsCopy = {};
  #state = "idle";
  #internals = this.attachInternals();
  #slot = document.createElement("slot");
  /** The element that Rust renders into. */
  #container = document.createElement("div");
  #placeholder = new Placeholder(this);
  /** The `Widget` of the wasm, from the first article until it is unmounted. */
  #app;
  #lightboxWidget = {
    element: this,
    goTo: (index) => this.#command((app) => app.show_picture(index)),
    close: () => this.closeLightbox(),
    thumbnail: (index) => thumbnail(this.shadowRoot, index),
  };
  #lightbox = new Lightbox(this.#lightboxWidget);
  /** The current load, pending or finished: `{key, controller, shown, foreign, error}`. A newer one replaces it. */
  #load;
  /** The JSON that was read last: `{key, text, base}`. Connecting the element again then needs no request. */
  #cached;
  /** The kinds of changes since the last update; `undefined` if no update is pending. */
  #changes;
  /** The promise that `whenReady()` has returned, until it is settled. */
  #readyPromise;
  #warned = new Set();
  #lightDomObserver = new MutationObserver(() => this.#invalidate("light-dom"));
  #viewportObserver;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    this.#container.className = "container";
    this.#container.hidden = true;
    shadow.append(this.#slot, this.#container);
    shadow.addEventListener("click", (event) => this.#onClick(event));
    for (const kind of ["pointerover", "focusin"]) shadow.addEventListener(kind, prefetch);
  }

  connectedCallback() {
    widgets.add(this);
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // Moving the element in the document has removed an open dialog from the top layer.
    const dialog = this.shadowRoot.querySelector("dialog[open]:not(:modal)");
    dialog?.close();
    dialog?.showModal();
    this.#lightDomObserver.observe(this, { childList: true, characterData: true, subtree: true });
    this.#invalidate(this.#app ? "settings" : "source");
  }

  /** With this method, `moveBefore()` does not disconnect the element, so that it keeps its state. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      widgets.delete(this);
      this.#lightDomObserver.disconnect();
      this.#cancelLoad();
      this.#unmount();
      this.#setState("idle");
    });
  }

  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    const known = name === "dir" ? ["", "ltr", "rtl", "auto"] : ENUMERATED[name];
    if (known && value !== null && !known.includes(value.toLowerCase()) && !this.#warned.has(name + value)) {
      this.#warned.add(name + value);
      console.warn(`<${NAME}>: ${name}="${value}" is not one of ${known.filter(Boolean).join(", ")}; the default is used.`);
    }
    this.#invalidate(["src", "format", "loading"].includes(name) ? "source" : "settings");
  }

  /** The article that the page has set: any accepted JSON value. */
  get article() {
    return this.#article;
  }
  set article(value) {
    this.#article = value ?? undefined;
    // The object may have changed since it was set before.
    if (this.#cached?.key === value) this.#cached = undefined;
    this.#invalidate("source");
  }

  /** The strings of the interface that the page overrides. */
  get labels() {
    return this.#labels;
  }
  set labels(value) {
    this.#labels = value ?? {};
    try {
      this.#labelsCopy = JSON.parse(JSON.stringify(this.#labels));
    } catch (error) {
      this.#labelsCopy = {};
      console.warn(`<${NAME}>: the labels cannot be converted to JSON: ${error.message}`);
    }
    this.#invalidate("settings");
  }

  get src() {
    return this.getAttribute("src") ?? "";
  }
  set src(value) {
    if (value == null) this.removeAttribute("src");
    else this.setAttribute("src", value);
  }

  get state() {
    return this.#state;
  }

  /** Resolves once the article is painted; rejects when the current load fails. */
  whenReady() {
    if (!this.#changes && this.#state === "ready") return Promise.resolve();
    if (!this.#changes && this.#state === "error") return Promise.reject(this.#load.error);
    this.#readyPromise ??= Promise.withResolvers();
    return this.#readyPromise.promise;
  }

  /** Reads the article from its source again. */
  reload() {
    this.#cached = undefined;
    this.#invalidate("reload");
  }

  /**
   * Opens the lightbox with a picture. Does nothing if there is no such picture.
   * @param {number} [index] the picture, counted from 0 in reading order
   */
  openLightbox(index = 0) {
    const number = typeof index === "symbol" ? NaN : Number(index);
    if (number >= 0 && number < 2 ** 32) this.#command((app) => app.open_lightbox(Math.trunc(number)));
  }

  /** Closes the lightbox. */
  closeLightbox() {
    this.#command((app) => app.close_lightbox());
  }

  /** Calls the wasm from a microtask: the caller may be a listener of an event that the wasm is dispatching. */
  #command(call) {
    queueMicrotask(() => {
      if (this.#app && !panic) guarded(() => call(this.#app));
    });
  }

  /** Schedules an update. All changes of one task are combined into one update. */
  #invalidate(change) {
    if (!this.isConnected) return;
    if (!this.#changes) queueMicrotask(() => this.#update());
    (this.#changes ??= new Set()).add(change);
  }

  #update() {
    const changes = this.#changes;
    this.#changes = undefined;
    if (!this.isConnected) return;
    const source = sourceOf(this);
    const isOtherSource = source?.key !== this.#load?.key;
    if (changes.has("source") || changes.has("reload") || (changes.has("light-dom") && isOtherSource)) {
      this.#startLoad(source, changes.has("reload"));
    } else {
      if (changes.has("light-dom") && this.#placeholder.isShown) this.#placeholder.show(this.#load?.error);
      this.#configure();
    }
  }

  // -- loading

  #startLoad(source, forced) {
    this.#cancelLoad();
    if (!source) {
      this.#unmount();
      return this.#setState("idle");
    }
    const load = { key: source.key, controller: new AbortController() };
    this.#load = load;
    if (this.loading === "lazy" && !forced && !this.#app) {
      this.#setState("idle");
      this.#viewportObserver = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          this.#viewportObserver.disconnect();
          this.#fetch(source, load);
        },
        { rootMargin: "600px" },
      );
      this.#viewportObserver.observe(this);
    } else this.#fetch(source, load);
  }

  async #fetch(source, load) {
    this.#setState("loading");
    if (!this.#app) this.#placeholder.show();
    try {
      const cached = this.#cached?.key === source.key ? this.#cached : undefined;
      // The requests are sent before the wasm is decoded, which takes time.
      const reading = cached ?? source.read(load.controller.signal);
      const isForeign = this.format !== "auto" && this.format !== NAME;
      const [read] = await Promise.all([reading, start(), isForeign && loadFormats()]);
      if (this.#load !== load) return;
      const { text, base = document.baseURI } = read;
      this.#cached = { key: source.key, text, base };
      if (!this.#show(load, text, this.format, base)) await this.#showForeign(load, text, base);
    } catch (error) {
      if (this.#load === load) this[fail](error);
    }
  }

  /** Shows an article in the native format. Returns whether the text is in that format. */
  #show(load, text, format, base) {
    return guarded(() => {
      this.#app ??= new Widget(this.#container, this.#settings(), this.#host());
      load.shown = this.#app.show(text, format, base);
      return load.shown;
    });
  }

  /** Shows an article in any other format. */
  async #showForeign(load, text, base) {
    const { article, ...foreign } = await readForeign(text, this.format, base);
    if (this.#load !== load) return;
    load.foreign = foreign;
    this.#show(load, article, NAME, base);
  }

  /** @returns {WidgetHost} */
  #host() {
    return {
      origin: import.meta.url,
      emit: (name, detail, cancelable) => this.#emit(name, JSON.parse(detail), cancelable),
      ready: (detail) => {
        const load = this.#load;
        queueMicrotask(() => this.#onReady(load, JSON.parse(detail)));
      },
      notice: (report) =>
        showNotice(this.#container, report, () => this.#labelsCopy, (detail) => this.#emit("article-widget-notice-dismiss", detail)),
      thumbnail: this.#lightboxWidget.thumbnail,
      updateLightbox: (state) => this.#lightbox.update(state && JSON.parse(state)),
      zoomLightbox: (direction) => this.#lightbox.handleInput((enhancer) => enhancer.zoom(direction)),
      panLightbox: (x, y) => this.#lightbox.handleInput((enhancer) => enhancer.pan(x, y)),
      wheelLightbox: (event) => this.#lightbox.handleInput((enhancer) => enhancer.wheel(event)),
    };
  }

  /** Called when the article is painted. The fallback is removed only now. */
  #onReady(load, detail) {
    if (this.#load !== load || !load?.shown || this.#state !== "loading") return;
    this.#placeholder.hide();
    this.#slot.remove();
    this.#container.hidden = false;
    this.#setState("ready");
    // If the article was converted, the format and the warnings are those of the original JSON.
    this.#emit("article-widget-ready", { ...detail, ...load.foreign });
    this[onHistoryChange]();
  }

  [fail](error) {
    if (!this.#load || this.#load.error) return;
    this.#load.error = error;
    this.#unmount();
    this.#placeholder.show(error);
    this.#setState("error");
    const { code, message, path } = error;
    console.error(`<${NAME}>: ${code}${path ? ` at ${path}` : ""}: ${message}`);
    this.#emit("article-widget-error", path == null ? { code, message } : { code, message, path });
  }

  /** Cancels the current load. */
  #cancelLoad() {
    this.#load?.controller.abort();
    this.#load = undefined;
    this.#viewportObserver?.disconnect();
  }

  /** Removes the article, and shows the fallback again. */
  #unmount() {
    const app = this.#app;
    this.#app = undefined;
    // After a panic the wasm cannot be called, so the lightbox is closed here.
    if (panic) this.#lightbox.update();
    if (app && !panic) guarded(() => app.destroy());
    this.#container.replaceChildren();
    this.#container.hidden = true;
    this.#placeholder.hide();
    this.shadowRoot.prepend(this.#slot);
  }

  // -- settings

  [onLanguageChange]() {
    this.#invalidate("settings");
  }

  [onHistoryChange]() {
    if (this.#state === "ready") restore(this.#lightboxWidget);
  }

  #configure() {
    const settings = this.#settings();
    if (this.#app && !panic) guarded(() => this.#app.configure(settings));
  }

  /** The settings as JSON. Also sets the language and the direction of the container. */
  #settings() {
    const settings = settingsOf(this, this.#labelsCopy);
    this.#container.lang = settings.lang;
    this.#container.dir = settings.dir;
    return JSON.stringify(settings);
  }

  #setState(state) {
    if (this.#state !== state) {
      try {
        this.#internals.states.delete(this.#state);
        this.#internals.states.add(state);
      } catch {
        // In a browser without custom states, the `state` property and the events still work.
      }
      this.#state = state;
    }
    if (state === "ready") this.#readyPromise?.resolve();
    else if (state === "error") this.#readyPromise?.reject(this.#load.error);
    else return;
    this.#readyPromise = undefined;
  }

  // -- events

  /** Dispatches an event. Returns whether it was not cancelled. */
  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  /** Asks the page before the browser follows the link of a related card. */
  #onClick(event) {
    const navigation = navigationOf(event, this.shadowRoot);
    if (navigation && !this.#emit("article-widget-navigate", navigation, true)) event.preventDefault();
  }
}

reflect(ArticleWidget);

/** The properties that a page may have set on the element before it was upgraded. */
const PROPERTIES = ["article", "labels", "src", ...Object.keys(ENUMERATED).map(camelCase)];

export { ArticleWidget, onHistoryChange, onLanguageChange };
