/**
 * What every answer of the panel carries, so that a browser runs the page's own scripts alone and shows it in no frame.
 * Content-Security-Policy level 3: the nonce is on each script that Next writes, and what those load is trusted with them.
 *
 * Styles come from the panel's own files, or bear the nonce; attributes are let through, since React writes sizes into them
 * and they load nothing (`img-src` and `font-src` hold for what a style names).
 *
 * @param nonce new for each request, at least 128 random bits
 */
export function contentSecurityPolicy(nonce: string): string {
  const own = `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${own} 'strict-dynamic'`,
    `style-src ${own}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The same for every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // With `no-referrer` browsers would send no Origin with a form, and the gate asks for one.
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()",
};

/** Where the page came over TLS: for a year, this name is asked for over TLS alone (RFC 6797). */
export const HSTS = "max-age=31536000";
