import { isIPv6 } from "node:net";

/** The addresses one client has at its command: an IPv4 address by itself, of IPv6 the whole /64 (RFC 6177). */
export function addressGroup(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const all = [...first, ...Array.from({ length: zeros }, () => "0"), ...last];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

/** The appliance itself: whoever sits at it is never slowed by what others try under the same user name. */
export function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}
