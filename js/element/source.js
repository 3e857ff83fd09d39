// Finding the JSON: as a value that a host hands over, in a script of the page, or by a request.

import { failure } from "./failure.js";

const JSON_SCRIPT = "script[type='application/json' i],script[type='application/ld+json' i]";
/** Milliseconds until a request for an article is given up. */
const TIMEOUT = 30_000;
/** The largest article that is read, in bytes. */
const MAX_BYTES = 5_000_000;

/** Where an element's article comes from: property, then child script, then `src`. Nothing, or `{key, read}`. */
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

/** The text of a script in the page, once the parser has it whole. */
async function scriptText(find, src) {
  if (document.readyState === "loading") {
    await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
  }
  const script = find();
  if (!script) throw failure("fetch-failed", `The page has no element with the id of src="${src}".`);
  return { text: script.textContent };
}

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

export { sourceOf, stringify };
