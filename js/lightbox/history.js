// The lightbox in the page's history: one entry while it is open, regardless of how many pictures are viewed. Back closes
// it, Forward opens it again. The entries of the host page, and their state, are preserved.

/** @import { LightboxState, LightboxWidget } from "./index.js" */

/** The key in `history.state`, which is also the name of the element. */
const KEY = "article-widget";
/** How long to wait for `popstate` after `history.back()`, in milliseconds. The page may prevent the navigation. */
const BACK_TIMEOUT = 1000;

/** The entries of the open lightboxes by widget: `{id, widget, index, scroll}`. */
const entries = new Map();
/** The ids of entries to skip, because the host page has pushed an entry after them, with the direction in which to go on
 * from the entry: "back" or "forward". */
const skipped = new Map();
/** Ids increase with time, also across visits, so that they tell which of two entries is the later one. */
let lastId = Date.now();
/** The pending navigation back from the entry of a closed lightbox. */
let goingBack;

/** The lightbox in the current entry of the history, if there is one. */
const currentEntry = () => history.state?.[KEY];
/** The id in the entry that the page was loaded with, except by Back or Forward. After a reload, the lightbox is closed. */
let reloadedId = performance.getEntriesByType("navigation")[0]?.type === "back_forward" ? undefined : currentEntry()?.id;

/** The name of a widget in the history: its id, else its index among the widgets of the page. */
const nameOf = (element) => element.id || String([...document.querySelectorAll(KEY)].indexOf(element));

/** Whether the pictures of a widget have URLs. */
const hasDeepLinks = (element) => element.deepLink === "on" && !!element.id;

/**
 * The URL of the page. With deep links, its fragment refers to a picture.
 * @param {LightboxWidget["element"]} element
 * @param {number} index
 */
function linkTo(element, index) {
  const url = new URL(location.href);
  if (hasDeepLinks(element)) url.hash = `${element.id}-picture-${index + 1}`;
  return url.href;
}

/**
 * Updates the history to match the lightbox of a widget: adds its entry, changes it, or goes back from it.
 * @param {LightboxWidget} widget
 * @param {LightboxState} [state] `undefined` while the lightbox is closed
 */
function syncHistory(widget, state) {
  const entry = entries.get(widget);
  if (!state) {
    if (entry) removeEntry(widget, entry);
  } else if (!entry) addEntry(widget, state.index);
  else if (entry.index !== state.index) {
    entry.index = state.index;
    if (entry.id && currentEntry()?.id === entry.id) writeEntry("replaceState", widget, entry);
  }
}

async function addEntry(widget, index) {
  const entry = { id: 0, widget: nameOf(widget.element), index, scroll: history.scrollRestoration };
  entries.set(widget, entry);
  if (goingBack) await goingBack;
  if (entries.get(widget) !== entry) return;
  const current = currentEntry();
  if (current?.widget === entry.widget && !skipped.has(current.id)) {
    // The lightbox was opened by Back, by Forward, or when the page was loaded.
    Object.assign(entry, current, { index: entry.index });
    return;
  }
  entry.id = ++lastId;
  // Going back must not scroll the page: another picture may be in view by then.
  history.scrollRestoration = "manual";
  writeEntry("pushState", widget, entry);
}

function removeEntry(widget, entry) {
  entries.delete(widget);
  if (!entry.id || entry.isAbandoned) return;
  if (currentEntry()?.id === entry.id) goBack(entry);
  else {
    skipped.set(entry.id, "back");
    history.scrollRestoration = entry.scroll;
  }
}

/** Pushes an entry, or replaces the current one. */
function writeEntry(method, widget, entry) {
  const { element } = widget;
  const { state } = history;
  try {
    const hostState = typeof state === "object" ? state : undefined;
    history[method]({ ...hostState, [KEY]: entry }, "", hasDeepLinks(element) ? linkTo(element, entry.index) : undefined);
  } catch {
    // In a sandboxed page, `pushState` fails: Back then leaves the page. Browsers also limit the rate of calls: the entry
    // then refers to an earlier picture.
    if (method === "pushState") entry.id = 0;
  }
}

/** Goes back from the entry of a closed lightbox. */
function goBack(entry) {
  goingBack = new Promise((resolve) => {
    // WebKit reads `scrollRestoration` after the event.
    addEventListener("popstate", () => setTimeout(resolve), { once: true });
    setTimeout(resolve, BACK_TIMEOUT);
  }).then(() => {
    goingBack = undefined;
    history.scrollRestoration = entry.scroll;
    if (currentEntry()?.id !== entry.id) return;
    // The host page has pushed an entry in the meantime, so this went back from that entry to the lightbox's.
    skipped.set(entry.id, "back");
    history.forward();
  });
  history.back();
}

addEventListener("popstate", () => {
  if (goingBack) return;
  const current = currentEntry();
  for (const [widget, entry] of entries) {
    if (!entry.id || current?.id >= entry.id) continue;
    entry.isAbandoned = true;
    setTimeout(() => {
      history.scrollRestoration = entry.scroll;
    });
    widget.close();
  }
  const direction = current && skipped.get(current.id);
  if (!direction) return;
  skipped.set(current.id, direction === "back" ? "forward" : "back");
  history[direction]();
});

/**
 * Opens the picture of a widget that the current entry or the fragment of the page's URL refers to.
 * @param {LightboxWidget} widget
 */
function restore(widget) {
  if (entries.has(widget) || goingBack) return;
  const { element } = widget;
  const current = currentEntry();
  if (current) {
    if (current.widget !== nameOf(element) || skipped.has(current.id)) return;
    if (current.id === reloadedId && !hasDeepLinks(element)) goBack(current);
    else element.openLightbox(current.index);
    reloadedId = undefined;
    return;
  }
  const index = /-picture-([1-9]\d{0,5})$/.exec(location.hash)?.[1] - 1;
  const isLink = hasDeepLinks(element) && new URL(linkTo(element, index)).hash === location.hash;
  if (!isLink || !widget.thumbnail(index)) return;
  // The current entry loses the fragment, so that closing the lightbox leads to the article.
  const url = new URL(location.href);
  url.hash = "";
  history.replaceState(history.state, "", url.href);
  element.openLightbox(index);
}

export { linkTo, restore, syncHistory };
