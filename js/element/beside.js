// The files that lie beside this one.

import { failure } from "./failure.js";

/** A file that is imported when it is wanted, once a page. A browser keeps a module that failed: under another fragment
 * it is another module. */
function beside(name) {
  let file;
  let failures = 0;
  const load = () =>
    (file ??= import(new URL(failures ? `${name}#${failures}` : name, import.meta.url).href).catch((error) => {
      load.again();
      throw failure("wasm-load", `${name} could not be loaded: ${error.message}`);
    }));
  /** The next one who wants it imports it anew. */
  load.again = () => {
    file = undefined;
    failures++;
  };
  return load;
}

export { beside };
