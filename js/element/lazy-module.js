// Loading the chunks, which are in the same directory as the main bundle.

import { codedError } from "./coded-error.js";

/**
 * Returns a function that imports a module on the first call, and returns the same promise afterwards. If the import fails,
 * the next call tries again with another fragment in the URL, because browsers cache the failure of a URL.
 * @param {string} name the file name
 */
function lazyModule(name) {
  let module;
  let failures = 0;
  const load = () =>
    (module ??= import(new URL(failures ? `${name}#${failures}` : name, import.meta.url).href).catch((error) => {
      load.reset();
      throw codedError("wasm-load", `${name} could not be loaded: ${error.message}`);
    }));
  /** Makes the next call import the module again. */
  load.reset = () => {
    module = undefined;
    failures++;
  };
  return load;
}

export { lazyModule };
