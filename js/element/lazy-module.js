// The chunks, which are next to the main bundle.

import { codedError } from "./coded-error.js";

/**
 * A module that is imported when it is first needed, once a page. Returns the function that loads it. A failed import is
 * tried again by the next call, under another fragment: browsers keep the failure of a URL.
 * @param {string} name the file's name
 */
function lazyModule(name) {
  let module;
  let failures = 0;
  const load = () =>
    (module ??= import(new URL(failures ? `${name}#${failures}` : name, import.meta.url).href).catch((error) => {
      load.reset();
      throw codedError("wasm-load", `${name} could not be loaded: ${error.message}`);
    }));
  /** Has the next call import the module anew. */
  load.reset = () => {
    module = undefined;
    failures++;
  };
  return load;
}

export { lazyModule };
