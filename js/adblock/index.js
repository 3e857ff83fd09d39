// The notice's own file, which `article-widget.js` imports when there is a blocker, or was one until now. It draws into
// the place that Rust keeps at the article's foot, and remembers the reader's answer.

import { baits } from "article-widget/baits";
import { css } from "article-widget/css";
import { words } from "article-widget/words";

/** The blockers that the reader may have, and the key of the steps. */
const BLOCKERS = [
  ["uBlock Origin", "noticeUblockOrigin"],
  ["Adblock Plus", "noticeAdblockPlus"],
  ["AdGuard", "noticeAdguard"],
  ["Brave", "noticeBrave"],
  ["Firefox", "noticeFirefox"],
];

const DAYS = 30;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** 1 once this page has shown the notice, 0 while it looks around, undefined before. */
let shown;

/** Keeps something under a key of ours, or nothing any more. */
const remember = (storage, key, value) => {
  try {
    window[storage][value ? "setItem" : "removeItem"](`article-widget:${key}`, value);
  } catch {
    // It comes again on the next page: no more than that.
  }
};

/** Milliseconds in which another tab answers. */
const PATIENCE = 200;

/** Whether another tab has shown the notice: a session is all the tabs of a site, and no storage knows them. The tab
 * that asks writes a word, one that has shown the notice writes another (`loader/notice.js`), and each hears of what the
 * other writes. */
const shownElsewhere = () =>
  new Promise((resolve) => {
    addEventListener("storage", ({ key, newValue }) => {
      if (key === "article-widget:notice-tabs" && newValue === "here") resolve(true);
    });
    remember("localStorage", "notice-tabs", "where");
    remember("localStorage", "notice-tabs");
    setTimeout(resolve, PATIENCE);
  });

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children);
  return node;
}

function button(attributes, content, click) {
  const node = element("button", { type: "button", ...attributes }, content);
  node.addEventListener("click", click);
  return node;
}

/**
 * Shows the notice in its place, unless another tab has it; `seen` says what became of each bait, in their order.
 * Without it, thanks the reader. `labels()` are the host's own words, `dismissed` hears the detail of the event.
 */
async function show(place, seen, labels, dismissed) {
  if (seen) {
    if (shown !== undefined) return;
    shown = 0;
    const elsewhere = await shownElsewhere();
    if (!place.isConnected) return void (shown = undefined);
    remember("sessionStorage", "notice", 1);
    if (elsewhere) return;
    shown = 1;
  } else remember("sessionStorage", "notice", 2);
  const root = place.getRootNode();
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const status = place.firstElementChild;
  const stage = place.closest("[lang]");
  let open;
  /** What the words were made of. */
  let drawn;
  const made = () => stage.lang + JSON.stringify(labels());

  /** All but the status goes, which has to stand when its text comes, or it isn't read out. */
  const clear = () => {
    while (status.nextSibling) status.nextSibling.remove();
  };

  const draw = () => {
    drawn = made();
    const own = words[stage.lang.split("-")[0].toLowerCase()] ?? words.en;
    // A name is set apart, so that it runs its own way in any language.
    const text = (key, name = location.hostname) => {
      const label = labels()[key];
      return (typeof label === "string" ? label : own[key]).replaceAll("{name}", () => `\u2068${name}\u2069`);
    };
    const paragraph = (key) => element("p", {}, text(key));
    const away = (name, key) => button({ class: name }, text(key), () => close(name));
    const unfold = (name, key) =>
      button({ class: name, "aria-controls": name, "aria-expanded": open === name }, text(key), () => {
        open = open !== name && name;
        for (const other of [how, why]) {
          other.setAttribute("aria-expanded", open === other.className);
          place.querySelector(`#${other.className}`).hidden = open !== other.className;
        }
      });
    const panel = (id, ...children) => {
      const node = element("div", { id, class: "unfolded" }, ...children);
      node.hidden = open !== id;
      return node;
    };

    place.setAttribute("part", "notice");
    place.setAttribute("role", "region");
    place.setAttribute("aria-label", text("noticeLabel"));
    status.textContent = text(seen ? "notice" : "noticeThanks");
    const icon = element("span", { class: "icon", "aria-hidden": true });
    const shut = button({ class: "close", "aria-label": text("noticeClose") }, icon, () => close("session"));
    clear();
    if (!seen) return place.append(shut);

    const how = unfold("how", "noticeHow");
    const why = unfold("why", "noticeWhy");
    const ways = [...BLOCKERS, [text("noticeOther"), "noticeOtherSteps"]].map(([name, key]) =>
      element(
        "details",
        { name: "blocker" },
        element("summary", {}, name),
        element("ol", {}, ...text(key).split("\n").map((step) => element("li", {}, step))),
      ),
    );
    const probes = baits.map((name, place) => {
      const picture = place === baits.length - 1;
      const key = { b: picture ? "noticeStopped" : "noticeHidden", c: "noticePassed" }[seen[place]] ?? "noticeUnknown";
      return element("li", {}, text(key, name));
    });
    place.append(
      element("div", { class: "choices" }, how, why, away("days", "noticeDays"), away("never", "noticeNever")),
      shut,
      panel("how", paragraph("noticeSteps"), ...ways),
      panel("why", paragraph("noticeProbes"), element("ul", {}, ...probes), paragraph("noticePrivacy")),
    );
  };

  /** Takes the notice away; its place stays, so that nothing moves. */
  const close = (answer) => {
    language.disconnect();
    if (answer === "days") remember("localStorage", "notice-until", Math.floor(Date.now() / 864e5) + DAYS);
    if (answer === "never") remember("localStorage", "notice-until", "forever");
    for (const name of ["part", "aria-label"]) place.removeAttribute(name);
    place.setAttribute("role", "none");
    // The keys go on from here, not from the page's head.
    if (place.contains(root.activeElement)) {
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
    status.textContent = "";
    clear();
    if (seen) dismissed({ remember: answer === "never" ? "forever" : answer });
  };

  // Any setting of the element's sets the language, most of them to what it is: who stands here is left in peace.
  const language = new MutationObserver(() => {
    if (!place.isConnected) language.disconnect();
    else if (made() !== drawn) draw();
  });
  language.observe(stage, { attributeFilter: ["lang"] });
  draw();
}

export { show };
