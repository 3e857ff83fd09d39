// The notice for readers with a blocker, which a file of its own draws.

import { notice } from "article-widget/notice";

/** Answers another tab of the site that asks whether the notice has been shown: so has this one, on whatever page. */
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "article-widget:notice-tabs" || newValue !== "where") return;
  try {
    if (sessionStorage.getItem("article-widget:notice") !== "1") return;
    localStorage.setItem(key, "here");
    localStorage.removeItem(key);
  } catch {
    // Without storage nobody is asked.
  }
});

/** Fetches the notice's file and has it draw into its place. When the file can't be had there is silence. */
async function showNotice(stage, seen, labels, dismissed) {
  try {
    const { show } = await import(new URL(notice, import.meta.url).href);
    await show(stage.querySelector(".adblock-notice"), seen, labels, dismissed);
  } catch {
    // Nobody misses it.
  }
}

export { showNotice };
