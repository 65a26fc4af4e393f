import { recordedCatalogue } from "@/lib/samba/catalogue/recorded";
import { resolveName } from "@/lib/samba/catalogue/resolve";
import type { SmbConf } from "@/lib/samba/document";
import { t } from "@/lib/words/t";
import type { Found } from "./found";

interface Standing {
  readonly line: number;
  readonly section: string;
  readonly times: number;
}

/** Every parameter that Samba knows: with the line where the file sets it, or else with its help. */
export function parametersFound(doc: SmbConf | undefined): readonly Found[] {
  const standing = doc === undefined ? new Map<string, Standing>() : linesOf(doc);
  return recordedCatalogue.parameters.map(({ name, key, synonymOf }) => {
    const at = standing.get(key);
    const meant = synonymOf?.name ?? name;
    return {
      id: `parameter ${name}`,
      kind: "parameter",
      label: name,
      detail: at === undefined ? t("not in smb.conf: help") : whereIn(at),
      words: synonymOf === undefined ? [] : [meant],
      goal: {
        go: at === undefined ? helpAddress(meant) : `/cifs-shares/config-file?line=${String(at.line)}`,
      },
    };
  });
}

/** What a parameter is: its line in the reference. */
function helpAddress(name: string): string {
  return `/help/parameters?parameter=${encodeURIComponent(name)}`;
}

function whereIn({ line, section, times }: Standing): string {
  return times === 1
    ? t("smb.conf line {line}, [{section}]", { line, section })
    : t("smb.conf line {line}, [{section}], and {more} more", { line, section, more: times - 1 });
}

/** The first line of each parameter, in [global] where it stands there, under every name that Samba knows it by. */
function linesOf(doc: SmbConf): ReadonlyMap<string, Standing> {
  const byMeaning = new Map<string, Standing>();
  const sections = doc.sections.toSorted((a, b) => Number(b.isGlobal) - Number(a.isGlobal));
  for (const { name, parameters } of sections) {
    for (const { key, number } of parameters) {
      const meant = resolveName(key)?.info.key ?? key;
      const known = byMeaning.get(meant);
      byMeaning.set(
        meant,
        known === undefined
          ? { line: number, section: name, times: 1 }
          : { ...known, times: known.times + 1 },
      );
    }
  }
  const all = new Map(byMeaning);
  for (const { key, synonymOf } of recordedCatalogue.parameters) {
    const at = synonymOf && byMeaning.get(resolveName(key)?.info.key ?? key);
    if (at) all.set(key, at);
  }
  return all;
}
