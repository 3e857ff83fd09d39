// The errors of the public interface.

/**
 * Creates an error with a code of the public interface.
 * @param {string} code
 * @param {string} message
 * @param {string} [path] the location in the article's JSON
 */
const codedError = (code, message, path) => Object.assign(new Error(message), { code }, path == null ? {} : { path });

/**
 * Whether an exception is such an error. The code of a `DOMException` is a number.
 * @param {unknown} error
 */
const isCoded = (error) => typeof error?.code === "string";

export { codedError, isCoded };
