import { parameterKey } from "@/lib/samba/names";
import type { Catalogue, ParameterInfo, ParameterLevel, ParameterType, ParameterValue } from "./types";

/**
 * What `testparm --show-all-parameters` does not tell: which spellings of an enum mean one value (keyed by the list as
 * printed, `off|no|…`; the first of each group is how Samba prints it back), and the defaults.
 */
export interface CatalogueExtras {
  readonly enums: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly defaults: Readonly<Record<string, string>>;
}

const BOOLEANS: readonly ParameterValue[] = [
  { name: "Yes", written: ["yes", "true", "on", "1"] },
  { name: "No", written: ["no", "false", "off", "0"] },
];

const TYPES: Readonly<Record<string, ParameterType>> = {
  P_BOOL: "boolean",
  P_BOOLREV: "inverted-boolean",
  P_INTEGER: "integer",
  P_BYTES: "bytes",
  P_OCTAL: "octal",
  P_ENUM: "enum",
  P_CHAR: "character",
  P_LIST: "list",
  P_CMDLIST: "list",
};

/** `name=P_TYPE[,a|b|c],[FLAG_…] [(synonyms: …) | ([inverse ]synonym of NAME)]` */
const ROW = /^([^=]+)=(P_[A-Z]+),(.*?)(?:\s*\((synonyms: .*|(?:inverse )?synonym of .*)\))?$/;
const SYNONYM = /^(inverse )?synonym of (.+)$/;

/**
 * Reads the output of `testparm --show-all-parameters`: `[local]` rows (share level) first, then `[global]`. Rows of an
 * unknown shape are left out; a type that is not known counts as text. Format measured with Samba 4.17.12.
 */
export function parseShowAllParameters(output: string, extras: CatalogueExtras): Catalogue {
  const defaults = new Map(
    Object.entries(extras.defaults).map(([name, value]) => [parameterKey(name), value] as const),
  );
  const parameters: ParameterInfo[] = [];
  let level: ParameterLevel = "share";
  for (const row of output.split(/\r?\n/)) {
    if (row === "[local]" || row === "[global]") {
      level = row === "[local]" ? "share" : "global";
      continue;
    }
    const info = readRow(row, level, extras, defaults);
    if (info) parameters.push(info);
  }
  return { parameters, byKey: new Map(parameters.map((info) => [info.key, info])) };
}

function readRow(
  row: string,
  level: ParameterLevel,
  extras: CatalogueExtras,
  defaults: ReadonlyMap<string, string>,
): ParameterInfo | undefined {
  const [, name, typeName, details = "", relation = ""] = ROW.exec(row) ?? [];
  if (name === undefined || typeName === undefined) return undefined;
  const key = parameterKey(name);
  const type = TYPES[typeName] ?? "string";
  const [spellings, flags] = type === "enum" ? splitOnce(details) : ["", details];
  const values = type === "enum" ? enumValues(spellings, extras) : booleanValues(type);
  const [, inverse, canonical] = SYNONYM.exec(relation) ?? [];
  const fallback = defaults.get(key);
  return {
    name,
    key,
    level,
    type,
    ...(values && { values }),
    ...(fallback !== undefined && { default: fallback }),
    deprecated: flags.includes("FLAG_DEPRECATED"),
    ...(canonical !== undefined && { synonymOf: { name: canonical, inverted: inverse !== undefined } }),
  };
}

function splitOnce(details: string): [string, string] {
  const comma = details.indexOf(",");
  return comma === -1 ? [details, ""] : [details.slice(0, comma), details.slice(comma + 1)];
}

function booleanValues(type: ParameterType): readonly ParameterValue[] | undefined {
  return type === "boolean" || type === "inverted-boolean" ? BOOLEANS : undefined;
}

/** Spellings that a later Samba has added to a set stand on their own. */
function enumValues(spellings: string, extras: CatalogueExtras): readonly ParameterValue[] {
  const groups = extras.enums[spellings];
  if (groups) return groups.map((written) => ({ name: written[0] ?? "", written }));
  return spellings.split("|").map((spelling) => ({ name: spelling, written: [spelling] }));
}
