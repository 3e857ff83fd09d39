// Generic cosmetic rules, as in EasyList: hidden with the user's origin, which beats the page's own `!important`.
const css = ".ad-leaderboard, .ads_box, .ad-rectangle, .leaderboard-ad { display: none !important }";

chrome.runtime.onMessage.addListener((message, { tab, frameId }) => {
  if (message !== "hide" || !tab) return;
  chrome.scripting.insertCSS({ css, origin: "USER", target: { tabId: tab.id, frameIds: [frameId] } }).catch(() => {});
});
