/**
 * The nonce of a page's Content-Security-Policy, as scripts/serve.ts made it for the request. That server overwrites whatever a
 * client sent under this name.
 */
export const NONCE_HEADER = "x-nonce";
