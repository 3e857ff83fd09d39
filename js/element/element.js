// The element: what the page sees, and the one place where a load begins, goes on and ends.

import { Widget } from "article-widget/glue";
import { css } from "article-widget/css";
import { version } from "article-widget/version";
import { ENUMERATED, NAME, camelCase, reflect } from "./attributes.js";
import { failure } from "./failure.js";
import { normalized, reader, succeeded } from "./formats.js";
import { directionOf, languageOf } from "./language.js";
import { expect, follow, resume } from "./lightbox.js";
import { showNotice } from "./adblock.js";
import { errorMessage, skeleton } from "./placeholder.js";
import { sourceOf, stringify } from "./source.js";
import { fail, guarded, panic, start, widgets } from "./wasm.js";


const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** The member by which a widget is told that the page's language has changed; no page can call it. */
const refresh = Symbol("refresh");
/** The member by which it is told that the page's history has; likewise. */
const travel = Symbol("travel");

class ArticleWidget extends HTMLElement {
  static observedAttributes = ["src", "lang", "dir", ...Object.keys(ENUMERATED)];
  static version = version;

  /** Reads any accepted JSON value into our own format. Rejects with an `Error` that has `code`, `message`, `path`. */
  static async normalize(json, options) {
    const { format, base } = options ?? {};
    return normalized(stringify(json), String(format ?? "auto"), String(base ?? document.baseURI));
  }

  #article;
  #labels = {};
  /** The labels as they were when they were set. */
  #words = {};
  #state = "idle";
  #internals = this.attachInternals();
  #slot = document.createElement("slot");
  /** Where Rust draws. */
  #stage = document.createElement("div");
  /** What stands in the stage's place: the skeleton or the message. */
  #placeholder;
  /** The Rust half, from the first article shown until there is none. */
  #app;
  /** The lightbox's dialog, which lives as long as the Rust half. */
  #dialog;
  /** The load under way or done: `{key, controller, error, detail}`. A newer one makes it void. */
  #load;
  /** What was last read, so that coming back to the page costs no request: `{key, text, base}`. */
  #read;
  /** The names of what changed since the last update, while one is due. */
  #changes;
  /** The promise that `whenReady()` has handed out. */
  #waiting;
  #warned = new Set();
  #light = new MutationObserver(() => this.#invalidate("light"));
  #viewport;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    this.#stage.className = "container";
    this.#stage.hidden = true;
    shadow.append(this.#slot, this.#stage);
    shadow.addEventListener("click", (event) => this.#route(event));
    for (const kind of ["pointerover", "focusin"]) shadow.addEventListener(kind, expect);
  }

  connectedCallback() {
    widgets.add(this);
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    const dialog = this.#dialog;
    // Moved in the page while it is open: it has left the top layer.
    if (dialog?.open && !dialog.matches(":modal")) {
      dialog.close();
      dialog.showModal();
    }
    this.#light.observe(this, { childList: true, characterData: true, subtree: true });
    this.#invalidate(this.#app ? "settings" : "source");
  }

  /** `moveBefore()` keeps everything as it is. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      widgets.delete(this);
      this.#light.disconnect();
      this.#stop();
      this.#fold();
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

  /** The article as the host handed it over: any accepted JSON value. */
  get article() {
    return this.#article;
  }
  set article(value) {
    this.#article = value ?? undefined;
    // The same object may say something else by now.
    if (this.#read?.key === value) this.#read = undefined;
    this.#invalidate("source");
  }

  /** The host's own words for some of the interface's. */
  get labels() {
    return this.#labels;
  }
  set labels(value) {
    this.#labels = value ?? {};
    try {
      this.#words = JSON.parse(JSON.stringify(this.#labels));
    } catch (error) {
      this.#words = {};
      console.warn(`<${NAME}>: the labels do not become JSON: ${error.message}`);
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

  /** Resolves once the article is painted, rejects when the load that is under way fails. */
  whenReady() {
    if (!this.#changes && this.#state === "ready") return Promise.resolve();
    if (!this.#changes && this.#state === "error") return Promise.reject(this.#load.error);
    this.#waiting ??= deferred();
    return this.#waiting.promise;
  }

  /** Reads the article anew from where it comes from. */
  reload() {
    this.#read = undefined;
    this.#invalidate("reload");
  }

  /** Opens the lightbox with a picture, counted from 0; one that isn't there does nothing. */
  openLightbox(index = 0) {
    const place = typeof index === "symbol" ? NaN : Number(index);
    if (place >= 0 && place < 2 ** 32) this.#command(() => this.#app?.open_lightbox(Math.trunc(place)));
  }

  closeLightbox() {
    this.#command(() => this.#app?.close_lightbox());
  }

  /** Enters the wasm from a microtask of its own: the caller may be a listener that the wasm has just called. */
  #command(call) {
    queueMicrotask(() => {
      if (!panic) guarded(call);
    });
  }

  /** Collects the changes of one task into one update. */
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
    const moved = source?.key !== this.#load?.key;
    if (changes.has("source") || changes.has("reload") || (changes.has("light") && moved)) {
      this.#begin(source, changes.has("reload"));
    } else {
      if (changes.has("light") && this.#placeholder) this.#standIn(this.#load?.error);
      this.#configure();
    }
  }

  // -- loading

  #begin(source, forced) {
    this.#stop();
    if (!source) {
      this.#fold();
      return this.#setState("idle");
    }
    const load = { key: source.key, controller: new AbortController() };
    this.#load = load;
    if (this.loading === "lazy" && !forced && !this.#app) {
      this.#setState("idle");
      this.#viewport = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          this.#viewport.disconnect();
          this.#fetch(source, load);
        },
        { rootMargin: "600px" },
      );
      this.#viewport.observe(this);
    } else this.#fetch(source, load);
  }

  async #fetch(source, load) {
    this.#setState("loading");
    if (!this.#app) this.#standIn();
    try {
      const cached = this.#read?.key === source.key ? this.#read : undefined;
      // The requests leave before the wasm is decoded.
      const reading = cached ?? source.read(load.controller.signal);
      const named = this.format !== "auto" && this.format !== NAME;
      const [read] = await Promise.all([reading, start(), named && reader()]);
      if (this.#load !== load) return;
      const { text, base = document.baseURI } = read;
      this.#read = { key: source.key, text, base };
      const detail = this.#show(text, this.format, base);
      if (detail) load.detail = detail;
      else await this.#showOther(load, text, base);
    } catch (error) {
      if (this.#load === load) this[fail](error);
    }
  }

  /** Shows an article in our own format; nothing when it is in another. Returns the detail of the event. */
  #show(text, format, base) {
    const answer = guarded(() => {
      if (!this.#app) {
        this.#app = new Widget(this.#stage, {
          emit: (name, detail, cancelable) => this.#emit(name, JSON.parse(detail), cancelable),
          painted: () => this.#painted(),
          notice: (report) => showNotice(this.#stage, report, () => this.#words, (detail) => this.#emit("article-widget-notice-dismiss", detail)),
          origin: import.meta.url,
        });
        this.#configure();
      }
      return this.#app.show(text, format, base);
    });
    return answer && succeeded(JSON.parse(answer)).ready;
  }

  /** Shows an article in another format. */
  async #showOther(load, text, base) {
    const { article, format, warnings } = await normalized(text, this.format, base);
    if (this.#load !== load) return;
    load.detail = { ...this.#show(JSON.stringify(article), NAME, base), format, warnings };
  }

  /** Rust calls this when the article that it was last shown stands in the page: only now does the fallback go. */
  #painted() {
    const load = this.#load;
    if (!load?.detail || this.#state !== "loading") return;
    this.#placeholder?.remove();
    this.#placeholder = undefined;
    this.#slot.remove();
    this.#stage.hidden = false;
    this.#setState("ready");
    const dialog = this.#stage.querySelector("dialog");
    if (this.#dialog !== dialog) follow(this, (this.#dialog = dialog));
    this.#emit("article-widget-ready", load.detail);
    this[travel]();
  }

  [fail](error) {
    if (!this.#load || this.#load.error) return;
    this.#load.error = error;
    this.#fold();
    this.#standIn(error);
    this.#setState("error");
    const { code, message, path } = error;
    console.error(`<${NAME}>: ${code}${path ? ` at ${path}` : ""}: ${message}`);
    this.#emit("article-widget-error", path == null ? { code, message } : { code, message, path });
  }

  /** Makes the load under way void. */
  #stop() {
    this.#load?.controller.abort();
    this.#load = undefined;
    this.#viewport?.disconnect();
  }

  /** Takes the article away; the fallback is shown again. */
  #fold() {
    const app = this.#app;
    this.#app = undefined;
    if (app && !panic) guarded(() => app.destroy());
    this.#stage.replaceChildren();
    this.#stage.hidden = true;
    this.#placeholder?.remove();
    this.#placeholder = undefined;
    this.shadowRoot.prepend(this.#slot);
  }

  /** Without a fallback, the skeleton or, after an error, a sentence with a way out. */
  #standIn(error) {
    this.#placeholder?.remove();
    this.#placeholder = undefined;
    const hasFallback = [...this.childNodes].some((node) =>
      node.nodeType === Node.ELEMENT_NODE ? !node.matches("script,template,style") : node.nodeValue.trim(),
    );
    if (hasFallback) return;
    const lang = languageOf(this);
    const placeholder = error ? errorMessage(lang, directionOf(this, lang), () => this.reload()) : skeleton();
    this.#placeholder = placeholder;
    this.shadowRoot.append(placeholder);
  }

  // -- settings

  [refresh]() {
    this.#invalidate("settings");
  }

  [travel]() {
    if (this.#state === "ready") resume(this);
  }

  #configure() {
    const lang = languageOf(this);
    const dir = directionOf(this, lang);
    this.#stage.lang = lang;
    this.#stage.dir = dir;
    if (!this.#app || panic) return;
    const { headingLevel, lightbox, related, backToTop, adblockNotice } = this;
    // `dir` on the element rules the article's own text too, whatever its language.
    const forcedDir = this.dir === dir ? dir : null;
    const words = { lang, dir, forcedDir, labels: this.#words };
    const settings = JSON.stringify({ ...words, headingLevel, lightbox, related, backToTop, adblockNotice });
    guarded(() => this.#app.configure(settings));
  }

  #setState(state) {
    if (this.#state !== state) {
      try {
        this.#internals.states.delete(this.#state);
        this.#internals.states.add(state);
      } catch {
        // An engine without custom states has the property and the events.
      }
      this.#state = state;
    }
    if (state === "ready") this.#waiting?.resolve();
    else if (state === "error") this.#waiting?.reject(this.#load.error);
    else return;
    this.#waiting = undefined;
  }

  // -- events

  /** Returns whether the event's default may happen. */
  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  /** A related card's plain click: the host is asked before the browser follows the link. */
  #route(event) {
    const card = event.target.closest?.("[part~=related-card]");
    if (!card || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const index = [...this.shadowRoot.querySelectorAll("[part~=related-card]")].indexOf(card);
    if (!this.#emit("article-widget-navigate", { url: card.href, index }, true)) event.preventDefault();
  }
}

reflect(ArticleWidget);

/** What a page may have set on the element before it was upgraded. */
const PROPERTIES = ["article", "labels", "src", ...Object.keys(ENUMERATED).map(camelCase)];

function deferred() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

export { ArticleWidget, refresh, travel };
