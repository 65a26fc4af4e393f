import {
  type Address,
  isInNetwork,
  isLoopback,
  type Network,
  networkOf,
  parseAddress,
  parseNetwork,
} from "./addresses";

/**
 * What a client of an export stands for. `anonymous`: everybody. `gss`: everybody who signs in with that Kerberos
 * flavour (the old form). A `network` without `network` is one that exportfs calls invalid, and skips.
 */
export type Client =
  | { readonly kind: "host"; readonly name: string; readonly address: Address | undefined }
  | { readonly kind: "network"; readonly name: string; readonly network: Network | undefined }
  | { readonly kind: "wildcard"; readonly name: string }
  | { readonly kind: "netgroup"; readonly name: string }
  | { readonly kind: "anonymous"; readonly name: "*" }
  | { readonly kind: "gss"; readonly name: string; readonly flavor: string };

/**
 * The order in which mountd looks for a client: all single hosts first, then networks, and so on, whatever their order
 * in the file (exports(5), “Machine Name Formats”; `MCL_*` in nfs-utils).
 */
export const CLIENT_ORDER: readonly Client["kind"][] = [
  "host",
  "network",
  "wildcard",
  "netgroup",
  "anonymous",
  "gss",
];

/** Names of this machine's own loopback that every system's hosts file, or RFC 6761, gives. */
const LOOPBACK_NAMES = new Set([
  "localhost",
  "localhost.localdomain",
  "localhost4",
  "localhost4.localdomain4",
  "localhost6",
  "localhost6.localdomain6",
  "ip6-localhost",
  "ip6-loopback",
]);

/** Which kind of client a host, as written in exports, is to exportfs (`client_gettype` of nfs-utils). */
export function clientOf(host: string): Client {
  if (host === "" || host === "*") return { kind: "anonymous", name: "*" };
  if (host.startsWith("gss/")) return { kind: "gss", name: host, flavor: host.slice(4) };
  if (host.startsWith("@")) return { kind: "netgroup", name: host };
  const special = firstSpecial(host);
  if (special === "/") return { kind: "network", name: host, network: parseNetwork(host) };
  if (special !== undefined) return { kind: "wildcard", name: host };
  return { kind: "host", name: host, address: parseAddress(host) };
}

/** The first character that no backslash takes its meaning from. By hand: an expression that repeats runs out of room in a word of 10 MB. */
function firstSpecial(host: string): string | undefined {
  for (let at = 0; at < host.length; at += 1) {
    const character = host.charAt(at);
    if (character === "\\") at += 1;
    else if ("*?[/".includes(character)) return character;
  }
  return undefined;
}

/** Whether the client is this machine itself and nobody else: the end of an SSH tunnel. */
export function isLocal(client: Client): boolean {
  if (client.kind === "network") return client.network !== undefined && isLoopback(client.network);
  if (client.kind !== "host") return false;
  if (client.address) return isLoopback(networkOf(client.address));
  return LOOPBACK_NAMES.has(client.name.toLowerCase());
}

/**
 * What tells that two clients of one path are one to exportfs, which then ignores the second: the same host, compared
 * without case. `localhost` and `127.0.0.1` are one as well, `::1` is not (measured with nfs-utils 2.6.2); what other
 * names resolve to is not known here.
 */
export function clientKey(client: Client): string {
  if (client.kind !== "host") return `${client.kind} ${client.name.toLowerCase()}`;
  const name = client.name.toLowerCase();
  if (!client.address) return `host ${name === "localhost" ? "127.0.0.1" : name}`;
  const { family, value } = client.address;
  return `host ${family === 4 ? name : value.toString(16)}`;
}

/** A machine that asks for a mount. */
export interface Caller {
  readonly address: Address;
  /** What its address resolves to, where it does. */
  readonly name?: string;
  /** Netgroups it is a member of, without the `@`. */
  readonly netgroups?: readonly string[];
}

/** Whether mountd would take the caller for this client. A name that is no address counts where the caller's is the same. */
export function matchesCaller(client: Client, caller: Caller): boolean {
  switch (client.kind) {
    case "host":
      if (client.address) return isInNetwork(caller.address, networkOf(client.address));
      if (isLocal(client)) return isLoopback(networkOf(caller.address));
      return caller.name?.toLowerCase() === client.name.toLowerCase();
    case "network":
      return client.network !== undefined && isInNetwork(caller.address, client.network);
    case "wildcard":
      return caller.name !== undefined && wildcardPattern(client.name).test(caller.name);
    case "netgroup":
      return caller.netgroups?.includes(client.name.slice(1)) ?? false;
    case "anonymous":
      return true;
    case "gss":
      return false;
  }
}

/** `*` any characters, dots among them, `?` one, `[a-c]` and `[^a-c]` one of a set; without case, as `wildmat` does. */
function wildcardPattern(name: string): RegExp {
  const source = name.replace(/\*+|\\[^]|\[\^?\]?[^\]]*\]|[^]/g, (part) => {
    if (part.startsWith("*")) return ".*";
    if (part === "?") return ".";
    if (part.length > 2 && part.startsWith("[")) return characterSet(part);
    return literal(part.length === 2 && part.startsWith("\\") ? part.slice(1) : part);
  });
  return new RegExp(`^(?:${source})$`, "is");
}

/** A set whose ranges run backwards holds nothing. */
function characterSet(part: string): string {
  const source = part
    .replace(/[\\[]/g, "\\$&")
    .replace(/^\\\[/, "[")
    .replace(/^(\[\^?)\]/, "$1\\]");
  try {
    return new RegExp(source).source;
  } catch {
    return "[]";
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
