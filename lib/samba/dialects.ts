import { recordedCatalogue } from "./catalogue/recorded";
import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import type { ParameterLine } from "./lines";
import { parameterKey } from "./names";

/** One protocol version in Samba's spelling. `rank` orders them; `generation` is the SMB generation. */
export interface ProtocolVersion {
  readonly name: string;
  readonly rank: number;
  readonly generation: 1 | 2 | 3;
}

/** Which protocol versions the server speaks. */
export interface Dialects {
  /** Undefined where the file's value is none that Samba knows. */
  readonly min: ProtocolVersion | undefined;
  readonly max: ProtocolVersion | undefined;
  readonly smb1: boolean;
  readonly smb2: boolean;
  readonly smb3: boolean;
  /** The lines that decide; absent where Samba's default holds. */
  readonly minLine?: ParameterLine;
  readonly maxLine?: ParameterLine;
}

const VERSIONS: readonly ProtocolVersion[] = (
  [
    ["CORE", 1],
    ["COREPLUS", 1],
    ["LANMAN1", 1],
    ["LANMAN2", 1],
    ["NT1", 1],
    ["SMB2_02", 2],
    ["SMB2_10", 2],
    ["SMB3_00", 3],
    ["SMB3_02", 3],
    ["SMB3_11", 3],
  ] as const
).map(([name, generation], rank) => ({ name, rank, generation }));

/** `SMB2` and `SMB3` alone mean the newest of their generation, in `server min protocol` too (measured with smbd 4.17.12). */
const SAME: ReadonlyMap<string, string> = new Map([
  ["smb2", "smb2_10"],
  ["smb3", "smb3_11"],
  ["core+", "coreplus"],
]);

/** Reads a value of `server min protocol` or `server max protocol`; undefined where Samba does not know it. */
function readVersion(value: string, otherwise: string): ProtocolVersion | undefined {
  const written = parameterKey(value);
  const key = written === "default" ? otherwise : (SAME.get(written) ?? written);
  return VERSIONS.find((version) => version.name.toLowerCase() === key);
}

/**
 * Which protocol versions the file's `[global]` lets the server speak. Samba 4.17's defaults are SMB2_02 to SMB3_11:
 * SMB 1 is off unless the file turns it on.
 */
export function dialects(doc: SmbConf, catalogue = recordedCatalogue): Dialects {
  const lower = effectiveValue(doc, "global", "server min protocol", catalogue);
  const upper = effectiveValue(doc, "global", "server max protocol", catalogue);
  const min = readVersion(lower?.value ?? "default", "smb2_02");
  const max = readVersion(upper?.value ?? "default", "smb3_11");
  const speaks = (lowest: number, highest: number) =>
    min !== undefined &&
    max !== undefined &&
    min.rank <= max.rank &&
    min.rank <= highest &&
    max.rank >= lowest;
  return {
    min,
    max,
    smb1: speaks(0, 4),
    smb2: speaks(5, 6),
    smb3: speaks(7, 9),
    ...(lower && { minLine: lower.line }),
    ...(upper && { maxLine: upper.line }),
  };
}
