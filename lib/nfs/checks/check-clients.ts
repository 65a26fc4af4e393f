import { parseAddress } from "../addresses";
import type { Exports } from "../document";
import type { ClientItem, ExportLine, Item } from "../lines";
import type { Entry, Readings } from "../readings";
import { isSameOptions } from "../same-options";
import type { Fix } from "@/lib/shared/finding";
import { t } from "@/lib/words/t";
import type { Finding } from "./finding";

/** Whether clients are who they seem to be. */
export function checkClients(doc: Exports, { entries }: Readings): Finding[] {
  return [
    ...entries.flatMap(checkEntry),
    ...doc.exports.flatMap((line) => line.items.flatMap((_item, at) => checkBlank(line, at))),
  ];
}

function checkEntry(entry: Entry): Finding[] {
  const { item } = entry;
  if (entry.standing === "duplicate") return [duplicate(entry)];
  if (item.isImplied) return [noClient(entry)];
  const odd = oddClient(item) ?? badNetwork(entry);
  return odd ? [odd] : [];
}

/** `host (rw)`: the blank gives the options to everybody, and the host gets none of them. */
function checkBlank({ items, path }: ExportLine, at: number): Finding[] {
  const item = items[at];
  if (item?.kind !== "client" || item.isImplied || item.host !== "") return [];
  const before = items[at - 1];
  const place = { from: item.from, to: item.to, number: item.number };
  const isForHost = before?.kind === "client" && !before.isImplied && before.listSpan === undefined;
  const whom = isForHost ? before.host : undefined;
  return [
    {
      ...place,
      code: "open-to-everybody",
      severity: "error",
      message:
        whom === undefined
          ? t(
              "No client stands before these options, so {path} is exported to every machine that reaches the server.",
              { path: path.value },
            )
          : t(
              "The blank before the parenthesis makes two clients of it: {whom} gets exportfs's defaults (ro), and every other machine gets these options.",
              { whom },
            ),
      hint: t(
        whom === undefined
          ? "Write the client before the parenthesis, or “*” if everybody is meant."
          : "Remove the blank.",
      ),
      fixes:
        before && isForHost
          ? [joined(before, item)]
          : [
              {
                label: t("Write “{what}”", { what: "*" }),
                edits: [{ from: item.from, to: item.from, insert: "*" }],
              },
            ],
    },
  ];
}

function joined(before: Item, item: ClientItem): Fix {
  return { label: t("Remove the blank"), edits: [{ from: before.to, to: item.from, insert: "" }] };
}

function noClient({ line, item, path }: Entry): Finding {
  const place = item.from === item.to ? line.path : item;
  return {
    code: "no-client",
    severity: "error",
    from: place.from,
    to: place.to,
    number: item.number,
    message: t("Nobody is named here, so exportfs exports {path} to every machine that reaches the server.", {
      path,
    }),
    hint: t("Name the clients, or write “*” if everybody is meant."),
  };
}

function duplicate({ line: own, path, item, counts, options }: Entry): Finding {
  const isSame = counts !== undefined && isSameOptions(counts.options, options);
  const line = counts?.item.number ?? 0;
  return {
    code: "duplicate-client",
    severity: isSame ? "warning" : "error",
    from: item.from,
    to: item.to,
    number: item.number,
    message: t(
      isSame
        ? "{path} is exported to this client in line {line} already; exportfs complains and ignores this entry."
        : "exportfs ignores this entry: {path} is exported to this client in line {line} already, with other options.",
      { path, line },
    ),
    hint: t(isSame ? "Remove it." : "Leave one of the two."),
    ...(isSame && { fixes: duplicateFixes(own, item) }),
  };
}

/** Only where nothing else of its entry depends on it. */
function duplicateFixes(line: ExportLine, item: ClientItem): readonly Fix[] {
  const at = line.items.indexOf(item);
  const before = line.items[at - 1] ?? line.path;
  if (line.items.filter(({ kind }) => kind === "client").length < 2) return [];
  if (line.items[at - 1]?.kind === "defaults" || item.isImplied) return [];
  return [{ label: t("Remove this client"), edits: [{ from: before.to, to: item.to, insert: "" }] }];
}

function oddClient(item: ClientItem): Finding | undefined {
  const { host, hostSpan, number } = item;
  const place = { from: hostSpan.from, to: hostSpan.to, number };
  const bracketed = /^\[(.*)\](\/\d+)?$/.exec(host);
  if (bracketed?.[1] !== undefined && parseAddress(bracketed[1])) {
    const plain = `${bracketed[1]}${bracketed[2] ?? ""}`;
    return {
      ...place,
      code: "bracketed-address",
      severity: "error",
      message: t("exportfs reads “{host}” as a pattern for names, so this IPv6 address is not let in.", {
        host,
      }),
      hint: t("Write IPv6 addresses without brackets."),
      fixes: [
        { label: t("Remove the brackets"), edits: [{ from: place.from, to: place.to, insert: plain }] },
      ],
    };
  }
  if (/^[\d.]*\*[\d.*]*$/.test(host) && host !== "*") return wildcardAddress(host, place);
  if (host.startsWith("-")) {
    return {
      ...place,
      code: "defaults-as-client",
      severity: "error",
      message: t("After one list of defaults exportfs takes “{host}” for a client's name.", { host }),
      hint: t("Join the two lists of defaults with a comma."),
    };
  }
  if (host.endsWith("\\")) {
    return {
      ...place,
      code: "carriage-return",
      severity: "error",
      message: t(
        "This backslash does not continue the line, because it is not the last character: exportfs takes it for a client.",
      ),
      hint: t(
        "Remove what stands between the backslash and the line's end: a carriage return, mostly, or blanks.",
      ),
    };
  }
  if (/[,<>()"]/.test(host)) {
    return {
      ...place,
      code: "odd-client",
      severity: "warning",
      message: t("“{host}” can be no machine's name.", { host }),
      hint: t("Clients are separated by blanks. Replace what was meant as an example."),
    };
  }
  return item.client.kind === "gss" ? gssClient(host, place) : undefined;
}

function wildcardAddress(host: string, place: { from: number; to: number; number: number }): Finding {
  const [, fixed = ""] = /^((?:\d+\.)*)\*(?:\.\*)*$/.exec(host) ?? [];
  const numbers = fixed.split(".").filter(Boolean);
  const network = `${[...numbers, "0", "0", "0", "0"].slice(0, 4).join(".")}/${String(numbers.length * 8)}`;
  const isNetwork =
    numbers.length > 0 && numbers.length < 4 && parseAddress(network.replace(/\/.*/, "")) !== undefined;
  return {
    ...place,
    code: "wildcard-address",
    severity: "warning",
    message: t(
      "Patterns are held against names, not addresses: “{host}” matches only machines whose address has no name.",
      { host },
    ),
    hint: isNetwork
      ? t("Write the network: {network}.", { network })
      : t("Write a network, as address/bits."),
    ...(isNetwork && {
      fixes: [
        {
          label: t("Write {what}", { what: network }),
          edits: [{ from: place.from, to: place.to, insert: network }],
        },
      ],
    }),
  };
}

function gssClient(host: string, place: { from: number; to: number; number: number }): Finding {
  return {
    ...place,
    code: "gss-client",
    severity: "info",
    message: t("“{host}” is an old form, which exports(5) advises against.", { host }),
    hint: t("Name the clients and add {option} to their options.", { option: `sec=${host.slice(4)}` }),
  };
}

function badNetwork({ client, item }: Entry): Finding | undefined {
  if (client.kind !== "network" || client.network) return undefined;
  const { from, to } = item.hostSpan;
  return {
    code: "bad-network",
    severity: "error",
    from,
    to,
    number: item.number,
    message: t("“{name}” is no network; exportfs skips it.", { name: client.name }),
    hint: t("Write address/bits or address/netmask, for example 10.0.0.0/24 or fd00::/64."),
  };
}
