import type { SmbConf } from "../document";
import { parameterKey } from "../names";
import { contentOf, type Finding } from "./finding";
import { t } from "@/lib/words/t";

/** Parameters whose value smbd or winbindd runs as root (smb.conf(5)). */
const RUN_AS_ROOT = new Set(
  [
    "root preexec",
    "root postexec",
    "add group script",
    "add machine script",
    "add user script",
    "add user to group script",
    "delete group script",
    "delete user from group script",
    "delete user script",
    "rename user script",
    "set primary group script",
    "username map script",
    "check password script",
    "passwd program",
    "add share command",
    "change share command",
    "delete share command",
    "addport command",
    "addprinter command",
    "deleteprinter command",
    "enumports command",
    "shutdown script",
    "abort shutdown script",
    "log nt token command",
    "panic action",
  ].map(parameterKey),
);

/** What Debian's smb.conf has from the start. */
const OF_THE_SYSTEM = new Set(["/usr/share/samba/panic-action %d", "/usr/bin/passwd %u"]);

const AS_ROOT = new Set(["force user", "admin users"].map(parameterKey));

/**
 * Lines by which whoever may write the file, or connect, acts as root on the appliance. They have their uses, and nobody should
 * bring one in without having seen it.
 */
export function checkRoot(doc: SmbConf): Finding[] {
  return doc.sections.flatMap(({ parameters }) =>
    parameters.flatMap((line): Finding[] => {
      const place = { ...contentOf(doc.text, line), code: "as-root", severity: "warning" } as const;
      if (RUN_AS_ROOT.has(line.key) && line.value !== "" && !OF_THE_SYSTEM.has(line.value)) {
        const message = t(
          "Samba runs “{program}” as root by this line: whoever can change that program has the whole appliance.",
          { program: line.value },
        );
        return [
          {
            ...place,
            message,
            hint: t("See that the program belongs to root, and that nobody else may write to it."),
          },
        ];
      }
      if (AS_ROOT.has(line.key) && namesRoot(line.value)) {
        const message = t(
          "By “{name}” clients act as root here: they read and change any file, whoever it belongs to.",
          { name: line.name },
        );
        return [{ ...place, message, hint: t("Name another account, unless that is what is wanted.") }];
      }
      return [];
    }),
  );
}

function namesRoot(value: string): boolean {
  return value.split(/[\s,]+/).some((name) => name.toLowerCase() === "root");
}
