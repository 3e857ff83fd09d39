// Tells which classes and ids have come into the document, so that the rules for those can be had.
const known = new Set();
const tell = (names) => chrome.runtime.sendMessage(names).catch(() => {});

/** The names not told before. */
const fresh = (kind, names) => names.filter((name) => name && !known.has(kind + name) && known.add(kind + name));

const survey = (nodes) => {
  const all = nodes.flatMap((node) => (node.querySelectorAll ? [node, ...node.querySelectorAll("[class], [id]")] : []));
  const classes = fresh(".", all.flatMap((node) => [...(node.classList ?? [])]));
  const ids = fresh("#", all.map((node) => node.id));
  if (classes.length || ids.length) tell({ classes, ids });
};

tell({});
// The reader trusts the site: in Brave it is a switch in the address bar.
addEventListener("trusted", () => tell({ trusted: true }));
new MutationObserver((changes) => survey(changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes]))).observe(document, {
  attributes: true,
  attributeFilter: ["class", "id"],
  childList: true,
  subtree: true,
});
survey([document]);
