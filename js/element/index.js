// The entry point of the main bundle: defines `<article-widget>`.
//
// `cargo xtask pack` bundles it and the modules that it imports with wasm-bindgen's glue, the wasm and the stylesheet into
// `article-widget.js`.

import { ArticleWidget, onHistoryChange, onLanguageChange } from "./article-widget.js";
import { NAME } from "./attributes.js";
import { widgets } from "./wasm.js";

// If the page has several copies or versions of the script, the first one defines the element.
if (!customElements.get(NAME)) {
  customElements.define(NAME, ArticleWidget);
  new MutationObserver(() => {
    for (const widget of widgets) widget[onLanguageChange]();
  }).observe(document.documentElement, { attributeFilter: ["lang", "dir"] });
  addEventListener("popstate", () => {
    for (const widget of widgets) widget[onHistoryChange]();
  });
}

// A script with `data-src` creates the element, directly after itself.
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
