// The ad-block notice chunk, which the main bundle imports when there is a notice to show. It renders into the container
// of `src/components/adblock_notice.rs`, and stores the user's choice.

import { css } from "article-widget/css";
import { strings } from "article-widget/strings";

/** The ad blockers that have instructions, with the string key of the instructions. */
const BLOCKERS = [
  ["uBlock Origin", "noticeUblockOrigin"],
  ["Adblock Plus", "noticeAdblockPlus"],
  ["AdGuard", "noticeAdguard"],
  ["Brave", "noticeBrave"],
  ["Firefox", "noticeFirefox"],
];

/** The string key for each outcome of a bait. */
const OUTCOMES = {
  hidden: "noticeHidden",
  stopped: "noticeStopped",
  passed: "noticePassed",
  unknown: "noticeUnknown",
};

/** The number of days for which the notice can be dismissed. */
const DAYS = 30;

/** How long to wait for the answer of another tab, in milliseconds. */
const TAB_TIMEOUT = 200;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** 1 once this page has shown the notice, 0 while it waits for the other tabs, undefined before that. */
let shown;

/** Stores a value under a key of the widget; without a value, removes the key. */
const store = (storage, key, value) => {
  try {
    window[storage][value ? "setItem" : "removeItem"](`article-widget:${key}`, value);
  } catch {
    // Without storage the notice is shown once per page.
  }
};

/**
 * Whether another tab has shown the notice. A session includes all tabs of the site, but `sessionStorage` is specific to
 * one tab. Therefore this tab writes a question to `localStorage`, and a tab that has shown the notice writes an answer
 * (`js/element/adblock.js`). Each tab receives the other's value as a `storage` event.
 */
const shownElsewhere = () =>
  new Promise((resolve) => {
    addEventListener("storage", ({ key, newValue }) => {
      if (key === "article-widget:notice-tabs" && newValue === "here") resolve(true);
    });
    store("localStorage", "notice-tabs", "where");
    store("localStorage", "notice-tabs");
    setTimeout(resolve, TAB_TIMEOUT);
  });

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children);
  return node;
}

function button(attributes, content, onClick) {
  const node = element("button", { type: "button", ...attributes }, content);
  node.addEventListener("click", onClick);
  return node;
}

/**
 * Shows the notice in its container, unless it was shown in another tab in this session. `report` maps each bait to its
 * outcome; if it is empty, the thank-you message is shown instead. `labels()` returns the strings that the host page
 * overrides; `onDismiss` receives the detail of the event.
 */
async function show(container, report, labels, onDismiss) {
  const outcomes = Object.entries(report);
  const detected = outcomes.length > 0;
  if (detected) {
    if (shown !== undefined) return;
    shown = 0;
    const elsewhere = await shownElsewhere();
    if (!container.isConnected) return void (shown = undefined);
    store("sessionStorage", "notice", 1);
    if (elsewhere) return;
    shown = 1;
  } else store("sessionStorage", "notice", 2);
  const root = container.getRootNode();
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const status = container.firstElementChild;
  const localized = container.closest("[lang]");
  /** The id of the expanded panel, if any. */
  let expanded;
  /** The language and the labels of the last rendering. */
  let rendered;
  const currentTexts = () => localized.lang + JSON.stringify(labels());

  /** Removes everything but the status: screen readers announce a status only if its element exists before its text. */
  const clear = () => {
    while (status.nextSibling) status.nextSibling.remove();
  };

  const render = () => {
    rendered = currentTexts();
    const translations = strings[localized.lang.split("-")[0].toLowerCase()] ?? strings.en;
    // The name is isolated from the text around it, because its direction may differ.
    const text = (key, name = location.hostname) => {
      const label = labels()[key];
      return (typeof label === "string" ? label : translations[key]).replaceAll("{name}", () => `\u2068${name}\u2069`);
    };
    const paragraph = (key) => element("p", {}, text(key));
    const dismissButton = (name, key) => button({ class: name }, text(key), () => dismiss(name));
    const toggle = (name, key) =>
      button({ class: name, "aria-controls": name, "aria-expanded": expanded === name }, text(key), () => {
        expanded = expanded !== name && name;
        for (const other of [how, why]) {
          other.setAttribute("aria-expanded", expanded === other.className);
          container.querySelector(`#${other.className}`).hidden = expanded !== other.className;
        }
      });
    const panel = (id, ...children) => {
      const node = element("div", { id, class: "panel" }, ...children);
      node.hidden = expanded !== id;
      return node;
    };

    container.setAttribute("part", "notice");
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", text("noticeLabel"));
    status.textContent = text(detected ? "notice" : "noticeThanks");
    const icon = element("span", { class: "icon", "aria-hidden": true });
    const close = button({ class: "close", "aria-label": text("noticeClose") }, icon, () => dismiss("session"));
    clear();
    if (!detected) return container.append(close);

    const how = toggle("how", "noticeHow");
    const why = toggle("why", "noticeWhy");
    const instructions = [...BLOCKERS, [text("noticeOther"), "noticeOtherSteps"]].map(([name, key]) =>
      element(
        "details",
        { name: "blocker" },
        element("summary", {}, name),
        element("ol", {}, ...text(key).split("\n").map((step) => element("li", {}, step))),
      ),
    );
    const results = outcomes.map(([name, outcome]) => element("li", {}, text(OUTCOMES[outcome], name)));
    container.append(
      element(
        "div",
        { class: "choices" },
        how,
        why,
        dismissButton("days", "noticeDays"),
        dismissButton("never", "noticeNever"),
      ),
      close,
      panel("how", paragraph("noticeSteps"), ...instructions),
      panel("why", paragraph("noticeProbes"), element("ul", {}, ...results), paragraph("noticePrivacy")),
    );
  };

  /** Empties the container, which keeps its height to avoid a layout shift. */
  const dismiss = (answer) => {
    observer.disconnect();
    if (answer === "days") store("localStorage", "notice-until", Math.floor(Date.now() / 864e5) + DAYS);
    if (answer === "never") store("localStorage", "notice-until", "forever");
    for (const name of ["part", "aria-label"]) container.removeAttribute(name);
    container.setAttribute("role", "none");
    // Removing the focused button would move the focus to the start of the page.
    if (container.contains(root.activeElement)) {
      container.tabIndex = -1;
      container.focus({ preventScroll: true });
    }
    status.textContent = "";
    clear();
    if (detected) onDismiss({ remember: answer === "never" ? "forever" : answer });
  };

  // Every change of a setting sets `lang` again, usually to the same value. The notice is rendered again only if its
  // texts change, because this collapses the instructions and moves the focus.
  const observer = new MutationObserver(() => {
    if (!container.isConnected) observer.disconnect();
    else if (currentTexts() !== rendered) render();
  });
  observer.observe(localized, { attributeFilter: ["lang"] });
  render();
}

export { show };
