import { type Section, type SmbConf, sectionOf } from "./document";
import { effectiveValue } from "./effective";
import { meaningOf } from "./meaning";
import { t } from "@/lib/words/t";

/**
 * What a line may set that a guest writes: who is served, and how. Everything else stays out, since many a parameter has
 * smbd run a program, read another file or work as another user (smb.conf(5): `root preexec`, `include`, `force user` …),
 * and a later Samba may know more of them.
 */
const HARMLESS: ReadonlySet<string> = new Set(
  [
    "access based share enum",
    "available",
    "browseable",
    "client signing",
    "comment",
    "create mask",
    "deadtime",
    "directory mask",
    "guest ok",
    "guest only",
    "hosts allow",
    "hosts deny",
    "invalid users",
    "log level",
    "map to guest",
    "max connections",
    "ntlm auth",
    "path",
    "read list",
    "read only",
    "restrict anonymous",
    "server max protocol",
    "server min protocol",
    "server signing",
    "server smb encrypt",
    "server smb3 encryption algorithms",
    "server smb3 signing algorithms",
    "server string",
    "valid users",
    "workgroup",
    "write list",
  ].map((name) => meaningOf(name).key),
);

/** Samba makes shares of them by itself, of folders that no line here names. */
const SPECIAL = /^(?:homes|printers|print\$|ipc\$)$/u;

/**
 * What a new text of smb.conf says that reaches beyond one folder; null where nothing does. Lines that the old text has are
 * not looked at: whoever wrote them may have meant it.
 *
 * @param folder Absolute; shares may lie in it.
 */
export function reachesBeyond(before: SmbConf, after: SmbConf, folder: string): string | null {
  for (const section of after.sections) {
    const old = sectionOf(before, section.name);
    const known = new Set(old?.parameters.map(said));
    for (const line of section.parameters) {
      if (known.has(said(line))) continue;
      if (!HARMLESS.has(meaningOf(line.name).key)) return t("It sets “{name}”.", { name: line.name });
      if (line.value.includes("%$")) return t("“{name}” reads the environment of smbd.", { name: line.name });
    }
    const stray = section.isGlobal ? null : strayShare(before, after, section, old, folder);
    if (stray !== null) return stray;
  }
  return null;
}

function said({ key, value }: { readonly key: string; readonly value: string }): string {
  return `${key}=${value}`;
}

function strayShare(
  before: SmbConf,
  after: SmbConf,
  { name, key }: Section,
  old: Section | undefined,
  folder: string,
): string | null {
  const path = effectiveValue(after, name, "path")?.value;
  if (old !== undefined && path === effectiveValue(before, name, "path")?.value) return null;
  if (SPECIAL.test(key)) return t("It changes what [{name}] serves.", { name });
  return path !== undefined && liesIn(path, folder)
    ? null
    : t("[{name}] is not in {folder}.", { name, folder });
}

/** By its letters alone, so without `..` and without what Samba puts in the place of `%`. */
function liesIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) && !/%|(?:^|\/)\.\.(?:\/|$)/u.test(path);
}
