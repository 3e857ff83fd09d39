// The formats chunk, which reads every format but the native one.

import { formats } from "article-widget/formats";
import { codedError, isCoded } from "./coded-error.js";
import { lazyModule } from "./lazy-module.js";

const loadFormats = lazyModule(formats);

/**
 * Reads an article in any format. `article` in the result is JSON text in the native format.
 * @param {string} text
 * @param {string} format
 * @param {string} base
 * @returns {Promise<{ article: string, format: string, warnings: { code: string, path: string, message: string }[] }>}
 */
async function readForeign(text, format, base) {
  const { normalize } = await loadFormats();
  try {
    const { warnings, ...result } = normalize(text, format, base);
    return { ...result, warnings: JSON.parse(warnings) };
  } catch (error) {
    if (isCoded(error)) throw error;
    loadFormats.reset();
    throw codedError("panic", error.message);
  }
}

export { loadFormats, readForeign };
