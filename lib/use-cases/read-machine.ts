import { type Disk, type MachineLook, readDisks, readMachine as readProc } from "@/lib/dashboard/machine";
import type { Host } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import { fail, ok, type Result } from "@/lib/shared/result";
import { keepFailure } from "@/lib/use-cases/keep-failure";
import { sharedLook } from "@/lib/use-cases/shared-look";
import { summariesOf } from "@/lib/use-cases/share-summaries";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { t } from "@/lib/words/t";

/** What the kernel of the appliance counts of its processors, memory and network. */
export async function readMachine(host: Host): Promise<Result<MachineLook>> {
  const asked = await host.run(["cat", "/proc/stat", "/proc/meminfo", "/proc/net/dev"], { timeoutMs: 5_000 });
  if (asked.kind === "exited" && asked.stdout !== "") return ok(readProc(asked.stdout, Date.now()));
  const message = t(
    "How busy the appliance is, is not known: /proc could not be read there. It is asked again by itself; see that it answers, and runs Linux.",
  );
  return fail({ code: "unknown", message, detail: describeOutcome(asked) });
}

/** Disks fill slowly, and one that hangs should not be asked again and again. */
const DISKS_KEPT_MS = 60_000;
const MOST_PATHS = 64;

/** The file systems of `/` and of the shares' folders, as they were within the last minute. */
export const readDiskSpace = sharedLook("disk space", (host) => keepFailure(() => lookAtDisks(host)), {
  keptForMs: DISKS_KEPT_MS,
  renewedForMs: 0,
});

async function lookAtDisks(host: Host): Promise<Result<readonly Disk[]>> {
  const paths = await sharedFolders(host);
  const asked = await host.run(["df", "-P", "-B1", "--", "/", ...paths], { timeoutMs: 5_000 });
  // It ends with 1 where one of the folders is not there; the others are told all the same.
  const disks = asked.kind === "exited" ? readDisks(asked.stdout) : [];
  if (disks.length > 0) return ok(disks);
  const message = t(
    "How full the disks are is not known: df gave no answer. It is asked again in a minute; a network file system that hangs can be why.",
  );
  return fail({ code: "unknown", message, detail: describeOutcome(asked) });
}

async function sharedFolders(host: Host): Promise<readonly string[]> {
  const file = await host.readFile(host.files.smbConf);
  if (!file.ok) return [];
  const paths = summariesOf(smbConfDocument(file.value)).map((share) => share.path);
  // One with a variable is another for each client.
  return [...new Set(paths.filter((each) => each.startsWith("/") && !each.includes("%")))].slice(
    0,
    MOST_PATHS,
  );
}
