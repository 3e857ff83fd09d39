// The loader: `<article-widget>` as the page sees it. It finds the article's JSON, starts the wasm, and keeps the
// fallback or an honest message in place until the article is painted. What an article is and how it looks is Rust's.
//
// `cargo xtask pack` joins this file and `loader/`, wasm-bindgen's glue, the wasm and the stylesheet into the one
// `article-widget.js`.

import { NAME } from "./attributes.js";
import { ArticleWidget, refresh, travel } from "./element.js";
import { widgets } from "./wasm.js";

// The first of several copies, or versions, wins.
if (!customElements.get(NAME)) {
  customElements.define(NAME, ArticleWidget);
  new MutationObserver(() => {
    for (const widget of widgets) widget[refresh]();
  }).observe(document.documentElement, { attributeFilter: ["lang", "dir"] });
  addEventListener("popstate", () => {
    for (const widget of widgets) widget[travel]();
  });
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
