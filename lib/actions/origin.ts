/**
 * Whether a request that changes something was sent by a page of this panel.
 *
 * Next compares Origin and Host too, but lets a request without Origin through with a warning; every browser sends one
 * with a POST, so here its absence is a refusal. A page elsewhere can set neither `host` nor `x-forwarded-host`, which a
 * reverse proxy in front of the panel may have set.
 */
export function isFromThisPanel(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  if (protocol !== "http:" && protocol !== "https:") return false;
  const forwarded = headers.get("x-forwarded-host")?.split(",")[0]?.trim();
  return host === headers.get("host")?.toLowerCase() || host === forwarded?.toLowerCase();
}
