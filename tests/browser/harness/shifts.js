// Layout shifts, by looking: in every frame the place of every element that is in view, in the page and in the window.
// One that has moved by three pixels or more in both has shifted, unless it is animated or stuck.
let last = new Map();
const look = () => {
  const now = new Map();
  const visit = (node, x, y) => {
    const box = node.getBoundingClientRect();
    // Where its lines begin: one that only becomes wider or narrower stays where it is.
    const start = box.width && getComputedStyle(node).direction === "rtl" ? box.right : box.x;
    if (box.width && box.height) now.set(node, { x: start + x, y: box.y + y, left: start, top: box.y, seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth });
    const [inX, inY] = node === document.documentElement ? [0, 0] : [node.scrollLeft, node.scrollTop];
    for (const child of node.children) visit(child, x + inX, y + inY);
    for (const child of node.shadowRoot?.children ?? []) visit(child, x + inX, y + inY);
  };
  if (document.body) visit(document.body, scrollX, scrollY);
  const around = (node) => (node ? [node, ...around(node.parentElement ?? node.getRootNode().host)] : []);
  const excused = (node) =>
    !node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    around(node).some((one) => one.getAnimations().length || getComputedStyle(one).transform !== "none" || getComputedStyle(one).position === "sticky");
  for (const [node, place] of now) {
    const before = last.get(node);
    // A shadow's host is as its content is: that is looked at by itself.
    if (!before || node.shadowRoot || !(before.seen || place.seen)) continue;
    const far = (a, b) => Math.max(Math.abs(before[a] - place[a]), Math.abs(before[b] - place[b]));
    const moved = Math.min(far("x", "y"), far("left", "top"));
    if (moved >= 3 && !excused(node)) record.shifts.push([Math.round(moved), `${node.localName}.${node.className}`]);
  }
  last = now;
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
