// The notice for readers with a blocker, which a file of its own draws.

import { notice } from "article-widget/notice";

/** Fetches the notice's file and has it draw into its place. When the file can't be had there is silence. */
async function note(stage, seen, labels, dismissed) {
  try {
    const { show } = await import(new URL(notice, import.meta.url).href);
    await show(stage.querySelector(".adblock-notice"), seen, labels, dismissed);
  } catch {
    // Nobody misses it.
  }
}

export { note };
