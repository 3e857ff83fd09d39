// The entry point of the formats chunk, which the main bundle imports when an article isn't in the native format. It
// carries its wasm, so that it costs one request.

import init, { normalize } from "article-widget/glue";
import { wasm } from "article-widget/wasm";
import { decodeWasm } from "../shared/decode-wasm.js";

await init({ module_or_path: decodeWasm(wasm) });

export { normalize };
