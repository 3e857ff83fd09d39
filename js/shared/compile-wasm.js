// The wasm that a bundle carries.

/** What each byte is XORed with: the same as in `xtask/src/pack/literal.rs`, which says why. */
const XOR_KEY = 118;

/**
 * Compiles the wasm that the packer has written as a string, with one character for each byte. (The result is for
 * wasm-bindgen's `initSync`: its asynchronous counterpart brings code for fetching and streaming, 0.4 KB.)
 * @param {string} text
 * @returns {Promise<WebAssembly.Module>}
 */
function compileWasm(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i) ^ XOR_KEY;
  return WebAssembly.compile(bytes);
}

export { compileWasm };
