import { inWords } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";
import { type Client, isLocal } from "./clients";
import type { ExportOptions } from "./effective";
import type { Entry, Readings } from "./readings";
import { whoIs } from "./who-is";

/**
 * What becomes of the traffic between an export and one of its clients, or all of them. `tunnel-only`: nobody but the
 * server itself may mount it, which is where an SSH tunnel ends. `mixed`: some clients in the clear, others not. `nobody`:
 * it is written, but not in force.
 */
export type Exposure = "encrypted" | "tunnel-only" | "on-request" | "mixed" | "clear" | "nobody";

/** A few words for each, which `t` says. */
export const EXPOSURE_LABELS: Readonly<Record<Exposure, string>> = {
  encrypted: msg("Encrypted"),
  "tunnel-only": msg("Through a tunnel only"),
  "on-request": msg("Clear unless the client asks"),
  mixed: msg("Clear for some clients"),
  clear: msg("Clear"),
  nobody: msg("Nobody"),
};

/** What about a client asks for attention, whatever its encryption. */
export type Risk =
  | "world-writable"
  | "everybody"
  | "no-root-squash"
  | "anonymous-is-root"
  | "any-port"
  | "tunnel-refused";

export interface ClientExposure {
  readonly entry: Entry;
  readonly exposure: Exclude<Exposure, "mixed">;
  /** Why, in one sentence. */
  readonly reason: string;
  /** Who it is, to be read behind “open to”: `the network 10.0.0.0/24`. */
  readonly who: string;
  readonly canWrite: boolean;
  readonly risks: readonly Risk[];
}

export interface ExportExposure {
  readonly path: string;
  readonly exposure: Exposure;
  /** One sentence about all clients together. */
  readonly reason: string;
  /** In file order, those out of force among them. */
  readonly clients: readonly ClientExposure[];
  /** Exports of folders above that are less protected: where they are of one file system its files are there as well. */
  readonly alsoThrough: readonly { readonly path: string; readonly exposure: Exposure }[];
}

/** How the traffic of every export fares, in the order in which the paths first appear. */
export function exposures(readings: Readings): ExportExposure[] {
  const byPath = new Map<string, Entry[]>();
  for (const entry of readings.entries) {
    const known = byPath.get(entry.path);
    if (known) known.push(entry);
    else byPath.set(entry.path, [entry]);
  }
  const alone = new Map([...byPath].map(([path, entries]) => [path, exposureOf(path, entries)]));
  return [...alone.values()].map((each) => ({
    ...each,
    alsoThrough: foldersAbove(each.path).flatMap((above) => {
      const other = alone.get(above);
      return other && isWorse(other, each) ? [{ path: other.path, exposure: other.exposure }] : [];
    }),
  }));
}

/** Every folder that a path lies in, the outermost first: a list of thousands is not searched once for each of them. */
function foldersAbove(path: string): readonly string[] {
  const above = path.startsWith("/") && path !== "/" ? ["/"] : [];
  for (let at = path.indexOf("/", 1); at >= 0; at = path.indexOf("/", at + 1)) above.push(path.slice(0, at));
  return above;
}

/** How the traffic with one client fares. */
export function clientExposure(entry: Entry): ClientExposure {
  const { client, options } = entry;
  return {
    entry,
    ...exposureAndReason(entry),
    who: whoIs(client),
    canWrite: options.security.some(({ readOnly }) => !readOnly),
    risks: entry.standing === "in-force" ? risksOf(client, options) : [],
  };
}

function exposureOf(path: string, entries: readonly Entry[]): ExportExposure {
  const clients = entries.map(clientExposure);
  const inForce = clients.filter(({ entry }) => entry.standing === "in-force");
  const exposure = together(inForce.map((each) => each.exposure));
  return { path, exposure, reason: reasonOf(exposure, clients, inForce), clients, alsoThrough: [] };
}

function together(each: readonly ClientExposure["exposure"][]): Exposure {
  const kinds = new Set(each);
  const [only] = kinds;
  if (only === undefined) return "nobody";
  if (kinds.size === 1) return only;
  const isProtected = !kinds.has("clear") && !kinds.has("on-request");
  if (isProtected) return "encrypted";
  return kinds.has("encrypted") || kinds.has("tunnel-only") ? "mixed" : "clear";
}

function reasonOf(
  exposure: Exposure,
  clients: readonly ClientExposure[],
  inForce: readonly ClientExposure[],
): string {
  if (exposure === "nobody") return clients[0]?.reason ?? t("It is exported to nobody.");
  const open = inForce.filter((each) => each.exposure === "clear" || each.exposure === "on-request");
  if (exposure === "mixed") {
    return t("In the clear for {who}; the other clients are protected.", { who: listed(open) });
  }
  const [first, ...others] = exposure === "clear" ? open : inForce;
  if (!first) return "";
  const isAlike = others.every((other) => other.reason === first.reason);
  if (exposure === "clear" && !isAlike)
    return t("Nothing requires encryption of {who}.", { who: listed(open) });
  if (isAlike) return first.reason;
  return exposure === "encrypted" ? t("Every client is encrypted, or comes through a tunnel.") : first.reason;
}

function exposureAndReason({ standing, counts, client, options }: Entry): {
  readonly exposure: ClientExposure["exposure"];
  readonly reason: string;
} {
  if (standing === "not-read") {
    return {
      exposure: "nobody",
      reason: t("exportfs stops reading above this entry, so it is not exported."),
    };
  }
  if (standing === "duplicate") {
    return {
      exposure: "nobody",
      reason: counts
        ? t("exportfs ignores it: the entry for the same client in line {line} counts.", {
            line: counts.item.number,
          })
        : t("exportfs ignores it: the entry for the same client counts."),
    };
  }
  if (standing === "invalid")
    return { exposure: "nobody", reason: t("exportfs skips it: its network is none.") };
  if (isLocal(client)) {
    return {
      exposure: "tunnel-only",
      reason: t(
        "Only this server itself may mount it: the other end of an SSH tunnel, whose traffic is encrypted.",
      ),
    };
  }
  return onTheNetwork(client, options);
}

function onTheNetwork(
  client: Client,
  options: ExportOptions,
): { readonly exposure: "encrypted" | "on-request" | "clear"; readonly reason: string } {
  if (options.hasTransport && !options.transport.includes("none")) {
    return { exposure: "encrypted", reason: t("The server requires TLS (xprtsec) of every connection.") };
  }
  const flavors = client.kind === "gss" ? [client.flavor] : options.security.map(({ flavor }) => flavor);
  if (flavors.every((flavor) => flavor === "krb5p")) {
    return { exposure: "encrypted", reason: t("The server requires Kerberos with privacy (krb5p).") };
  }
  if (flavors.includes("krb5p")) {
    const others = flavors.filter((flavor) => flavor !== "krb5p").join(", ");
    return {
      exposure: "on-request",
      reason: t("The client may choose krb5p, which encrypts, or {others}, which does not.", { others }),
    };
  }
  if (options.hasTransport) {
    return {
      exposure: "on-request",
      reason: t("The client may use TLS, and need not: xprtsec lists “none” as well."),
    };
  }
  if (flavors.some((flavor) => flavor.startsWith("krb5"))) {
    return {
      exposure: "clear",
      reason: t("Kerberos ({flavors}) proves who the client is and encrypts nothing; only krb5p does.", {
        flavors: flavors.join(", "),
      }),
    };
  }
  return {
    exposure: "clear",
    reason: t("Nothing requires encryption: files and names cross the network as they are."),
  };
}

function risksOf(client: Client, options: ExportOptions): Risk[] {
  const canWrite = options.security.some(({ readOnly }) => !readOnly);
  const risks: Risk[] = [];
  if (client.kind === "anonymous") risks.push(canWrite ? "world-writable" : "everybody");
  if (options.security.some(({ rootSquash, allSquash }) => !rootSquash && !allSquash))
    risks.push("no-root-squash");
  if (options.anonymousUid === 0) risks.push("anonymous-is-root");
  if (isLocal(client)) {
    // sshd comes from a port above 1023 (measured), whatever port the tunnel has on the client.
    if (!options.flags.insecure && isWithoutKerberos(options)) risks.push("tunnel-refused");
  } else if (options.flags.insecure && isWithoutKerberos(options)) {
    risks.push("any-port");
  }
  return risks;
}

/** Ports say something of requests that are not signed by Kerberos (exports(5), `secure`). */
function isWithoutKerberos({ security }: ExportOptions): boolean {
  return security.some(({ flavor }) => flavor === "sys" || flavor === "none");
}

/** From the best to the worst. */
export const EXPOSURE_ORDER: readonly Exposure[] = [
  "nobody",
  "tunnel-only",
  "encrypted",
  "on-request",
  "mixed",
  "clear",
];

function isWorse(other: ExportExposure, each: ExportExposure): boolean {
  const isOpen = other.exposure === "on-request" || other.exposure === "mixed" || other.exposure === "clear";
  return isOpen && EXPOSURE_ORDER.indexOf(other.exposure) > EXPOSURE_ORDER.indexOf(each.exposure);
}

function listed(clients: readonly ClientExposure[]): string {
  const names = [...new Set(clients.map(({ who }) => who))];
  const rest = names.length - 3;
  return inWords(rest > 0 ? [...names.slice(0, 3), t("{count} more", { count: rest })] : names);
}
