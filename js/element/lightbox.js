// The lightbox's heavy half, which the third file holds: gestures, tools, history. The frame works without it.

import { lightbox } from "article-widget/lightbox";
import { NAME } from "./attributes.js";
import { beside } from "./beside.js";

const half = beside(lightbox);
/** The third file, once it is here. */
let here;
const fetched = async () => (here ??= await half().catch(() => {}));

/** Has the heavy half take over a widget's dialog whenever it is open. */
function follow(widget, dialog) {
  let detach;
  new MutationObserver(async () => {
    if (!dialog.open) {
      detach?.();
      detach = undefined;
      return;
    }
    const flies = here;
    if (!flies) await fetched();
    // (Meanwhile the widget may be gone.)
    if (dialog.open && dialog.isConnected) detach ??= here?.attach(widget, dialog, !!flies);
  }).observe(dialog, { attributeFilter: ["open"] });
}

/** Opens what the page's history or its address says of a widget. */
async function resume(widget) {
  if (history.state?.[NAME] || (widget.deepLink === "on" && location.hash)) (await fetched())?.restore(widget);
}

/** A reader who points at a picture may open it. */
function expect(event) {
  if (event.target.closest?.("[data-index]")) fetched();
}

export { expect, follow, resume };
