// The lightbox in the page's history: one entry while it is open, however many pictures are looked at. Back closes it,
// Forward opens it again. The entries of the host page, and its own state in them, stay as they are.

/** @import { LightboxState, LightboxWidget } from "./index.js" */

/** The member of `history.state`, and the name of the elements. */
const KEY = "article-widget";
/** How long to wait for the event of a way back, in milliseconds: a page may be kept from going. */
const BACK_TIMEOUT = 1000;

/** The entries of the open lightboxes by widget: `{id, widget, index, scroll}`. */
const entries = new Map();
/** The ids of entries that are to be skipped, because the host has pushed its own upon them, and the direction of the
 * way on: "back" or "forward". */
const skipped = new Map();
/** Later entries have larger ids, also than those of an earlier visit. */
let lastId = Date.now();
/** The way back from the entry of a lightbox that has been closed, while it is under way. */
let goingBack;

/** The lightbox in the current entry of the history, if there is one. */
const currentEntry = () => history.state?.[KEY];
/** The id in the entry that the page was loaded with, unless by Back or Forward: a reload begins with the article. */
let reloadedId = performance.getEntriesByType("navigation")[0]?.type === "back_forward" ? undefined : currentEntry()?.id;

/** The name of a widget in the history: its id, else its index among the page's. */
const nameOf = (element) => element.id || String([...document.querySelectorAll(KEY)].indexOf(element));

/** Whether the pictures of a widget have addresses of their own. */
const hasDeepLinks = (element) => element.deepLink === "on" && !!element.id;

/**
 * The address of a picture: the page's, which with deep links opens the picture.
 * @param {LightboxWidget["element"]} element
 * @param {number} index
 */
function linkTo(element, index) {
  const url = new URL(location.href);
  if (hasDeepLinks(element)) url.hash = `${element.id}-picture-${index + 1}`;
  return url.href;
}

/**
 * Brings the history in line with the lightbox of a widget: adds its entry, changes it, or goes back from it.
 * @param {LightboxWidget} widget
 * @param {LightboxState} [state] nothing while the lightbox is closed
 */
function sync(widget, state) {
  const entry = entries.get(widget);
  if (!state) {
    if (entry) remove(widget, entry);
  } else if (!entry) add(widget, state.index);
  else if (entry.index !== state.index) {
    entry.index = state.index;
    if (entry.id && currentEntry()?.id === entry.id) write("replaceState", widget, entry);
  }
}

async function add(widget, index) {
  const entry = { id: 0, widget: nameOf(widget.element), index, scroll: history.scrollRestoration };
  entries.set(widget, entry);
  if (goingBack) await goingBack;
  if (entries.get(widget) !== entry) return;
  const current = currentEntry();
  if (current?.widget === entry.widget && !skipped.has(current.id)) {
    // The lightbox was opened by Back, by Forward, or with the page.
    Object.assign(entry, current, { index: entry.index });
    return;
  }
  entry.id = ++lastId;
  // The page isn't scrolled on the way back: another picture may be in view by then.
  history.scrollRestoration = "manual";
  write("pushState", widget, entry);
}

function remove(widget, entry) {
  entries.delete(widget);
  if (!entry.id || entry.isLeft) return;
  if (currentEntry()?.id === entry.id) goBack(entry);
  else {
    skipped.set(entry.id, "back");
    history.scrollRestoration = entry.scroll;
  }
}

/** Pushes an entry, or replaces the current one. */
function write(method, widget, entry) {
  const { element } = widget;
  const { state } = history;
  try {
    const kept = typeof state === "object" ? state : undefined;
    history[method]({ ...kept, [KEY]: entry }, "", hasDeepLinks(element) ? linkTo(element, entry.index) : undefined);
  } catch {
    // A sandboxed page may not push: Back leaves it, as it would without a lightbox. And no page may write too often:
    // the entry then keeps an earlier picture.
    if (method === "pushState") entry.id = 0;
  }
}

/** Goes back from an entry whose lightbox has been closed. */
function goBack(entry) {
  goingBack = new Promise((resolve) => {
    // WebKit reads `scrollRestoration` after the event.
    addEventListener("popstate", () => setTimeout(resolve), { once: true });
    setTimeout(resolve, BACK_TIMEOUT);
  }).then(() => {
    goingBack = undefined;
    history.scrollRestoration = entry.scroll;
    if (currentEntry()?.id !== entry.id) return;
    // The host has pushed an entry meanwhile, and the way back led from that one.
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
    entry.isLeft = true;
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
 * Opens the picture that the current entry, or the page's address, has for a widget.
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
  // The entry without the hash, so that closing the lightbox leads to the article.
  const url = new URL(location.href);
  url.hash = "";
  history.replaceState(history.state, "", url.href);
  element.openLightbox(index);
}

export { linkTo, restore, sync };
