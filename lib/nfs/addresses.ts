/** An IP address as a number of its family's bits. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** All addresses that agree with `address` in the bits of `mask`. */
export interface Network {
  readonly address: Address;
  readonly mask: bigint;
}

const BITS = { 4: 32n, 6: 128n } as const;

/** Reads an address as `inet_pton` does; undefined for anything else, a host name among them. */
export function parseAddress(text: string): Address | undefined {
  const value4 = parseIpv4(text);
  if (value4 !== undefined) return { family: 4, value: value4 };
  const value6 = parseIpv6(text);
  return value6 === undefined ? undefined : { family: 6, value: value6 };
}

/**
 * Reads `address/netmask` as exportfs does: the mask dotted (or colon-separated), else a number of bits, which
 * `strtoul` reads. Undefined where exportfs calls it invalid.
 */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf("/");
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address) return undefined;
  const written = slash < 0 ? String(BITS[address.family]) : text.slice(slash + 1);
  const mask = parseMask(written, address.family);
  return mask === undefined ? undefined : { address, mask };
}

export function isInNetwork(address: Address, network: Network): boolean {
  return (
    address.family === network.address.family &&
    ((address.value ^ network.address.value) & network.mask) === 0n
  );
}

/** Whether no address outside this machine is in the network: 127.0.0.0/8 and ::1. */
export function isLoopback({ address, mask }: Network): boolean {
  if (address.family === 6) return address.value === 1n && mask === allOnes(6);
  const first = 0xffn << 24n;
  return (mask & first) === first && address.value >> 24n === 127n;
}

/** `address` alone, as a network of one. */
export function networkOf(address: Address): Network {
  return { address, mask: allOnes(address.family) };
}

/** How many of the mask's bits are set; undefined where they are not the first ones. */
export function prefixLength({ address, mask }: Network): number | undefined {
  const host = mask ^ allOnes(address.family);
  return (host & (host + 1n)) === 0n
    ? Number(BITS[address.family]) - host.toString(2).replace(/^0$/, "").length
    : undefined;
}

function parseMask(written: string, family: 4 | 6): bigint | undefined {
  const spelled = family === 4 ? written.includes(".") : written.includes(":");
  if (spelled) return family === 4 ? parseIpv4(written) : parseIpv6(written);
  // An empty prefix is what strtoul reads as zero.
  if (!/^[\t-\r ]*\+?\d{0,9}$/.test(written)) return undefined;
  const bits = BigInt(Number(written.trim().replace("+", "")));
  const all = BITS[family];
  return bits > all ? undefined : allOnes(family) ^ ((1n << (all - bits)) - 1n);
}

function allOnes(family: 4 | 6): bigint {
  return (1n << BITS[family]) - 1n;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return BigInt(value);
}

function parseIpv6(text: string): bigint | undefined {
  if (!text.includes(":")) return undefined;
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const before = parseGroups(halves[0] ?? "", halves.length === 1);
  const after = halves.length === 2 ? parseGroups(halves[1] ?? "", true) : [];
  if (!before || !after) return undefined;
  const missing = 8 - before.length - after.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** Groups between colons; the last may be a dotted IPv4 address where `isLast`. */
function parseGroups(text: string, isLast: boolean): number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
      continue;
    }
    const dotted = isLast && index === parts.length - 1 ? parseIpv4(part) : undefined;
    if (dotted === undefined) return undefined;
    groups.push(Number(dotted >> 16n), Number(dotted & 0xffffn));
  }
  return groups;
}
