// The language of an element and the direction of its text, which it may inherit from the page.

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)\b/i;

/**
 * The nearest `lang`, through shadow hosts; the browser's language where the page has none.
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
 * The direction of an element's text in a language.
 * @param {HTMLElement} element
 * @param {string} lang
 * @returns {string}
 */
function directionOf(element, lang) {
  if (element.dir === "ltr" || element.dir === "rtl") return element.dir;
  if (RIGHT_TO_LEFT.test(lang)) return "rtl";
  return element.lang ? "ltr" : getComputedStyle(element).direction;
}

export { directionOf, languageOf };
