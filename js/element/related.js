// The related articles: the page may handle a click on a card instead of the browser.

const CARD = "[part~=related-card]";

/**
 * The detail of the event `article-widget-navigate` for a click on a related card; `undefined` for any other click, also
 * for one with a modifier key, which the browser handles.
 * @param {MouseEvent} event
 * @param {ShadowRoot} root
 * @returns {{ url: string, index: number } | undefined}
 */
function navigationOf(event, root) {
  const card = event.target.closest?.(CARD);
  if (!card || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  return { url: card.href, index: [...root.querySelectorAll(CARD)].indexOf(card) };
}

export { navigationOf };
