// The entry point of the formats chunk, which the main bundle imports if an article isn't in the native format. The chunk
// contains its wasm, so that it needs one request.

import { initSync, normalize } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { compileWasm } from "../shared/compile-wasm.js";

initSync({ module: await compileWasm(wasm) });

export { normalize };
