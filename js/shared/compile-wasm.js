// Compiling the wasm that a bundle contains.

/** The key with which each byte is XORed: the same as in `xtask/src/pack/literal.rs`, which explains the reason. */
const XOR_KEY = 118;

/**
 * Compiles the wasm that the packer has written as a string, with one character for each byte. The result is passed to
 * wasm-bindgen's `initSync`: its asynchronous counterpart would add 0.4 KB of code for fetching and streaming.
 * @param {string} text
 * @returns {Promise<WebAssembly.Module>}
 */
function compileWasm(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i) ^ XOR_KEY;
  return WebAssembly.compile(bytes);
}

export { compileWasm };
