// Rules have the user origin, which overrides the page's `!important` declarations and applies in shadow roots.
chrome.runtime.onMessage.addListener((css, { tab, frameId }) => {
  if (!tab) return;
  chrome.scripting.insertCSS({ css, origin: "USER", target: { tabId: tab.id, frameIds: [frameId] } }).catch(() => {});
});
