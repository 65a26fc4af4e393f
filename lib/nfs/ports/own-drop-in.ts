import { parse, stringify } from "ini";

/** Behind what other programs and people put there, since the last drop-in read counts: Debian itself makes a `local.conf`. */
export const OWN_DROP_IN = "zz-inflight.conf";

const HEADER = [
  "# Written by Inflight, the whole file anew at each change.",
  "# Put settings of your own into another file of this folder.",
];
const NOTHING = "# mountd is not pinned: it has another port at each start.";

/**
 * The panel's own drop-in with mountd's port pinned, or left to chance where it is null. Settings that somebody else put
 * there are kept; comments are not, since `ini` knows none. Nobody else's file is written this way.
 */
export function writeOwnDropIn(text: string, port: number | null): string {
  const { mountd, rest } = sectionsOf(parse(text));
  const others = Object.fromEntries(Object.entries(mountd).filter(([key]) => key.toLowerCase() !== "port"));
  const section = port === null ? others : { ...others, port: String(port) };
  const sections = Object.keys(section).length === 0 ? rest : { ...rest, mountd: section };
  const written = stringify(sections).trimEnd();
  return [...HEADER, written === "" ? NOTHING : written, ""].join("\n");
}

function sectionsOf(file: Readonly<Record<string, unknown>>) {
  const rest: Record<string, unknown> = {};
  let mountd: Readonly<Record<string, unknown>> = {};
  for (const [name, section] of Object.entries(file)) {
    if (typeof section !== "object" || section === null) continue;
    if (name.trim().toLowerCase() === "mountd") mountd = { ...mountd, ...section };
    else rest[name] = section;
  }
  return { mountd, rest };
}
