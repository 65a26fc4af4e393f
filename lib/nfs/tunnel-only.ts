import type { Edit } from "@/lib/shared/edit";
import { ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { isLocal } from "./clients";
import { parseExports, plainPath } from "./document";
import * as rules from "./edit-rules";
import type { ExportLine } from "./lines";
import { optionFamily, optionName, readOption } from "./options";
import type { Entry } from "./readings";
import { checked, sideOf } from "./reread";
import { type ClientSpec, writeClient } from "./writing";

export interface TunnelOnly {
  readonly edits: readonly Edit[];
  /** The one client it leaves. */
  readonly client: ClientSpec;
  /** What was not kept and why, each a sentence for the person. */
  readonly notes: readonly string[];
}

/** Families that are not carried over: the tunnel needs `insecure`, and TLS or a squashed root are dealt with below. */
const LEFT_OUT = new Set(["insecure", "rootSquash", "xprtsec"]);

/**
 * Leaves of an export's clients nothing but `localhost(…,insecure)`: open to the end of an SSH tunnel and to nobody else.
 * The options are those of its first client in force. `insecure` is needed because the server sees sshd's own port, which is above 1023
 * (measured; the guide says a low port on the client would do, and it does not). No edits where it is so already.
 */
export function makeTunnelOnly(text: string, path: string): Result<TunnelOnly, rules.EditFailure> {
  const doc = parseExports(text);
  const side = sideOf(doc);
  const plain = plainPath(path);
  const entries = side.readings.entries.filter((entry) => entry.path === plain);
  const inForce = entries.filter(({ standing }) => standing === "in-force");
  const model = inForce[0] ?? entries[0];
  if (!model) return rules.missingExport(path);
  const client = clientLike(model);
  if (inForce.length > 0 && inForce.every(isDone)) return ok({ edits: [], client, notes: [] });
  const refused = rules.refuseClient(client);
  if (refused) return refused;
  const [line, ...others] = [model.line, ...linesOf(entries).filter((each) => each !== model.line)];
  const edits = [clientsReplaced(line, client), ...others.map(({ from, to }) => ({ from, to, insert: "" }))];
  const result = checked(
    side,
    edits,
    (each) => plainPath(each) === plain,
    ({ readings }) => {
      const left = readings.entries.filter((entry) => entry.path === plain);
      return (
        left.length === 1 && left.every((entry) => isLocal(entry.client) && entry.options.flags.insecure)
      );
    },
  );
  return result.ok ? ok({ edits: result.value, client, notes: notesOn(model, inForce) }) : result;
}

function isDone({ client, options }: Entry): boolean {
  return isLocal(client) && options.flags.insecure;
}

/** Options are written where they stand, defaults before them first; the last of a family is the one that counts. */
function clientLike({ line, item }: Entry): ClientSpec {
  const at = line.items.indexOf(item);
  const defaults = line.items.slice(0, at).filter((each) => each.kind === "defaults");
  const written = [...defaults, item].flatMap(({ options }) => options.map((word) => word.text));
  const kept = written
    .filter((option) => typeof readOption(option) !== "string" && !LEFT_OUT.has(optionFamily(option)))
    .filter((option, index, all) => isLastOfFamily(option, index, all));
  return { host: "localhost", options: [...kept, "insecure"] };
}

/** Several `sec=` add up, and what stands behind each holds for it: there the order is the meaning. */
function isLastOfFamily(option: string, index: number, all: readonly string[]): boolean {
  if (all.filter((each) => optionName(each) === "sec").length > 1) return true;
  return !all.slice(index + 1).some((later) => optionFamily(later) === optionFamily(option));
}

function linesOf(entries: readonly Entry[]): ExportLine[] {
  return [...new Set(entries.map(({ line }) => line))];
}

function clientsReplaced({ path, items }: ExportLine, client: ClientSpec): Edit {
  const from = items[0]?.from ?? path.to;
  const to = items.at(-1)?.to ?? path.to;
  const blank = from === path.to ? " " : "";
  return { from, to, insert: blank + writeClient(client) };
}

function notesOn(model: Entry, inForce: readonly Entry[]): string[] {
  const others = inForce.filter((entry) => entry !== model);
  const notes: string[] = [];
  if (model.options.security.some(({ rootSquash }) => !rootSquash)) {
    notes.push(
      t(
        "no_root_squash was left out: with insecure, every user of this server, and whoever holds a tunnel, could act as root.",
      ),
    );
  }
  if (model.options.hasTransport) {
    notes.push(
      t(
        "xprtsec was left out: the tunnel encrypts, and a certificate for this server does not fit “localhost”.",
      ),
    );
  }
  if (others.some((entry) => canWrite(entry) !== canWrite(model))) {
    notes.push(
      t(
        canWrite(model)
          ? "It is writable, as it was for the first client; for others it was not."
          : "It is read-only, as it was for the first client; for others it was not.",
      ),
    );
  }
  if (model.options.security.some(({ flavor }) => flavor.startsWith("krb5"))) {
    notes.push(
      t("Kerberos stays required: clients need a ticket for nfs/localhost to mount it through the tunnel."),
    );
  }
  return notes;
}

function canWrite({ options }: Entry): boolean {
  return options.security.some(({ readOnly }) => !readOnly);
}
