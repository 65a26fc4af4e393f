/** Where somebody goes after signing in, unless they were on their way elsewhere. */
const HOME = "/";
const LONGEST = 2000;
/** A base that no address can share, so that only an address without a host of its own stays below it. */
const NOWHERE = "http://nowhere.invalid";

/**
 * The address to go to after sign-in: a page of this panel, or the home page where `wanted` is anything else. Whoever
 * makes somebody follow a sign-in link must not choose a site to send them on to.
 */
export function safeNextPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > LONGEST || !/^\/(?![/\\])/u.test(wanted)) return HOME;
  if (/[\p{Cc}\\]/u.test(wanted) || !URL.canParse(wanted, NOWHERE)) return HOME;
  const url = new URL(wanted, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith("//")) return HOME;
  if (/^\/(?:sign-in|api|_next)(?:\/|$)/u.test(url.pathname)) return HOME;
  url.searchParams.delete("_rsc");
  return `${url.pathname}${url.search}${url.hash}`;
}
