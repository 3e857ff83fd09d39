// Measures layout shifts where the browser has no `layout-shift` entries: compares in every frame the position of every
// element in view, relative to the page and to the viewport. An element that has moved by three pixels or more in both has
// shifted, unless it is animated or sticky.
let last = new Map();
const measure = () => {
  const now = new Map();
  const visit = (node, x, y) => {
    const box = node.getBoundingClientRect();
    // The inline start edge: an element that only becomes wider or narrower has not moved.
    const start = box.width && getComputedStyle(node).direction === "rtl" ? box.right : box.x;
    if (box.width && box.height) now.set(node, { x: start + x, y: box.y + y, left: start, top: box.y, inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth });
    const [inX, inY] = node === document.documentElement ? [0, 0] : [node.scrollLeft, node.scrollTop];
    for (const child of node.children) visit(child, x + inX, y + inY);
    for (const child of node.shadowRoot?.children ?? []) visit(child, x + inX, y + inY);
  };
  if (document.body) visit(document.body, scrollX, scrollY);
  const ancestors = (node) => (node ? [node, ...ancestors(node.parentElement ?? node.getRootNode().host)] : []);
  const isExempt = (node) =>
    !node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    ancestors(node).some((ancestor) => ancestor.getAnimations().length || getComputedStyle(ancestor).transform !== "none" || getComputedStyle(ancestor).position === "sticky");
  for (const [node, position] of now) {
    const before = last.get(node);
    // The content of a shadow host is measured by itself.
    if (!before || node.shadowRoot || !(before.inView || position.inView)) continue;
    const distance = (a, b) => Math.max(Math.abs(before[a] - position[a]), Math.abs(before[b] - position[b]));
    const moved = Math.min(distance("x", "y"), distance("left", "top"));
    if (moved >= 3 && !isExempt(node)) record.shifts.push([Math.round(moved), `${node.localName}.${node.className}`]);
  }
  last = now;
  requestAnimationFrame(measure);
};
requestAnimationFrame(measure);
