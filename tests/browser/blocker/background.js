// Rules are inserted with the user's origin, which beats the page's own `!important`, and reaches into shadow roots.
chrome.runtime.onMessage.addListener((css, { tab, frameId }) => {
  if (!tab) return;
  chrome.scripting.insertCSS({ css, origin: "USER", target: { tabId: tab.id, frameIds: [frameId] } }).catch(() => {});
});
