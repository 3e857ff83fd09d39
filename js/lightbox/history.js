// The lightbox in the page's history: one entry while it is open, however many pictures are looked at. Back closes it,
// Forward opens it again. The host's own entries, and what it keeps in them, stay as they are.

const KEY = "article-widget";

/** The open lightboxes, and the entry of each: `{id, widget, index, scroll}`. */
const open = new Map();
/** Entries that the host has put its own upon: they mean nothing any more, and the side from which one comes to them. */
const passed = new Map();
/** Later entries have larger ids, also than those of an earlier visit. */
let count = Date.now();
/** The way back from an entry that is closed, while it is under way. */
let leaving;

/** What stands in the current entry, if that is a lightbox's. */
const current = () => history.state?.[KEY];
/** The entry that a page was loaded with, unless the reader came back to it: a page that is loaded anew begins with the
 * article. */
const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
let reloaded = isBack ? undefined : current()?.id;
/** The name of a widget in the history: its id, else its place among the page's. */
const nameOf = (widget) => widget.id || String([...document.querySelectorAll(KEY)].indexOf(widget));

/** Whether the pictures of a widget have addresses of their own. */
const isDeep = (widget) => widget.deepLink === "on" && !!widget.id;

/** The address of a picture: with `deep-link`, it opens it; else it is the page's. */
function link(widget, index) {
  const url = new URL(location.href);
  if (isDeep(widget)) url.hash = `${widget.id}-picture-${index + 1}`;
  return url.href;
}

/** Writes an entry: a new one, or the current one anew. */
function write(method, widget, entry) {
  const { state } = history;
  try {
    const kept = typeof state === "object" ? state : undefined;
    history[method]({ ...kept, [KEY]: entry }, "", isDeep(widget) ? link(widget, entry.index) : undefined);
  } catch {
    // A page that may not: Back leaves it, as ever. (Nor may one too often: the entry then has the picture of before.)
    if (method === "pushState") entry.id = 0;
  }
}

/** A widget's lightbox is open. */
async function opened(widget, index) {
  const entry = { id: 0, widget: nameOf(widget), index, scroll: history.scrollRestoration };
  open.set(widget, entry);
  if (leaving) await leaving;
  if (open.get(widget) !== entry) return;
  const there = current();
  if (there?.widget === entry.widget && !passed.has(there.id)) {
    // It came by Back, by Forward, or with the page.
    Object.assign(entry, there, { index: entry.index });
    return;
  }
  entry.id = ++count;
  // Where the page was scrolled to is where it is: the browser need not go there again, when another figure is in view.
  history.scrollRestoration = "manual";
  write("pushState", widget, entry);
}

/** It shows another picture. */
function changed(widget, index) {
  const entry = open.get(widget);
  if (!entry) return;
  entry.index = index;
  if (entry.id && current()?.id === entry.id) write("replaceState", widget, entry);
}

/** It is closed. */
function closed(widget) {
  const entry = open.get(widget);
  open.delete(widget);
  if (!entry?.id || entry.popped) return;
  if (current()?.id === entry.id) goBack(entry);
  else {
    passed.set(entry.id, "back");
    history.scrollRestoration = entry.scroll;
  }
}

/** Goes back from an entry that is closed. */
function goBack(entry) {
  leaving = new Promise((resolve) => {
    // WebKit asks whether it may scroll after it has told.
    addEventListener("popstate", () => setTimeout(resolve), { once: true });
    setTimeout(resolve, 1000);
  }).then(() => {
    leaving = undefined;
    history.scrollRestoration = entry.scroll;
    if (current()?.id !== entry.id) return;
    // The host has put an entry upon it meanwhile, and the way back led from there.
    passed.set(entry.id, "back");
    history.forward();
  });
  history.back();
}

addEventListener("popstate", () => {
  if (leaving) return;
  const there = current();
  for (const [widget, entry] of open) {
    if (!entry.id || there?.id >= entry.id) continue;
    entry.popped = true;
    setTimeout(() => {
      history.scrollRestoration = entry.scroll;
    });
    widget.closeLightbox();
  }
  const way = there && passed.get(there.id);
  if (!way) return;
  passed.set(there.id, way === "back" ? "forward" : "back");
  history[way]();
});

/** Opens what the current entry, or the page's address, says of a widget. */
function restore(widget) {
  if (open.has(widget) || leaving) return;
  const there = current();
  if (there) {
    if (there.widget !== nameOf(widget) || passed.has(there.id)) return;
    if (there.id === reloaded && !isDeep(widget)) goBack(there);
    else widget.openLightbox(there.index);
    reloaded = undefined;
    return;
  }
  const index = /-picture-([1-9]\d{0,5})$/.exec(location.hash)?.[1] - 1;
  const wanted = isDeep(widget) && new URL(link(widget, index)).hash === location.hash;
  if (!wanted || !widget.shadowRoot.querySelector(`[data-index="${index}"]`)) return;
  // Closing it leads to the article.
  const url = new URL(location.href);
  url.hash = "";
  history.replaceState(history.state, "", url.href);
  widget.openLightbox(index);
}

export { changed, closed, link, opened, restore };
