// The placeholder of an element without an article and a fallback: a skeleton, or an error message.

import { strings } from "article-widget/strings";

/** The skeleton of an article that is being loaded. */
function skeleton() {
  const placeholder = document.createElement("div");
  placeholder.className = "skeleton";
  placeholder.setAttribute("aria-hidden", "true");
  for (let line = 0; line < 8; line++) placeholder.append(document.createElement("i"));
  return placeholder;
}

/** The message that the article cannot be shown, with a button that calls `retry`. */
function errorMessage(lang, direction, retry) {
  const { articleUnavailable, retry: label } = strings[lang.split("-")[0].toLowerCase()] ?? strings.en;
  const placeholder = document.createElement("div");
  const paragraph = document.createElement("p");
  const button = document.createElement("button");
  placeholder.className = "error";
  placeholder.setAttribute("role", "alert");
  placeholder.dir = direction;
  paragraph.textContent = articleUnavailable;
  button.textContent = label;
  button.type = "button";
  button.addEventListener("click", retry);
  placeholder.append(paragraph, button);
  return placeholder;
}

export { errorMessage, skeleton };
