/** An IPv4 address as it is written, also where it came in over an IPv6 socket (`::ffff:192.0.2.1`). */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
