// Fingers in an engine that has none: pointer events as a touch screen would bring them, and after a tap the click.
const synthesise = async (ways) => {
  const own = Element.prototype, real = { set: own.setPointerCapture, release: own.releasePointerCapture, has: own.hasPointerCapture };
  const fingers = ways.map(({ from: [x, y, rest], steps }, place) => ({ x, y, rest, steps, id: 9001 + place, isPrimary: place === 0, target: at(x, y), moved: 0 }));
  const find = (id) => fingers.find((finger) => finger.id === id);
  // A finger is captured by what it came down on; a page may move that.
  own.setPointerCapture = function (id) { const finger = find(id); if (finger) finger.target = this; else real.set.call(this, id); };
  own.releasePointerCapture = function (id) { if (!find(id)) real.release.call(this, id); };
  own.hasPointerCapture = function (id) { return find(id) ? find(id).target === this : real.has.call(this, id); };
  const say = (finger, type, buttons) => {
    const { x, y, id, isPrimary } = finger;
    const boundary = /enter|leave/.test(type);
    finger.target.dispatchEvent(new PointerEvent(type, {
      bubbles: !boundary, composed: true, cancelable: !boundary, view: window, pointerId: id, pointerType: "touch", isPrimary, buttons,
      button: type === "pointermove" ? -1 : 0, clientX: x, clientY: y, screenX: x, screenY: y, width: 20, height: 20, pressure: buttons ? 0.5 : 0,
    }));
  };
  const one = async (finger) => {
    const began = performance.now();
    say(finger, "pointerover", 0);
    say(finger, "pointerdown", 1);
    await pause(finger.rest);
    for (const [x, y, ms] of finger.steps) {
      await pause(ms);
      finger.moved += Math.hypot(x - finger.x, y - finger.y);
      [finger.x, finger.y] = [x, y];
      say(finger, "pointermove", 1);
    }
    const captured = finger.target;
    say(finger, "pointerup", 0);
    say(finger, "pointerout", 0);
    if (fingers.length > 1 || finger.moved > 10 || performance.now() - began > 700) return;
    // The mouse's events that follow a tap.
    const node = at(finger.x, finger.y) ?? captured;
    const taps = (window.lastTap?.node === node && performance.now() - window.lastTap.when < 500 ? window.lastTap.taps : 0) + 1;
    window.lastTap = { node, taps, when: performance.now() };
    const detail = { bubbles: true, composed: true, cancelable: true, view: window, clientX: finger.x, clientY: finger.y, detail: taps };
    for (const type of ["mousemove", "mousedown", "mouseup"]) node.dispatchEvent(new MouseEvent(type, detail));
    node.dispatchEvent(new PointerEvent("click", { ...detail, pointerId: finger.id, pointerType: "touch", isPrimary: true }));
    if (taps === 2) node.dispatchEvent(new MouseEvent("dblclick", detail));
  };
  try {
    await Promise.all(fingers.map(one));
  } finally {
    Object.assign(own, { setPointerCapture: real.set, releasePointerCapture: real.release, hasPointerCapture: real.has });
  }
};
