// Runs in every page before anything of the page's own: short names for tests, and a record of what happens.
(() => {
  if (window !== top) return;
  const record = { events: [], errors: [], violations: [], warnings: [], shifts: [], console: [] };
  const plain = (value) => {
    try {
      return JSON.parse(JSON.stringify(value ?? null));
    } catch {
      return String(value);
    }
  };
  const names = ["ready", "error", "lightbox-open", "lightbox-change", "lightbox-close", "navigate", "adblock", "notice-dismiss"];
  for (const name of names) {
    // On the window, in the bubbling phase: what gets here bubbles and is composed.
    addEventListener(`article-widget-${name}`, (event) => {
      record.events.push({
        name,
        detail: plain(event.detail),
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
    const own = console[level];
    console[level] = (...values) => {
      record.console.push([level, values.map(String).join(" ")]);
      own.apply(console, values);
    };
  }
  // Where the browser doesn't note them, shifts.js does.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const sources = entry.sources.map(({ node }) => node && `${node.localName ?? node.nodeName}.${node.className ?? ""}`);
      if (!entry.hadRecentInput) record.shifts.push([entry.value, ...sources]);
    }
  }).observe({ type: "layout-shift", buffered: true });

  const real = { setTimeout: setTimeout.bind(window), requestAnimationFrame: requestAnimationFrame.bind(window) };
  const pause = (ms) => new Promise((resolve) => real.setTimeout(resolve, ms));
  Object.assign(window, {
    record,
    /** The names of the events so far, or the details of those of one name. */
    events: (name) =>
      name ? record.events.filter((event) => event.name === name).map((event) => event.detail) : record.events.map((event) => event.name),
    pause,
    /** Two frames and a task later. */
    settled: () => new Promise((resolve) => real.requestAnimationFrame(() => real.requestAnimationFrame(() => real.setTimeout(resolve)))),
    /** Waits until a function returns something true, and returns it. */
    until: async (test, ms = 12000) => {
      for (const end = performance.now() + ms; ; await pause(15)) {
        const value = await test();
        if (value || performance.now() > end) return value;
      }
    },
    /** What has the focus, through shadow roots. */
    active: () => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      return node;
    },
    /** What is at a place of the viewport, through shadow roots. */
    at: (x, y) => {
      let node = document.elementFromPoint(x, y);
      for (let inner; (inner = node?.shadowRoot?.elementFromPoint(x, y)) && inner !== node; ) node = inner;
      return node;
    },
    /** The words an element shows, white space made even. */
    text: (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim(),
    /** The words of an element's `::after`, with what they take from its attributes. */
    after: (node) => getComputedStyle(node, "::after").content.replace(/attr\(([\w-]+)\)/g, (_, name) => node.getAttribute(name)),
    visible: (node) => !!node && node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && node.getClientRects().length > 0,
    /** In a shadow root: the widget's, or another's. */
    $: (css, host = W) => host?.shadowRoot?.querySelector(css),
    $$: (css, host = W) => [...(host?.shadowRoot?.querySelectorAll(css) ?? [])],
  });
  // The page's first widget.
  Object.defineProperty(window, "W", { get: () => document.querySelector("article-widget") });
})();
