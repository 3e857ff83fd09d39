// Reports new classes and ids in the document, so that the engine can look up the rules for them.
const reported = new Set();
const send = (names) => chrome.runtime.sendMessage(names).catch(() => {});

/** The names that have not been reported before. */
const unreported = (prefix, names) => names.filter((name) => name && !reported.has(prefix + name) && reported.add(prefix + name));

const report = (nodes) => {
  const all = nodes.flatMap((node) => (node.querySelectorAll ? [node, ...node.querySelectorAll("[class], [id]")] : []));
  const classes = unreported(".", all.flatMap((node) => [...(node.classList ?? [])]));
  const ids = unreported("#", all.map((node) => node.id));
  if (classes.length || ids.length) send({ classes, ids });
};

send({});
// The user trusts the site, as with the switch in Brave's address bar.
addEventListener("trusted", () => send({ trusted: true }));
new MutationObserver((changes) => report(changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes]))).observe(document, {
  attributes: true,
  attributeFilter: ["class", "id"],
  childList: true,
  subtree: true,
});
report([document]);
