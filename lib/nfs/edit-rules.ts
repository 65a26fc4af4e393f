import { type Failure, fail } from "@/lib/shared/result";
import { encodeText, standsForBytes } from "@/lib/shared/text";
import { parseAddress } from "./addresses";
import { clientOf } from "./clients";
import { readOption } from "./options";
import type { Stop } from "./readings";
import type { ClientSpec } from "./writing";
import { writeClient } from "./writing";

/** Why an edit was refused. */
export type EditFailure = Failure<
  | "bad-path"
  | "bad-host"
  | "bad-option"
  | "no-clients"
  | "too-long"
  | "exists"
  | "missing"
  | "stopped"
  | "not-recognisable"
  | "affects-others"
>;

/** Whether a path can be exported and written; the failure where not. */
export function refusePath(path: string) {
  const name = printable(path);
  if (!path.startsWith("/")) {
    return refuse(
      "bad-path",
      `“${name}” is no absolute path. Give the folder's whole path, which begins with “/”.`,
    );
  }
  if (/[\0\n\r]/.test(path) || !standsForBytes(path)) {
    return refuse(
      "bad-path",
      `“${name}” holds a line end, or a character that no file can hold. Give another path.`,
    );
  }
  if (encodeText(path).length > 1024) {
    return refuse(
      "too-long",
      "The path is longer than the 1,024 bytes that exportfs takes. Export a folder above it.",
    );
  }
  return undefined;
}

/** Whether a client can be written so that exportfs reads it; the failure where not. */
export function refuseClient(spec: ClientSpec) {
  const refused = refuseHost(spec.host);
  if (refused) return refused;
  for (const option of spec.options) {
    const bad = refuseOption(option);
    if (bad) return bad;
  }
  if (encodeText(writeClient(spec)).length > 511) {
    return refuse(
      "too-long",
      `The options of ${printable(spec.host)} come to more than the 511 bytes that exportfs takes for one client. Leave out those that are exportfs's defaults anyway.`,
    );
  }
  return undefined;
}

function refuseHost(host: string) {
  const name = printable(host);
  if (host === "") {
    return refuse(
      "bad-host",
      "The client is empty. Give a host, a network, a netgroup, or “*” for everybody.",
    );
  }
  if (/[\0-\x20"#\\(),<>\x7f]/.test(host) || host.startsWith("-") || !standsForBytes(host)) {
    return refuse(
      "bad-host",
      `“${name}” cannot be a client: blanks, quotes, commas, parentheses and the like have a meaning of their own in this file, as a dash at the beginning has. Give one host, network (10.0.0.0/24), netgroup (@name), or “*”.`,
    );
  }
  const bracketed = /^\[(.*)\](\/\d+)?$/.exec(host);
  if (bracketed?.[1] !== undefined && parseAddress(bracketed[1])) {
    return refuse(
      "bad-host",
      `exportfs reads “${name}” as a pattern for names, not as an address. Write it without the brackets: ${bracketed[1]}${bracketed[2] ?? ""}.`,
    );
  }
  const client = clientOf(host);
  if (client.kind === "network" && !client.network) {
    return refuse(
      "bad-host",
      `“${name}” is no network. Write address/bits, for example 10.0.0.0/24 or fd00::/64.`,
    );
  }
  return undefined;
}

/** Whether exportfs knows an option with this value; the failure where not. */
export function refuseOption(option: string) {
  const problem = readOption(option);
  const isWritable = standsForBytes(option) && !/[,()\0\n\r]/.test(option) && !/^[\t ]/.test(option);
  if (isWritable && typeof problem !== "string") return undefined;
  const why =
    problem === "unknown-option"
      ? "exportfs knows no such option"
      : "its value cannot be read, or cannot be written";
  return refuse(
    "bad-option",
    `“${printable(option)}” cannot be set: ${why}. exportfs would stop reading there, and export nothing of what follows. Nothing was changed.`,
  );
}

export function noClients(path: string) {
  return refuse(
    "no-clients",
    `Nobody is given for ${printable(path)}. Without a client exportfs would export it to everybody; name at least one.`,
  );
}

export function exportExists(path: string) {
  return refuse(
    "exists",
    `${printable(path)} is exported already. Add the client to that export, or change it.`,
  );
}

export function clientExists(path: string, host: string) {
  return refuse(
    "exists",
    `${printable(path)} is exported to ${printable(host)} already; exportfs would ignore a second entry. Change that one.`,
  );
}

export function missingExport(path: string) {
  return refuse("missing", `The file has no export of ${printable(path)} (any more). Load the file again.`);
}

export function missingClient(path: string, host: string) {
  return refuse(
    "missing",
    `${printable(path)} is not exported to ${printable(host)} (any more). Load the file again.`,
  );
}

export function stopped({ number }: Stop) {
  return refuse(
    "stopped",
    `exportfs stops reading at line ${String(number)}, so nothing added below it would be exported. Mend that line first.`,
  );
}

export function notRecognisable(path: string) {
  return refuse(
    "not-recognisable",
    `The export of ${printable(path)} cannot be turned off by commenting it out, because it would not be told from a remark afterwards. Give one of its clients its options first, for example (ro), or remove the export.`,
  );
}

export function affectsOthers() {
  return refuse(
    "affects-others",
    "This cannot be written without changing what holds for other entries: the file shares defaults, quotes or continued lines between them. Nothing was changed; edit the file itself.",
  );
}

function refuse(code: EditFailure["code"], message: string) {
  return fail<EditFailure>({ code, message });
}

/** For a message: what would break its line or vanish is shown as a question mark, and length is bounded. */
function printable(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cs}]/gu, "?");
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}
