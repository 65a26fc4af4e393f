import { recordedCatalogue } from "./catalogue/recorded";
import type { SmbConf } from "./document";
import { effectiveValue } from "./effective";
import type { ParameterLine } from "./lines";
import { parameterKey } from "./names";
import { protocolVersion, type SpokenVersions, versionsBetween } from "./protocol-versions";

/** Which protocol versions the server speaks, and the lines that decide; they are absent where Samba's default holds. */
export interface Dialects extends SpokenVersions {
  readonly minLine?: ParameterLine;
  readonly maxLine?: ParameterLine;
}

/** Samba 4.17's defaults: SMB 1 is off unless the file turns it on. */
const LOWEST_BY_DEFAULT = "smb2_02";
const HIGHEST_BY_DEFAULT = "smb3_11";

/** Which protocol versions the file's `[global]` lets the server speak. */
export function dialects(doc: SmbConf, catalogue = recordedCatalogue): Dialects {
  const lower = effectiveValue(doc, "global", "server min protocol", catalogue);
  const upper = effectiveValue(doc, "global", "server max protocol", catalogue);
  return {
    ...versionsBetween(
      readVersion(lower?.value, LOWEST_BY_DEFAULT),
      readVersion(upper?.value, HIGHEST_BY_DEFAULT),
    ),
    ...(lower && { minLine: lower.line }),
    ...(upper && { maxLine: upper.line }),
  };
}

/** Reads a value of `server min protocol` or `server max protocol`. */
function readVersion(value: string | undefined, otherwise: string) {
  const written = parameterKey(value ?? "default");
  return protocolVersion(written === "default" ? otherwise : written);
}
