/** An error with a code of the contract, and where there is one the place in the JSON. */
const failure = (code, message, path) => Object.assign(new Error(message), { code }, path == null ? {} : { path });

export { failure };
