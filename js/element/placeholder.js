// The placeholder of an element without an article and a fallback: a skeleton, or an error message.

import { strings } from "article-widget/strings";
import { directionOf, languageOf } from "./language.js";

/** @import { ArticleWidget } from "./article-widget.js" */

/** The placeholder of one element. */
class Placeholder {
  #element;
  /** What is shown; `undefined` if nothing is. */
  #node;

  /** @param {ArticleWidget} element */
  constructor(element) {
    this.#element = element;
  }

  get isShown() {
    return !!this.#node;
  }

  /**
   * Shows the skeleton or, if there is an error, the error message. If the page has a fallback, nothing is shown.
   * @param {Error} [error]
   */
  show(error) {
    this.hide();
    if (hasFallback(this.#element)) return;
    this.#node = error ? errorMessage(this.#element) : skeleton();
    this.#element.shadowRoot.append(this.#node);
  }

  hide() {
    this.#node?.remove();
    this.#node = undefined;
  }
}

/** Whether the page has given an element content to show instead of the article. */
const hasFallback = (element) =>
  [...element.childNodes].some((node) =>
    node.nodeType === Node.ELEMENT_NODE ? !node.matches("script,template,style") : node.nodeValue.trim(),
  );

/** The skeleton of an article that is being loaded. */
function skeleton() {
  const placeholder = document.createElement("div");
  placeholder.className = "skeleton";
  placeholder.setAttribute("aria-hidden", "true");
  for (let line = 0; line < 8; line++) placeholder.append(document.createElement("i"));
  return placeholder;
}

/** The message that the article cannot be shown, with a button that loads it again. */
function errorMessage(element) {
  const lang = languageOf(element);
  const { articleUnavailable, retry: label } = strings[lang.split("-")[0].toLowerCase()] ?? strings.en;
  const placeholder = document.createElement("div");
  const paragraph = document.createElement("p");
  const button = document.createElement("button");
  placeholder.className = "error";
  placeholder.setAttribute("role", "alert");
  placeholder.dir = directionOf(element, lang);
  paragraph.textContent = articleUnavailable;
  button.textContent = label;
  button.type = "button";
  button.addEventListener("click", () => element.reload());
  placeholder.append(paragraph, button);
  return placeholder;
}

export { Placeholder };
