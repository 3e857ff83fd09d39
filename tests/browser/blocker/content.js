// A content script can't insert a user-origin stylesheet; the service worker can. A page at `?trusted` is one that the
// reader allows.
const generic = ".ad-leaderboard, .ads_box, .ad-rectangle, .leaderboard-ad { display: none !important }";
const hide = (css) => chrome.runtime.sendMessage(css).catch(() => {});

// Generic cosmetic rules, as in EasyList.
if (location.search !== "?trusted") hide(generic);
// A rule of the reader's own, as a test has it.
addEventListener("readers-rule", ({ detail }) => hide(detail));
