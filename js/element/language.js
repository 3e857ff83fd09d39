// The language of an element and the direction of its text, as the page around it says.

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)\b/i;

/** The nearest `lang`, through shadow hosts; the browser's where the page says nothing. */
function languageOf(element) {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    const lang = node.getAttribute?.("lang");
    if (lang) return lang;
  }
  return navigator.language || "en";
}

/** The direction that an element's text in a language has. */
function directionOf(element, lang) {
  if (element.dir === "ltr" || element.dir === "rtl") return element.dir;
  if (RIGHT_TO_LEFT.test(lang)) return "rtl";
  return element.lang ? "ltr" : getComputedStyle(element).direction;
}

export { directionOf, languageOf };
