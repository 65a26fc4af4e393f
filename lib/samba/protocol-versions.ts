/** One protocol version in Samba's spelling. `rank` orders them; `generation` is the SMB generation. */
export interface ProtocolVersion {
  readonly name: string;
  readonly rank: number;
  readonly generation: 1 | 2 | 3;
}

/** The versions between a lowest and a highest one. */
export interface SpokenVersions {
  /** Undefined where the file's value is none that Samba knows. */
  readonly min: ProtocolVersion | undefined;
  readonly max: ProtocolVersion | undefined;
  readonly smb1: boolean;
  readonly smb2: boolean;
  readonly smb3: boolean;
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

/** As people write them; what is older than SMB 2 is SMB 1 to them. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ["SMB2_02", "SMB 2.0.2"],
  ["SMB2_10", "SMB 2.1"],
  ["SMB3_00", "SMB 3.0"],
  ["SMB3_02", "SMB 3.0.2"],
  ["SMB3_11", "SMB 3.1.1"],
]);

/** `SMB2` and `SMB3` alone mean the newest of their generation, in `server min protocol` too (measured with smbd 4.17.12). */
const SAME: ReadonlyMap<string, string> = new Map([
  ["smb2", "smb2_10"],
  ["smb3", "smb3_11"],
  ["core+", "coreplus"],
]);

/** The version of that key (a name without case and white space); undefined where Samba does not know it. */
export function protocolVersion(key: string): ProtocolVersion | undefined {
  const name = SAME.get(key) ?? key;
  return VERSIONS.find((version) => version.name.toLowerCase() === name);
}

/** `SMB 3.1.1`; the versions before SMB 2 are all `SMB 1`. */
export function protocolLabel(version: ProtocolVersion): string {
  return LABELS.get(version.name) ?? "SMB 1";
}

/** Which generations a server speaks whose lowest and highest versions are these; none where they are the wrong way round. */
export function versionsBetween(
  min: ProtocolVersion | undefined,
  max: ProtocolVersion | undefined,
): SpokenVersions {
  const speaks = (generation: 1 | 2 | 3) =>
    min !== undefined &&
    max !== undefined &&
    VERSIONS.some((each) => each.generation === generation && each.rank >= min.rank && each.rank <= max.rank);
  return { min, max, smb1: speaks(1), smb2: speaks(2), smb3: speaks(3) };
}
