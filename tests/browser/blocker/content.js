// A content script can't insert a user-origin stylesheet; the service worker can.
chrome.runtime.sendMessage("hide").catch(() => {});
