const YEAR_S = 365 * 24 * 3600;

/** Keeps something of a person's browser for a year, where the server reads it too. `value`: nothing that a cookie may not hold. */
export function keepCookie(name: string, value: string): void {
  // Over plain HTTP, which is for loopback alone, a browser need not take a Secure cookie.
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=${String(YEAR_S)}; samesite=lax${secure}`;
}
