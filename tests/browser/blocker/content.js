// A content script can't insert a user-origin stylesheet; the service worker can. A page with `?trusted` stands for a site
// that the user has allowed.
const generic = ".ad-leaderboard, .ads_box, .ad-rectangle, .leaderboard-ad { display: none !important }";
const hide = (css) => chrome.runtime.sendMessage(css).catch(() => {});

// Generic cosmetic rules, as in EasyList.
if (location.search !== "?trusted") hide(generic);
// A rule of the user, set by a test.
addEventListener("custom-rule", ({ detail }) => hide(detail));
