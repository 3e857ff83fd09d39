// Runs in every page before the page's own scripts: short helper functions for tests, and a record of what happens.
(() => {
  if (window !== top) return;
  const record = { events: [], errors: [], violations: [], warnings: [], shifts: [], console: [] };
  const toPlain = (value) => {
    try {
      return JSON.parse(JSON.stringify(value ?? null));
    } catch {
      return String(value);
    }
  };
  const names = ["ready", "error", "lightbox-open", "lightbox-change", "lightbox-close", "navigate", "adblock", "notice-dismiss"];
  for (const name of names) {
    // On the window, in the bubbling phase: only events that bubble and are composed get here.
    addEventListener(`article-widget-${name}`, (event) => {
      record.events.push({
        name,
        detail: toPlain(event.detail),
        plain: Object.getPrototypeOf(event.detail) === Object.prototype,
        bubbles: event.bubbles,
        composed: event.composed,
        cancelable: event.cancelable,
        target: event.target.id || event.target.localName,
      });
    });
  }
  addEventListener("error", (event) => event.message && record.errors.push(event.message));
  addEventListener("unhandledrejection", (event) => record.errors.push(`unhandled: ${event.reason?.message ?? event.reason}`));
  addEventListener("securitypolicyviolation", (event) =>
    record.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim()),
  );
  for (const level of ["warn", "error"]) {
    const original = console[level];
    console[level] = (...values) => {
      record.console.push([level, values.map(String).join(" ")]);
      original.apply(console, values);
    };
  }
  // Only Chromium has this entry type; `layout_shifts.js` measures shifts in the other engines.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const sources = entry.sources.map(({ node }) => node && `${node.localName ?? node.nodeName}.${node.className ?? ""}`);
      if (!entry.hadRecentInput) record.shifts.push([entry.value, ...sources]);
    }
  }).observe({ type: "layout-shift", buffered: true });

  // A test may replace the page's timers.
  const original = { setTimeout: setTimeout.bind(window), requestAnimationFrame: requestAnimationFrame.bind(window) };
  const pause = (ms) => new Promise((resolve) => original.setTimeout(resolve, ms));
  Object.assign(window, {
    record,
    /** The names of the events so far, or the details of those of one name. */
    events: (name) =>
      name ? record.events.filter((event) => event.name === name).map((event) => event.detail) : record.events.map((event) => event.name),
    pause,
    /** Resolves two frames and a task later. */
    settled: () => new Promise((resolve) => original.requestAnimationFrame(() => original.requestAnimationFrame(() => original.setTimeout(resolve)))),
    /** Waits until a function returns a truthy value, and returns the last value. */
    until: async (test, ms = 12000) => {
      for (const end = performance.now() + ms; ; await pause(15)) {
        const value = await test();
        if (value || performance.now() > end) return value;
      }
    },
    /** The focused element, through shadow roots. */
    active: () => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      return node;
    },
    /** The element at a position in the viewport, through shadow roots. */
    at: (x, y) => {
      let node = document.elementFromPoint(x, y);
      for (let inner; (inner = node?.shadowRoot?.elementFromPoint(x, y)) && inner !== node; ) node = inner;
      return node;
    },
    /** The text content of an element, with white space collapsed. */
    text: (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim(),
    /** The content of an element's `::after`, with `attr()` resolved. */
    after: (node) => getComputedStyle(node, "::after").content.replace(/attr\(([\w-]+)\)/g, (_, name) => node.getAttribute(name)),
    visible: (node) => !!node && node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && node.getClientRects().length > 0,
    /** The first element that matches, in the shadow root of the widget or of another host. */
    $: (css, host = W) => host?.shadowRoot?.querySelector(css),
    /** All elements that match. */
    $$: (css, host = W) => [...(host?.shadowRoot?.querySelectorAll(css) ?? [])],
  });
  // The page's first widget.
  Object.defineProperty(window, "W", { get: () => document.querySelector("article-widget") });
})();
