// Decoding of the wasm that a bundle carries.

/** The key of `xtask/src/pack/literal.rs`, which encodes the bytes. */
const XOR_KEY = 113;

/**
 * The bytes of a wasm module, which the packer has written as a string with one character for each byte.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
function decodeWasm(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i) ^ XOR_KEY;
  return bytes;
}

export { decodeWasm };
