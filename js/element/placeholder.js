// What stands in the article's place where the page has no fallback: the skeleton, and the message.

/** What is said when there is no article; the wasm, which has all other words, may be missing. */
const APOLOGY = {
  en: ["The article could not be shown.", "Try again"],
  ar: ["تعذّر عرض المقال.", "إعادة المحاولة"],
};

/** The article's lines before they are there. */
function skeleton() {
  const placeholder = document.createElement("div");
  placeholder.className = "skeleton";
  placeholder.setAttribute("aria-hidden", "true");
  for (let line = 0; line < 8; line++) placeholder.append(document.createElement("i"));
  return placeholder;
}

/** An error message with a button that tries again. */
function errorMessage(lang, direction, retry) {
  const [sentence, again] = APOLOGY[lang.split("-")[0].toLowerCase()] ?? APOLOGY.en;
  const placeholder = document.createElement("div");
  const paragraph = document.createElement("p");
  const button = document.createElement("button");
  placeholder.className = "error";
  placeholder.setAttribute("role", "alert");
  placeholder.dir = direction;
  paragraph.textContent = sentence;
  button.textContent = again;
  button.type = "button";
  button.addEventListener("click", retry);
  placeholder.append(paragraph, button);
  return placeholder;
}

export { errorMessage, skeleton };
