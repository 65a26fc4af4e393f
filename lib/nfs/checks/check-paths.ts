import { t } from "@/lib/words/t";
import type { Exports } from "../document";
import type { ExportLine } from "../lines";
import { type Entry, isWithin, type Readings } from "../readings";
import type { Finding } from "./finding";

/** What is to be said of paths, and of the identity that exports have. */
export function checkPaths({ text, exports }: Exports, { entries }: Readings): Finding[] {
  return [...exports.flatMap((line) => checkPath(text, line)), ...takenFsids(entries)];
}

function checkPath(text: string, line: ExportLine): Finding[] {
  const { from, to } = line.path;
  const place = { from, to, number: line.number };
  const path = line.path.value;
  if (path.startsWith("\ufeff")) {
    const fix = { label: t("Remove the byte order mark"), edits: [{ from, to: from + 1, insert: "" }] };
    return [
      {
        ...place,
        code: "byte-order-mark",
        severity: "error",
        message: t(
          "An invisible byte order mark stands before the path, and exportfs takes it for a part of it.",
        ),
        hint: t("Remove it."),
        fixes: [fix],
      },
    ];
  }
  if (text.slice(from, to).includes("\n") && !/\\\n/.test(text.slice(from, to))) {
    return [{ ...place, ...runawayQuote() }];
  }
  const runaway = line.items.find((item) => /[^\\]\n/.test(text.slice(item.from, item.to)));
  if (runaway) return [{ from: runaway.from, to: runaway.to, number: runaway.number, ...runawayQuote() }];
  if (path.startsWith("/")) return [];
  return [{ ...place, ...relativePath(path) }];
}

type Words = Pick<Finding, "code" | "severity" | "message" | "hint">;

function runawayQuote(): Words {
  return {
    code: "runaway-quote",
    severity: "error",
    message: t(
      "A quote is opened here and closed only in another line: all in between is taken for one word.",
    ),
    hint: t("Close the quote in its own line, or write a quote that is part of a name as {escape}.", {
      escape: "\\042",
    }),
  };
}

function relativePath(path: string): Words {
  const isBsd = path === "V4:";
  return {
    code: "relative-path",
    severity: "error",
    message: t("“{path}” is no absolute path: exportfs takes it from whatever folder it is run in.", {
      path,
    }),
    hint: t(
      isBsd
        ? "“V4:” is a line of FreeBSD; on Linux the root of NFS version 4 is the export with fsid=0. Remove the line."
        : "Write the whole path, beginning with “/”. Perhaps the line above was to go on here, and lacks its backslash.",
    ),
  };
}

/** One identity for two folders: clients would see one in the other's place. */
function takenFsids(entries: readonly Entry[]): Finding[] {
  const owners = new Map<string, Entry>();
  const findings: Finding[] = [];
  for (const entry of entries.filter(({ standing }) => standing === "in-force")) {
    const id =
      entry.options.uuid ?? (entry.options.fsid === undefined ? undefined : String(entry.options.fsid));
    if (id === undefined) continue;
    const owner = owners.get(id);
    if (!owner) owners.set(id, entry);
    else if (owner.path !== entry.path) findings.push(takenFsid(entry, owner, id));
  }
  return findings;
}

function takenFsid({ item, path }: Entry, owner: Entry, id: string): Finding {
  const word = item.options.findLast(({ text }) => text.startsWith("fsid=")) ?? item;
  const nested = isWithin(path, owner.path) || isWithin(owner.path, path);
  return {
    code: "fsid-taken",
    severity: "error",
    from: word.from,
    to: word.to,
    number: item.number,
    message: t(
      "{path} has fsid={id} already (line {line}): clients would be given one folder for the other.",
      { path: owner.path, id, line: owner.item.number },
    ),
    hint: t(
      nested
        ? "Leave it out here: an export below the NFS version 4 root needs none."
        : "Give each export a number of its own, or leave it out.",
    ),
  };
}
