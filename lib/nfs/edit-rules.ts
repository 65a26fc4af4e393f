import { type Failure, fail } from "@/lib/shared/result";
import { encodeText, standsForBytes } from "@/lib/shared/text";
import { t } from "@/lib/words/t";
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
      t("“{name}” is no absolute path. Give the folder's whole path, which begins with “/”.", { name }),
    );
  }
  if (/[\0\n\r]/.test(path) || !standsForBytes(path)) {
    return refuse(
      "bad-path",
      t("“{name}” holds a line end, or a character that no file can hold. Give another path.", { name }),
    );
  }
  if (encodeText(path).length > 1024) {
    return refuse(
      "too-long",
      t("The path is longer than the 1,024 bytes that exportfs takes. Export a folder above it."),
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
      t(
        "The options of {host} come to more than the 511 bytes that exportfs takes for one client. Leave out those that are exportfs's defaults anyway.",
        { host: printable(spec.host) },
      ),
    );
  }
  return undefined;
}

function refuseHost(host: string) {
  const name = printable(host);
  if (host === "") {
    return refuse(
      "bad-host",
      t("The client is empty. Give a host, a network, a netgroup, or “*” for everybody."),
    );
  }
  if (/[\0-\x20"#\\(),<>\x7f]/.test(host) || host.startsWith("-") || !standsForBytes(host)) {
    return refuse(
      "bad-host",
      t(
        "“{name}” cannot be a client: blanks, quotes, commas, parentheses and the like have a meaning of their own in this file, as a dash at the beginning has. Give one host, network (10.0.0.0/24), netgroup (@name), or “*”.",
        { name },
      ),
    );
  }
  const bracketed = /^\[(.*)\](\/\d+)?$/.exec(host);
  if (bracketed?.[1] !== undefined && parseAddress(bracketed[1])) {
    return refuse(
      "bad-host",
      t(
        "exportfs reads “{name}” as a pattern for names, not as an address. Write it without the brackets: {plain}.",
        { name, plain: `${bracketed[1]}${bracketed[2] ?? ""}` },
      ),
    );
  }
  const client = clientOf(host);
  if (client.kind === "network" && !client.network) {
    return refuse(
      "bad-host",
      t("“{name}” is no network. Write address/bits, for example 10.0.0.0/24 or fd00::/64.", { name }),
    );
  }
  return undefined;
}

/** Whether exportfs knows an option with this value; the failure where not. */
export function refuseOption(option: string) {
  const problem = readOption(option);
  const isWritable = standsForBytes(option) && !/[,()\0\n\r]/.test(option) && !/^[\t ]/.test(option);
  if (isWritable && typeof problem !== "string") return undefined;
  return refuse(
    "bad-option",
    t(
      problem === "unknown-option"
        ? "“{option}” cannot be set: exportfs knows no such option. exportfs would stop reading there, and export nothing of what follows. Nothing was changed."
        : "“{option}” cannot be set: its value cannot be read, or cannot be written. exportfs would stop reading there, and export nothing of what follows. Nothing was changed.",
      { option: printable(option) },
    ),
  );
}

export function noClients(path: string) {
  return refuse(
    "no-clients",
    t(
      "Nobody is given for {path}. Without a client exportfs would export it to everybody; name at least one.",
      { path: printable(path) },
    ),
  );
}

export function exportExists(path: string) {
  return refuse(
    "exists",
    t("{path} is exported already. Add the client to that export, or change it.", { path: printable(path) }),
  );
}

export function clientExists(path: string, host: string) {
  return refuse(
    "exists",
    t("{path} is exported to {host} already; exportfs would ignore a second entry. Change that one.", {
      path: printable(path),
      host: printable(host),
    }),
  );
}

export function missingExport(path: string) {
  return refuse(
    "missing",
    t("The file has no export of {path} (any more). Load the file again.", { path: printable(path) }),
  );
}

export function missingClient(path: string, host: string) {
  return refuse(
    "missing",
    t("{path} is not exported to {host} (any more). Load the file again.", {
      path: printable(path),
      host: printable(host),
    }),
  );
}

export function stopped({ number }: Stop) {
  return refuse(
    "stopped",
    t(
      "exportfs stops reading at line {number}, so nothing added below it would be exported. Mend that line first.",
      { number },
    ),
  );
}

export function notRecognisable(path: string) {
  return refuse(
    "not-recognisable",
    t(
      "The export of {path} cannot be turned off by commenting it out, because it would not be told from a remark afterwards. Give one of its clients its options first, for example (ro), or remove the export.",
      { path: printable(path) },
    ),
  );
}

export function affectsOthers() {
  return refuse(
    "affects-others",
    t(
      "This cannot be written without changing what holds for other entries: the file shares defaults, quotes or continued lines between them. Nothing was changed; edit the file itself.",
    ),
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
