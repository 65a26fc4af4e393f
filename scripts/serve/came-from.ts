import type { IncomingHttpHeaders } from "node:http";
import { ADDRESS_HEADER } from "@/lib/auth/request-address";
import { plainAddress } from "@/lib/shared/plain-address";

interface Connection {
  /** The other end's address. */
  readonly address: string;
  readonly isTls: boolean;
  /** Addresses of proxies whose word is taken. */
  readonly trusted: ReadonlySet<string>;
}

/**
 * Writes into a request's headers where it came from. The client's address is that of the connection, and whatever a client sent under these
 * names is dropped, or anybody could pass for another and get round the limit on attempts to sign in. A proxy that the admin
 * named, which is told, is believed: it added the last address of X-Forwarded-For itself, and knows the name and the scheme that the browser used.
 */
export function markOrigin(
  headers: IncomingHttpHeaders,
  { address, isTls, trusted }: Connection,
): { readonly isProxy: boolean } {
  const isProxy = trusted.has(plainAddress(address).toLowerCase());
  const client = (isProxy && lastOf(headers["x-forwarded-for"])) || address;
  const host = isProxy ? lastOf(headers["x-forwarded-host"]) : undefined;
  const proto = isProxy ? lastOf(headers["x-forwarded-proto"]) : undefined;
  for (const name of Object.keys(headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name === "x-real-ip")
      Reflect.deleteProperty(headers, name);
  }
  headers["x-forwarded-for"] = client;
  headers["x-forwarded-proto"] = proto === "https" || proto === "http" ? proto : isTls ? "https" : "http";
  if (host !== undefined) headers["x-forwarded-host"] = host;
  headers[ADDRESS_HEADER] = client;
  return { isProxy };
}

function lastOf(value: string | readonly string[] | undefined): string | undefined {
  const text = typeof value === "string" ? value : value?.join(",");
  return text?.split(",").at(-1)?.trim() || undefined;
}
