import type { Exports } from "../document";
import { OPTION_NAMES, optionName } from "../options";
import type { Readings, Stop } from "../readings";
import type { Fix } from "@/lib/shared/finding";
import { msg, t } from "@/lib/words/t";
import type { Finding } from "./finding";
import { nearestName } from "./nearest-name";

/** Where exportfs gives up: one mistake, and nothing that follows is exported (measured with nfs-utils 2.6.2). */
export function checkStop({ text }: Exports, { entries, stop }: Readings): Finding[] {
  if (!stop) return [];
  const lost = new Set(
    entries
      .filter(({ standing, item }) => standing === "not-read" && item.to >= stop.from)
      .map(({ path }) => path),
  );
  const { from, to, number } = stop;
  return [
    {
      code: "stops-here",
      severity: "error",
      from,
      to,
      number,
      message: `${whatIsWrong(stop)} ${consequence(lost.size)}`,
      ...remedy(text, stop),
    },
  ];
}

function consequence(paths: number): string {
  if (paths === 0) return t("exportfs stops reading here.");
  return t(
    "exportfs stops reading here: {count, plural, =1 {one export is} other {{count} exports are}} not in force because of it.",
    { count: paths },
  );
}

function whatIsWrong({ reason, option }: Stop): string {
  switch (reason) {
    case "unknown-option":
      return option === ""
        ? t("There is an option missing between two commas.")
        : t("exportfs knows no option “{option}”.", { option });
    case "bad-value":
      return t("exportfs cannot read the value in “{option}”.", { option });
    case "bad-option-list":
      return t(
        "The list of options is not closed by a parenthesis, or something follows it without a blank.",
      );
    case "too-long":
      return t("A client with its options may have 511 bytes; this one has more.");
    case "path-too-long":
      return t("A path may have 1,024 bytes; this one has more.");
    case "stray-space":
      return t("This line holds a carriage return, a form feed or a vertical tab where a path should begin.");
    case "empty-path":
      return t("The path is empty.");
  }
}

function remedy(text: string, { from, to, reason, option }: Stop): { hint: string; fixes?: readonly Fix[] } {
  switch (reason) {
    case "unknown-option":
      return unknownOption(from, to, option ?? "");
    case "bad-value":
      return {
        hint: t(
          VALUE_HINTS.get(optionName(option ?? "")) ?? msg("Correct the value, or leave the option out."),
        ),
      };
    case "bad-option-list":
      return {
        hint: t(
          "Write client(option,option) without blanks, and a blank, no comma, before the next client. A remark begins with a blank and “#”.",
        ),
      };
    case "too-long":
      return { hint: t("Leave out the options that are exportfs's defaults anyway.") };
    case "path-too-long":
      return { hint: t("Export a folder further up.") };
    case "empty-path":
      return { hint: t("Write the folder's path, or remove the line."), fixes: [removal(from, to)] };
    case "stray-space": {
      const kept = text.slice(from, to).replace(/[\v\f\r]/g, "");
      return {
        hint: t("Remove it; the file has Windows line ends, perhaps."),
        fixes: [{ label: t("Remove the character"), edits: [{ from, to, insert: kept }] }],
      };
    }
  }
}

function unknownOption(from: number, to: number, option: string): { hint: string; fixes?: readonly Fix[] } {
  if (option === "") return { hint: t("Remove one of the commas.") };
  if (option.startsWith("xprtsec") || option.startsWith("reexport")) return { hint: t("Give it a value.") };
  const near = nearestName(
    option,
    OPTION_NAMES.filter((name) => !name.endsWith("=")),
  );
  if (near === undefined) {
    return {
      hint: t(
        "Remove it. exports(5) lists the options; those of other systems (-alldirs, -mapall) are not among them.",
      ),
    };
  }
  return {
    hint: t("Did you mean “{name}”?", { name: near }),
    fixes: [{ label: t("Write “{what}”", { what: near }), edits: [{ from, to, insert: near }] }],
  };
}

const VALUE_HINTS: ReadonlyMap<string, string> = new Map([
  ["anonuid", msg("Give the number of a user.")],
  ["anongid", msg("Give the number of a group.")],
  ["fsid", msg("Give a number, “root”, or a UUID of 32 hexadecimal digits; before “reexport=”.")],
  ["sec", msg("Give one or more of sys, krb5, krb5i and krb5p, with colons between them.")],
  ["xprtsec", msg("Give one or more of none, tls and mtls, with colons between them.")],
  ["reexport", msg("Give auto-fsidnum or predefined-fsidnum, once.")],
]);

function removal(from: number, to: number): Fix {
  return { label: t("Remove this line"), edits: [{ from, to, insert: "" }] };
}
