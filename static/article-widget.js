// The loader: `<article-widget>` as the page sees it. It finds the article's JSON, starts the wasm, and keeps the
// fallback or an honest message in place until the article is painted. What an article is and how it looks is Rust's.
//
// `cargo xtask pack` joins this file, wasm-bindgen's glue, the wasm and the stylesheet into the one `article-widget.js`.

import init, { Widget, normalize, on_panic } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { css } from "article-widget/css";
import { version } from "article-widget/version";

const NAME = "article-widget";
/** Milliseconds until a request for an article is given up. */
const TIMEOUT = 30_000;
/** The largest article that is read, in bytes. */
const MAX_BYTES = 5_000_000;
const SWITCH = ["on", "off"];
/** The enumerated attributes: the first value is the default. */
const ENUMERATED = {
  format: ["auto", NAME, "json-ld", "ninjs", "wordpress", "ghost", "json-feed", "ans", "guardian", "apple-news"],
  theme: ["auto", "light", "dark"],
  "heading-level": ["1", "2", "3", "4"],
  lightbox: SWITCH,
  related: SWITCH,
  "back-to-top": SWITCH,
  "adblock-notice": SWITCH,
  loading: ["eager", "lazy"],
};
/** What is said when there is no article and no fallback; the wasm, which has all other words, may be missing. */
const APOLOGY = {
  en: ["The article could not be shown.", "Try again"],
  ar: ["تعذّر عرض المقال.", "إعادة المحاولة"],
};
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)\b/i;
const JSON_SCRIPT = "script[type='application/json' i],script[type='application/ld+json' i]";

const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const failure = (code, message, path) => Object.assign(new Error(message), { code }, path == null ? {} : { path });

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

// ---------------------------------------------------------------------------------------------- the wasm, once a page

let started;
/** The widgets of the page that are connected: one instance serves them all, and one panic stops them all. */
const widgets = new Set();

/** Decodes and starts the wasm; a failed start may be tried again. */
const start = () =>
  (started ??= instantiate().catch((error) => {
    started = undefined;
    throw error;
  }));

async function instantiate() {
  const bytes = new Uint8Array(wasm.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = wasm.charCodeAt(i) - 1;
  try {
    await init({ module_or_path: bytes });
    on_panic(panicked);
  } catch (error) {
    const blocked = /content.security.policy|\bcsp\b|unsafe-eval/i.test(error?.message);
    throw failure(
      blocked ? "wasm-blocked" : "wasm-load",
      blocked
        ? "The page's Content-Security-Policy blocks WebAssembly: add 'wasm-unsafe-eval' to its script-src."
        : `WebAssembly did not start: ${error?.message ?? error}`,
    );
  }
}

/** What ended the wasm, if something did. */
let panic;

/** The wasm calls this when it panics. One instance serves all widgets, so it ends them all. */
function panicked(message) {
  if (panic) return;
  panic = failure("panic", message);
  for (const widget of [...widgets]) queueMicrotask(() => widget[fail](panic));
}

/** What the browser calls back (listeners, observers, timers) comes through here: the packer has the glue say so. What
 * is thrown out of the wasm ends here rather than in the page's console, and afterwards nothing enters it any more. (An
 * exception of the DOM's has left Rust's frames as they were: that is no better than a panic.) */
function called(callback, ...values) {
  if (panic) return;
  try {
    return callback(...values);
  } catch (error) {
    panicked(error?.message ?? String(error));
  }
}

/** Calls into the wasm for the loader itself, which has to know when there is no answer. */
function guarded(call) {
  let answer;
  if (!panic) {
    try {
      answer = call();
    } catch (error) {
      panicked(error?.message ?? String(error));
    }
  }
  if (panic) throw panic;
  return answer;
}

// ---------------------------------------------------------------------------------------------------- finding the JSON

/** Fetches JSON text, within the time and the size allowed. Resolves to `{text, base}`. */
async function fetchText(url, signal) {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT);
  const stop = () => timeout.abort();
  signal.addEventListener("abort", stop);
  try {
    const response = await fetch(url, {
      signal: timeout.signal,
      headers: { accept: "application/json, application/ld+json;q=0.9, */*;q=0.1" },
    });
    if (!response.ok) throw failure("http-status", `The server answered ${response.status} for ${url}.`);
    return { text: await readText(response), base: response.url };
  } catch (error) {
    if (error.code in { "http-status": 1, "too-large": 1 }) throw error;
    if (timeout.signal.aborted) throw failure("timeout", `No answer within ${TIMEOUT / 1000} s from ${url}.`);
    throw failure("fetch-failed", `${url} could not be fetched: ${error.message}`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** The body's text, given up as soon as it is larger than an article may be. */
async function readText(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    if ((bytes += value.length) > MAX_BYTES) {
      reader.cancel();
      throw failure("too-large", `The article is larger than ${MAX_BYTES} bytes.`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The JSON text of any value that a host may hand over. */
function stringify(value) {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    throw failure("invalid-article", `The article property does not become JSON: ${error.message}`, "");
  }
}

// --------------------------------------------------------------------------------------------------------- the element

/** Members that other parts of this file call, and no page can. */
const fail = Symbol("fail");
const refresh = Symbol("refresh");

class ArticleWidget extends HTMLElement {
  static observedAttributes = ["src", "lang", "dir", ...Object.keys(ENUMERATED)];
  static version = version;

  /** Reads any accepted JSON value into our own format. Rejects with an `Error` that has `code`, `message`, `path`. */
  static async normalize(json, { format = "auto", base = document.baseURI } = {}) {
    const text = stringify(json);
    await start();
    const outcome = JSON.parse(guarded(() => normalize(text, format, String(base))));
    if (outcome.error) throw failure(outcome.error.code, outcome.error.message, outcome.error.path);
    return outcome;
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
    this.#stage.className = "stage";
    this.#stage.hidden = true;
    shadow.append(this.#slot, this.#stage);
    shadow.addEventListener("click", (event) => this.#follow(event));
  }

  connectedCallback() {
    widgets.add(this);
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
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
    const source = this.#source();
    const moved = source?.key !== this.#load?.key;
    if (changes.has("source") || changes.has("reload") || (changes.has("light") && moved)) {
      this.#begin(source, changes.has("reload"));
    } else {
      if (changes.has("light") && this.#placeholder) this.#standIn(this.#load?.error);
      this.#configure();
    }
  }

  // -- loading

  /** Where the article comes from: property, then child script, then `src`. */
  #source() {
    if (this.#article !== undefined) {
      const article = this.#article;
      return { key: article, read: () => ({ text: stringify(article) }) };
    }
    const script = [...this.children].find((child) => child.matches(JSON_SCRIPT));
    if (script) return { key: script.textContent, read: () => this.#script(() => script) };
    const src = this.src.trim();
    if (!src) return;
    if (src[0] === "#") return { key: src, read: () => this.#script(() => this.#byId(src.slice(1)), src) };
    return { key: src, read: (signal) => fetchText(src, signal) };
  }

  #byId(id) {
    return this.getRootNode().getElementById?.(id) ?? document.getElementById(id);
  }

  /** The text of a script in the page, once the parser has it whole. */
  async #script(find, src) {
    if (document.readyState === "loading") {
      await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
    }
    const script = find();
    if (!script) throw failure("fetch-failed", `The page has no element with the id of src="${src}".`);
    return { text: script.textContent };
  }

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
      // The request leaves before the wasm is decoded.
      const reading = cached ?? source.read(load.controller.signal);
      const [read] = await Promise.all([reading, start()]);
      if (this.#load !== load) return;
      this.#read = { key: source.key, text: read.text, base: read.base ?? document.baseURI };
      this.#show(load);
    } catch (error) {
      if (this.#load === load) this[fail](error);
    }
  }

  #show(load) {
    const { text, base } = this.#read;
    const outcome = guarded(() => {
      if (!this.#app) {
        this.#app = new Widget(this.#stage, {
          emit: (name, detail, cancelable) => this.#emit(name, JSON.parse(detail), cancelable),
          painted: () => this.#painted(),
          origin: import.meta.url,
        });
        this.#configure();
      }
      return JSON.parse(this.#app.show(text, this.format, base));
    });
    if (outcome.error) throw failure(outcome.error.code, outcome.error.message, outcome.error.path);
    load.detail = outcome.ready;
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
    this.#emit("article-widget:ready", load.detail);
  }

  [fail](error) {
    if (!this.#load || this.#load.error) return;
    this.#load.error = error;
    this.#fold();
    this.#standIn(error);
    this.#setState("error");
    const { code, message, path } = error;
    console.error(`<${NAME}>: ${code}${path ? ` at ${path}` : ""}: ${message}`);
    this.#emit("article-widget:error", path == null ? { code, message } : { code, message, path });
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
    const placeholder = document.createElement("div");
    placeholder.className = error ? "error" : "skeleton";
    if (error) {
      const lang = this.#lang();
      const [sentence, again] = APOLOGY[lang.split("-")[0].toLowerCase()] ?? APOLOGY.en;
      const paragraph = document.createElement("p");
      const button = document.createElement("button");
      paragraph.textContent = sentence;
      button.textContent = again;
      button.type = "button";
      button.addEventListener("click", () => this.reload());
      placeholder.setAttribute("role", "alert");
      placeholder.dir = this.#direction(lang);
      placeholder.append(paragraph, button);
    } else {
      placeholder.setAttribute("aria-hidden", "true");
      for (let line = 0; line < 8; line++) placeholder.append(document.createElement("i"));
    }
    this.#placeholder = placeholder;
    this.shadowRoot.append(placeholder);
  }

  // -- settings

  [refresh]() {
    this.#invalidate("settings");
  }

  #configure() {
    const lang = this.#lang();
    const dir = this.#direction(lang);
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

  /** The nearest `lang`, through shadow hosts; the browser's where the page says nothing. */
  #lang() {
    for (let node = this; node; node = node.parentNode ?? node.host) {
      const lang = node.getAttribute?.("lang");
      if (lang) return lang;
    }
    return navigator.language || "en";
  }

  #direction(lang) {
    if (this.dir === "ltr" || this.dir === "rtl") return this.dir;
    if (RIGHT_TO_LEFT.test(lang)) return "rtl";
    return this.lang ? "ltr" : getComputedStyle(this).direction;
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
  #follow(event) {
    const card = event.target.closest?.("[part~=related-card]");
    if (!card || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const index = [...this.shadowRoot.querySelectorAll("[part~=related-card]")].indexOf(card);
    if (!this.#emit("article-widget:navigate", { url: card.href, index }, true)) event.preventDefault();
  }
}

for (const [name, values] of Object.entries(ENUMERATED)) {
  const number = name === "heading-level";
  Object.defineProperty(ArticleWidget.prototype, camelCase(name), {
    configurable: true,
    enumerable: true,
    get() {
      const value = this.getAttribute(name)?.toLowerCase();
      const known = values.includes(value) ? value : values[0];
      return number ? Number(known) : known;
    },
    set(value) {
      this.setAttribute(name, value);
    },
  });
}

/** What a page may have set on the element before it was upgraded. */
const PROPERTIES = ["article", "labels", "src", ...Object.keys(ENUMERATED).map(camelCase)];

function deferred() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

// -------------------------------------------------------------------------------------------------------- registration

// The first of several copies, or versions, wins.
if (!customElements.get(NAME)) {
  customElements.define(NAME, ArticleWidget);
  new MutationObserver(() => {
    for (const widget of widgets) widget[refresh]();
  }).observe(document.documentElement, { attributeFilter: ["lang", "dir"] });
}

// One tag only: `<script type="module" src="…" data-src="…">` makes the element, right after itself.
for (const script of document.querySelectorAll("script[data-src]")) {
  if (script.src !== import.meta.url) continue;
  const element = document.createElement(NAME);
  for (const name of ArticleWidget.observedAttributes) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  if (document.head.contains(script)) document.body.prepend(element);
  else script.after(element);
}
