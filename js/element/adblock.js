// The ad-block notice: loads its chunk, and answers other tabs of the site that ask whether the notice was shown.

import { notice } from "article-widget/notice";

// `js/adblock/index.js` asks on any page of the site. Every page of a session that has shown the notice answers.
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "article-widget:notice-tabs" || newValue !== "where") return;
  try {
    if (sessionStorage.getItem("article-widget:notice") !== "1") return;
    localStorage.setItem(key, "here");
    localStorage.removeItem(key);
  } catch {
    // Without storage, no tab can ask.
  }
});

/**
 * Shows the notice in the widget's container. `report` is a JSON object that maps each bait to its outcome. If the chunk
 * cannot be loaded, no notice is shown and no error is reported.
 */
async function showNotice(root, report, labels, onDismiss) {
  try {
    const { show } = await import(new URL(notice, import.meta.url).href);
    await show(root.querySelector(".adblock-notice"), JSON.parse(report), labels, onDismiss);
  } catch {
    // The notice is optional.
  }
}

export { showNotice };
