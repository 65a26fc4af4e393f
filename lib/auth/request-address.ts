import { isIP } from "node:net";
import { plainAddress } from "@/lib/shared/plain-address";

/**
 * The client's address, as scripts/serve.ts took it from the connection. That server deletes whatever a client sent
 * under this name, so it can be believed; no other header can.
 */
export const ADDRESS_HEADER = "x-inflight-address";

/** What stands where the address is not known: a server other than ours, a test. All such requests share one budget. */
const UNKNOWN_ADDRESS = "unknown";

/** The address of a request, IPv4-mapped IPv6 written as IPv4, or `unknown`. */
export function requestAddress(headers: Headers): string {
  const plain = plainAddress(headers.get(ADDRESS_HEADER)?.trim() ?? "");
  return isIP(plain) === 0 ? UNKNOWN_ADDRESS : plain.toLowerCase();
}
