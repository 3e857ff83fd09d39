// `settings.js` is the tests': where the engine listens, and what the reader has chosen for which host.
importScripts("settings.js");

const ask = async (question) => {
  const response = await fetch(ENGINE, { method: "POST", body: JSON.stringify(question) });
  return response.json();
};

/** The engine's names for the types of requests. */
const KINDS = { Image: "image", Script: "script", Stylesheet: "stylesheet", Font: "font", Media: "media", XHR: "xmlhttprequest", Fetch: "xmlhttprequest" };

const stops = async (page, url, type) => {
  if (!page.startsWith("http") || TRUSTED.includes(new URL(page).hostname)) return false;
  return (await ask({ page, url, kind: KINDS[type] ?? "other" })).stopped;
};

// Requests are held back until the engine has answered: no other API lets a program decide that.
const guard = async (tabId) => {
  try {
    await chrome.debugger.attach({ tabId }, "1.3");
    await chrome.debugger.sendCommand({ tabId }, "Fetch.enable");
  } catch {
    // It is guarded already, or is one of the browser's own pages.
  }
};
chrome.tabs.onCreated.addListener(({ id }) => guard(id));
chrome.tabs.onUpdated.addListener((id) => guard(id));
chrome.tabs.query({}).then((tabs) => tabs.forEach(({ id }) => guard(id)));
chrome.debugger.onEvent.addListener(async (target, method, { requestId, request, resourceType }) => {
  if (method !== "Fetch.requestPaused") return;
  const { url = "" } = await chrome.tabs.get(target.tabId);
  const stopped = resourceType !== "Document" && (await stops(url, request.url, resourceType));
  const [command, reason] = stopped ? ["Fetch.failRequest", { errorReason: "BlockedByClient" }] : ["Fetch.continueRequest", {}];
  chrome.debugger.sendCommand(target, command, { requestId, ...reason }).catch(() => {});
});

// What the lists hide is hidden by rules of the user's origin, one for each selector: a wrong one takes none with it.
chrome.runtime.onMessage.addListener(async (names, { tab, frameId, url }) => {
  const host = new URL(url).hostname;
  if (names.trusted) TRUSTED.push(host);
  if (!tab || [...TRUSTED, ...NOT_COSMETIC].includes(host)) return;
  const { hidden } = await ask({ page: url, ...names });
  const css = hidden.map((selector) => `${selector} { display: none !important }`).join("\n");
  if (css) chrome.scripting.insertCSS({ css, origin: "USER", target: { tabId: tab.id, frameIds: [frameId] } }).catch(() => {});
});
