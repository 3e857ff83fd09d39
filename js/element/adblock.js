// The ad-block notice: fetches its chunk, and answers the other tabs of the site that ask whether it was shown.

import { notice } from "article-widget/notice";

/** `js/adblock/index.js` asks on any page of the site, so every page of a session that has shown the notice answers. */
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "article-widget:notice-tabs" || newValue !== "where") return;
  try {
    if (sessionStorage.getItem("article-widget:notice") !== "1") return;
    localStorage.setItem(key, "here");
    localStorage.removeItem(key);
  } catch {
    // Without storage no tab can ask.
  }
});

/**
 * Shows the notice in the widget's container. `report` is JSON: the outcome of each bait by its name. If the chunk cannot be loaded there is no notice: an article without one is complete.
 */
async function showNotice(root, report, labels, onDismiss) {
  try {
    const { show } = await import(new URL(notice, import.meta.url).href);
    await show(root.querySelector(".adblock-notice"), JSON.parse(report), labels, onDismiss);
  } catch {
    // See above.
  }
}

export { showNotice };
