// The settings of an element, as its attributes and properties and the page around it determine them.

import { directionOf, languageOf } from "./language.js";

/** @import { ArticleWidget } from "./article-widget.js" */

/**
 * The settings as `src/settings.rs` reads them.
 * @param {ArticleWidget} element
 * @param {object} labels the strings of the interface that the page overrides
 */
function settingsOf(element, labels) {
  const { headingLevel, lightbox, related, backToTop, adblockNotice } = element;
  const lang = languageOf(element);
  const dir = directionOf(element, lang);
  // A `dir` attribute applies to the text of the article too, regardless of its language.
  const forcedDir = element.dir === dir ? dir : null;
  return { lang, dir, forcedDir, labels, headingLevel, lightbox, related, backToTop, adblockNotice };
}

export { settingsOf };
