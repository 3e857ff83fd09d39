// The test harness writes `settings.js`: the engine's URL, and the user's settings for each host.
importScripts("settings.js");

const ask = async (question) => {
  const response = await fetch(ENGINE, { method: "POST", body: JSON.stringify(question) });
  return response.json();
};

/** The engine's names for the resource types of the DevTools protocol. */
const REQUEST_TYPES = { Image: "image", Script: "script", Stylesheet: "stylesheet", Font: "font", Media: "media", XHR: "xmlhttprequest", Fetch: "xmlhttprequest" };

const isBlocked = async (page, url, type) => {
  if (!page.startsWith("http") || TRUSTED.includes(new URL(page).hostname)) return false;
  return (await ask({ page, url, kind: REQUEST_TYPES[type] ?? "other" })).stopped;
};

// Requests wait for the engine's decision. Only the debugger API lets an extension decide asynchronously.
const attach = async (tabId) => {
  try {
    await chrome.debugger.attach({ tabId }, "1.3");
    await chrome.debugger.sendCommand({ tabId }, "Fetch.enable");
  } catch {
    // The debugger is attached already, or the tab shows a page of the browser.
  }
};
chrome.tabs.onCreated.addListener(({ id }) => attach(id));
chrome.tabs.onUpdated.addListener((id) => attach(id));
chrome.tabs.query({}).then((tabs) => tabs.forEach(({ id }) => attach(id)));
chrome.debugger.onEvent.addListener(async (target, method, { requestId, request, resourceType }) => {
  if (method !== "Fetch.requestPaused") return;
  const { url = "" } = await chrome.tabs.get(target.tabId);
  const blocked = resourceType !== "Document" && (await isBlocked(url, request.url, resourceType));
  const [command, reason] = blocked ? ["Fetch.failRequest", { errorReason: "BlockedByClient" }] : ["Fetch.continueRequest", {}];
  chrome.debugger.sendCommand(target, command, { requestId, ...reason }).catch(() => {});
});

// Elements are hidden by rules with the user origin, one per selector, so that an invalid selector affects no other rule.
chrome.runtime.onMessage.addListener(async (names, { tab, frameId, url }) => {
  const host = new URL(url).hostname;
  if (names.trusted) TRUSTED.push(host);
  if (!tab || [...TRUSTED, ...NO_COSMETIC_FILTERING].includes(host)) return;
  const { hidden } = await ask({ page: url, ...names });
  const css = hidden.map((selector) => `${selector} { display: none !important }`).join("\n");
  if (css) chrome.scripting.insertCSS({ css, origin: "USER", target: { tabId: tab.id, frameIds: [frameId] } }).catch(() => {});
});
