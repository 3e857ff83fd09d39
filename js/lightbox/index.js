// The third file: the lightbox's heavy half, which `article-widget.js` imports when a picture is opened. Its frame is
// open by then, and works without this: here are the gestures, the tools and the page's history. What a gesture means is
// Rust's arithmetic.

import { initSync, resized, turned } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { css } from "article-widget/css";
import { Hands } from "./hands.js";
import { changed, closed, opened, restore } from "./history.js";
import { listen } from "./listen.js";
import { indexOf } from "./measure.js";
import { Tools } from "./tools.js";
import { follow } from "./viewport.js";

const bytes = new Uint8Array(wasm.length);
for (let i = 0; i < bytes.length; i++) bytes[i] = wasm.charCodeAt(i) ^ 113;
initSync({ module: await WebAssembly.compile(bytes) });

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Takes over a widget's open dialog. `flies`: it has opened just now. Returns what ends it. */
function attach(widget, dialog, flies) {
  const root = dialog.getRootNode();
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  opened(widget, indexOf(dialog));
  const end = new AbortController();
  const { signal } = end;
  follow(dialog, signal);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const tools = new Tools(widget, dialog);
  const hands = new Hands(dialog, tools, still);
  hands.look();
  listen(dialog, hands, tools, signal);
  if (flies) hands.enter();
  hands.measure();

  // A button that is disabled or hidden takes the focus, and the keys with it, out of the dialog.
  const keepFocus = () => {
    const { activeElement } = root;
    if (dialog.contains(activeElement) && !activeElement.disabled && !activeElement.hidden) return;
    (dialog.querySelector(".shell > :enabled") ?? dialog.querySelector(".close"))?.focus();
  };

  // The frame puts another stage there with every turn.
  const turns = new MutationObserver((changes) => {
    const isStage = (node) => node.className === "viewport";
    if (!changes.some(({ addedNodes }) => [...addedNodes].some(isStage))) return;
    hands.turned();
    hands.look();
    turned();
    tools.turned();
    hands.measure();
    changed(widget, indexOf(dialog));
    keepFocus();
  });
  turns.observe(dialog.querySelector(".shell"), { childList: true });
  const fit = () => {
    if (!dialog.open || !hands.inUse) return;
    hands.look();
    resized();
    hands.measure();
  };
  addEventListener("resize", fit, { signal });
  dialog.addEventListener("load", fit, { capture: true, signal });
  const failed = ({ target }) => {
    if (target.className !== "full") return;
    tools.broken();
    keepFocus();
  };
  dialog.addEventListener("error", failed, { capture: true, signal });

  return () => {
    end.abort();
    turns.disconnect();
    hands.part();
    closed(widget);
  };
}

export { attach, restore };
