// The enumerated attributes: their values, and the properties that reflect them.

const NAME = "article-widget";
const SWITCH = ["on", "off"];
/** The enumerated attributes: the first value is the default. */
const ENUMERATED = {
  format: ["auto", NAME, "json-ld", "ninjs", "wordpress", "ghost", "json-feed", "ans", "guardian", "apple-news"],
  theme: ["auto", "light", "dark"],
  "heading-level": ["1", "2", "3", "4"],
  lightbox: SWITCH,
  "deep-link": ["off", "on"],
  related: SWITCH,
  "back-to-top": SWITCH,
  "adblock-notice": SWITCH,
  loading: ["eager", "lazy"],
};

const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/**
 * Defines a property for each enumerated attribute: its value, or the default where the value is unknown.
 * @param {CustomElementConstructor} Widget
 */
function reflect(Widget) {
  for (const [name, values] of Object.entries(ENUMERATED)) {
    const number = name === "heading-level";
    Object.defineProperty(Widget.prototype, camelCase(name), {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(name)?.toLowerCase();
        const known = values.includes(value) ? value : values[0];
        return number ? Number(known) : known;
      },
      set(value) {
        this.setAttribute(name, value);
      },
    });
  }
}

export { ENUMERATED, NAME, camelCase, reflect };
