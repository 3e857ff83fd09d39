// The third file: the lightbox's heavy half, which `article-widget.js` imports when a picture is opened. Its frame is
// open by then, and works without this: here are the gestures, the tools and the page's history. What a gesture means is
// Rust's arithmetic.

import init, { Lightbox } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { css } from "article-widget/css";
import { Hands } from "./lightbox/hands.js";
import { changed, closed, opened, restore } from "./lightbox/history.js";
import { listen } from "./lightbox/listen.js";
import { indexOf } from "./lightbox/measure.js";
import { Tools } from "./lightbox/tools.js";
import { follow } from "./lightbox/viewport.js";

const bytes = new Uint8Array(wasm.length);
for (let i = 0; i < bytes.length; i++) bytes[i] = wasm.charCodeAt(i) ^ 113;
await init({ module_or_path: bytes });

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
  const box = new Lightbox(hands, still);
  const measured = listen(dialog, box, hands, tools, signal);
  if (flies) hands.enter();
  hands.measure();

  // The frame puts another stage there with every turn.
  const turns = new MutationObserver((changes) => {
    const isStage = (node) => node.className === "stage-area";
    if (!changes.some(({ addedNodes }) => [...addedNodes].some(isStage))) return;
    hands.turned();
    measured();
    box.turned();
    tools.turned();
    hands.measure();
    changed(widget, indexOf(dialog));
    // A button that an end has disabled takes the focus, and the keys with it, out of the dialog.
    const { activeElement } = root;
    if (!dialog.contains(activeElement) || activeElement.disabled) dialog.querySelector(".frame > :enabled")?.focus();
  });
  turns.observe(dialog.querySelector(".frame"), { childList: true });
  const resized = () => {
    if (!dialog.open) return;
    measured();
    box.resized();
    hands.measure();
  };
  addEventListener("resize", resized, { signal });
  dialog.addEventListener("load", resized, { capture: true, signal });
  const failed = ({ target }) => target.className === "full" && tools.broken();
  dialog.addEventListener("error", failed, { capture: true, signal });

  return () => {
    end.abort();
    turns.disconnect();
    box.leave(performance.now());
    box.free();
    closed(widget);
  };
}

export { attach, restore };
