// The demo's toolbar and event log. All settings are in the query string, so that every state of the demo has a URL.

const query = new URLSearchParams(location.search);
const widget = document.querySelector("article-widget");
const form = document.querySelector(".toolbar");
const root = document.documentElement;

// Simulates an ad blocker: hides the bait element and blocks the bait image.
if (query.get("blocker") === "1") {
  const { getComputedStyle } = window;
  window.getComputedStyle = (element, ...rest) => {
    const style = getComputedStyle.call(window, element, ...rest);
    if (!element.classList.contains("ad-leaderboard")) return style;
    return new Proxy(style, { get: (_, name) => (name === "getPropertyValue" ? () => "none" : style[name]) });
  };
  const { set, get } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  Object.defineProperty(HTMLImageElement.prototype, "src", {
    configurable: true,
    get,
    set(url) {
      set.call(this, /\/ads\//.test(url) ? "data:," : url);
    },
  });
}

/** Applies the query string to the widget, the page and the toolbar. */
function applyQuery() {
  const article = query.get("article") ?? "world-news";
  const attributes = {
    src: `demo/${article}.json`,
    theme: query.get("theme"),
    lang: query.get("lang") || (article === "arabic" ? "ar" : null),
    dir: query.get("dir"),
    "heading-level": query.get("level"),
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value) widget.setAttribute(name, value);
    else widget.removeAttribute(name);
  }
  root.dataset.theme = query.get("theme") ?? "auto";
  root.dataset.chrome = query.get("chrome") ?? "on";
  for (const control of form.querySelectorAll("select")) {
    control.value = query.get(control.name) ?? control.options[0].value;
  }
}

form.addEventListener("change", ({ target }) => {
  query.set(target.name, target.value);
  history.replaceState(null, "", `?${query}`);
  applyQuery();
});

form.elements.blocker.addEventListener("click", () => {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith("article-widget:")) storage.removeItem(key);
  }
  query.set("blocker", "1");
  location.search = query;
});

const log = document.querySelector(".log ol");
for (const name of [
  "ready", "error", "lightbox-open", "lightbox-change", "lightbox-close", "navigate", "adblock", "notice-dismiss",
]) {
  widget.addEventListener(`article-widget-${name}`, (event) => {
    const item = document.createElement("li");
    item.textContent = `${event.type} ${JSON.stringify(event.detail)}`;
    log.append(item);
    // The related articles of the demo do not exist.
    if (name === "navigate") event.preventDefault();
  });
}

applyQuery();
