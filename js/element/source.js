// The sources of an article's JSON: a value of the host page, a script in the page, or a request.

import { codedError } from "./coded-error.js";

const JSON_SCRIPT = "script[type='application/json' i],script[type='application/ld+json' i]";
/** The longest time for the request of an article, in milliseconds. */
const TIMEOUT = 30_000;
/** The largest size of an article, in bytes. */
const MAX_BYTES = 5_000_000;

/**
 * The source of an element's article.
 * @typedef {object} Source
 * @property {unknown} key identifies the source: sources with the same key have the same article
 * @property {(signal: AbortSignal) => JsonText | Promise<JsonText>} read
 */

/** @typedef {{ text: string, base?: string }} JsonText JSON, and the URL that it was fetched from. */

/**
 * The source of an element's article: the property, else the child script, else `src`; `undefined` if there is none.
 * @param {import("./article-widget.js").ArticleWidget} element
 * @returns {Source | undefined}
 */
function sourceOf(element) {
  const { article } = element;
  if (article !== undefined) return { key: article, read: () => ({ text: stringify(article) }) };
  const script = [...element.children].find((child) => child.matches(JSON_SCRIPT));
  if (script) return { key: script.textContent, read: () => scriptText(() => script) };
  const src = element.src.trim();
  if (!src) return;
  if (src[0] === "#") return { key: src, read: () => scriptText(() => byId(element, src.slice(1)), src) };
  return { key: src, read: (signal) => fetchText(src, signal) };
}

const byId = (element, id) => element.getRootNode().getElementById?.(id) ?? document.getElementById(id);

/** The text of a script in the page. While the page is being parsed, the script may be incomplete. */
async function scriptText(find, src) {
  if (document.readyState === "loading") {
    await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
  }
  const script = find();
  if (!script) throw codedError("fetch-failed", `The page has no element with the id of src="${src}".`);
  return { text: script.textContent };
}

/** Fetches JSON text, within the limits of time and size. */
async function fetchText(url, signal) {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, timeout.signal]),
      headers: { accept: "application/json, application/ld+json;q=0.9, */*;q=0.1" },
    });
    if (!response.ok) throw codedError("http-status", `The server answered ${response.status} for ${url}.`);
    return { text: await readText(response), base: response.url };
  } catch (error) {
    if (error.code in { "http-status": 1, "too-large": 1 }) throw error;
    if (timeout.signal.aborted) throw codedError("timeout", `No answer within ${TIMEOUT / 1000} s from ${url}.`);
    throw codedError("fetch-failed", `${url} could not be fetched: ${error.message}`);
  } finally {
    clearTimeout(timer);
  }
}

/** The text of a response's body. The request is cancelled as soon as the body exceeds `MAX_BYTES`. */
async function readText(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    if ((bytes += value.length) > MAX_BYTES) {
      reader.cancel();
      throw codedError("too-large", `The article is larger than ${MAX_BYTES} bytes.`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * Converts a value that a host page may pass to JSON text. A string is JSON text already.
 * @param {unknown} value
 */
function stringify(value) {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    throw codedError("invalid-article", `The article property cannot be converted to JSON: ${error.message}`, "");
  }
}

export { sourceOf, stringify };
