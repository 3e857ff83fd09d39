// Synthesises touch in an engine whose driver can't: dispatches the pointer events of a touch screen, and the click after a
// tap.
const synthesiseTouch = async (paths) => {
  const prototype = Element.prototype, original = { set: prototype.setPointerCapture, release: prototype.releasePointerCapture, has: prototype.hasPointerCapture };
  const contacts = paths.map(({ from: [x, y, rest], steps }, index) => ({ x, y, rest, steps, id: 9001 + index, isPrimary: index === 0, target: at(x, y), moved: 0 }));
  const find = (id) => contacts.find((contact) => contact.id === id);
  // A touch contact is captured implicitly by the element it started on; the page may change that.
  prototype.setPointerCapture = function (id) { const contact = find(id); if (contact) contact.target = this; else original.set.call(this, id); };
  prototype.releasePointerCapture = function (id) { if (!find(id)) original.release.call(this, id); };
  prototype.hasPointerCapture = function (id) { return find(id) ? find(id).target === this : original.has.call(this, id); };
  const dispatch = (contact, type, buttons) => {
    const { x, y, id, isPrimary } = contact;
    const boundary = /enter|leave/.test(type);
    contact.target.dispatchEvent(new PointerEvent(type, {
      bubbles: !boundary, composed: true, cancelable: !boundary, view: window, pointerId: id, pointerType: "touch", isPrimary, buttons,
      button: type === "pointermove" ? -1 : 0, clientX: x, clientY: y, screenX: x, screenY: y, width: 20, height: 20, pressure: buttons ? 0.5 : 0,
    }));
  };
  const run = async (contact) => {
    const began = performance.now();
    dispatch(contact, "pointerover", 0);
    dispatch(contact, "pointerdown", 1);
    await pause(contact.rest);
    for (const [x, y, ms] of contact.steps) {
      await pause(ms);
      contact.moved += Math.hypot(x - contact.x, y - contact.y);
      [contact.x, contact.y] = [x, y];
      dispatch(contact, "pointermove", 1);
    }
    const captured = contact.target;
    dispatch(contact, "pointerup", 0);
    dispatch(contact, "pointerout", 0);
    if (contacts.length > 1 || contact.moved > 10 || performance.now() - began > 700) return;
    // The compatibility mouse events that follow a tap.
    const node = at(contact.x, contact.y) ?? captured;
    const taps = (window.lastTap?.node === node && performance.now() - window.lastTap.when < 500 ? window.lastTap.taps : 0) + 1;
    window.lastTap = { node, taps, when: performance.now() };
    const detail = { bubbles: true, composed: true, cancelable: true, view: window, clientX: contact.x, clientY: contact.y, detail: taps };
    for (const type of ["mousemove", "mousedown", "mouseup"]) node.dispatchEvent(new MouseEvent(type, detail));
    node.dispatchEvent(new PointerEvent("click", { ...detail, pointerId: contact.id, pointerType: "touch", isPrimary: true }));
    if (taps === 2) node.dispatchEvent(new MouseEvent("dblclick", detail));
  };
  try {
    await Promise.all(contacts.map(run));
  } finally {
    Object.assign(prototype, { setPointerCapture: original.set, releasePointerCapture: original.release, hasPointerCapture: original.has });
  }
};
