// The language of an element and the direction of its text, which it may inherit from the page.

import { rightToLeft } from "article-widget/rightToLeft";

/**
 * The nearest `lang` attribute, also across shadow roots; the language of the browser if the page has none.
 * @param {Element} element
 * @returns {string}
 */
function languageOf(element) {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    const lang = node.getAttribute?.("lang");
    if (lang) return lang;
  }
  return navigator.language || "en";
}

/**
 * The direction of an element's text in a language. `is_rtl` in `src/strings.rs` does the same for the language of the
 * article; this function is needed before the wasm runs.
 * @param {HTMLElement} element
 * @param {string} lang
 * @returns {string}
 */
function directionOf(element, lang) {
  if (element.dir === "ltr" || element.dir === "rtl") return element.dir;
  if (rightToLeft.test(lang)) return "rtl";
  return element.lang ? "ltr" : getComputedStyle(element).direction;
}

export { directionOf, languageOf };
