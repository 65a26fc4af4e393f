import type { Host } from "@/lib/host/host";
import { checkMountPort, type PortFinding } from "@/lib/nfs/ports/check-mount-port";
import { readPortSettings, type SettingsRead } from "@/lib/nfs/ports/read-settings";
import type { AnyFinding } from "@/lib/shared/finding";
import { decodeText } from "@/lib/shared/text";
import { listMappings, locateNfs } from "@/lib/use-cases/locate-nfs";
import type { CheckVerdict } from "@/lib/use-cases/managed-file";
import { readPortSurroundings } from "@/lib/use-cases/read-port-surroundings";
import { warningsDigest } from "@/lib/use-cases/warnings-to-see";
import { t } from "@/lib/words/t";

export interface MountPinVerdict extends CheckVerdict {
  /** The port that mountd would have; null: another at each start. */
  readonly port: number | null;
  readonly findings: readonly AnyFinding[];
}

/** What a check says, and of which line of the candidate, counted from 1. */
interface Said extends PortFinding {
  readonly number: number;
}

/**
 * Whether mountd could have the port that a candidate pins it to, and would: another file may be read later. The base's
 * port is not looked at, since mountd has it.
 */
export async function checkMountPin(
  host: Host,
  path: string,
  candidate: Uint8Array,
  base: Uint8Array,
): Promise<MountPinVerdict> {
  const text = decodeText(candidate);
  const [settings, before] = await Promise.all([
    readPortSettings(host, host.files, { path, text }),
    readPortSettings(host, host.files, { path, text: decodeText(base) }),
  ]);
  if (!settings.ok) {
    return verdict([{ severity: "error", message: settings.error.message, number: 1 }], null, text);
  }
  const { services } = settings.value;
  const { port } = services.mount;
  const said: Said[] = [...standing(settings.value, path, host.files.nfsConfFolder)];
  if (port !== null && (!before.ok || port !== before.value.services.mount.port)) {
    const place = await locateNfs(host, settings.value, await listMappings(host));
    const number = ownLine(settings.value, path)?.number ?? 1;
    const found = checkMountPort(port, await readPortSurroundings(host, place));
    said.push(...found.map((each) => ({ ...each, number })));
  }
  return verdict(said, port, text);
}

function ownLine({ services }: SettingsRead, path: string) {
  const { setBy, overridden } = services.mount;
  return [setBy, ...overridden].find((line) => line?.path === path);
}

/** Whether the file would be read, and be the one that counts. */
function standing(settings: SettingsRead, path: string, folder: string): readonly Said[] {
  const said: Said[] = settings.problems
    .filter((each) => each.path === path)
    .map(({ number, message }) => ({ severity: "warning", message, number }));
  const own = ownLine(settings, path);
  const { setBy } = settings.services.mount;
  if (own && own.port !== null && setBy && setBy.path !== path) {
    const { number: line, path: file, value } = setBy;
    const message = t(
      "Line {line} of {file} is read after this file and sets {value}, so this one would count for nothing. Take that line out first: it is somebody else's.",
      { line, file, value },
    );
    said.push({ severity: "error", message, number: own.number });
  }
  if (!settings.hasFolder) {
    const message = t("There is no folder {folder} on the appliance. Make it (mkdir), then review again.", {
      folder,
    });
    said.push({ severity: "error", message, number: 1 });
  }
  return said;
}

function verdict(said: readonly Said[], port: number | null, text: string): MountPinVerdict {
  const refused = said.find(({ severity }) => severity === "error");
  const warnings = said.filter(({ severity }) => severity === "warning").map(({ message }) => message);
  return {
    port,
    findings: said.map((each) => ({ code: "mount-port", ...each, ...spanOfLine(text, each.number) })),
    refused: refused ? { code: "refused", message: refused.message } : null,
    warnings,
    warningsDigest: warningsDigest(warnings),
  };
}

function spanOfLine(text: string, number: number): { readonly from: number; readonly to: number } {
  const lines = text.split("\n");
  const from = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return { from, to: from + (lines[number - 1]?.length ?? 0) };
}
