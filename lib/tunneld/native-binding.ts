import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Whether ssh2's native binding loaded. Without it the same ciphers run through Node's own crypto: everything works, at about
 * two thirds of the speed (docs/decisions/0014-tunneld.md).
 */
export function nativeBindingLoaded(): boolean {
  // Not in its types, and the only place that tells: a binding that was built for another Node fails silently.
  const { bindingAvailable } = require("ssh2/lib/protocol/crypto.js") as { bindingAvailable?: unknown };
  return bindingAvailable === true;
}
