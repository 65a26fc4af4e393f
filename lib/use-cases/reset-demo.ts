import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { RestoredFolders } from "@/lib/host/demo-folders";
import type { Host } from "@/lib/host/host";
import { firstSmbConf } from "@/lib/sandbox/first-smb-conf";
import { applianceLayout } from "@/lib/sandbox/layout";
import { firstExports } from "@/lib/sandbox/nfs/first-exports";
import { TUNNEL_PARTS } from "@/lib/sandbox/demo-tunnels/cast";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { fail, ok, type Result } from "@/lib/shared/result";
import { encodeText } from "@/lib/shared/text";
import { applyChange } from "@/lib/use-cases/apply-change";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { onDemoStage } from "@/lib/use-cases/demo-mode";
import { makeDemoProfiles, removeDemoProfiles, turnDemoTunnels } from "@/lib/use-cases/demo-tunnels";
import { draftMountPin } from "@/lib/use-cases/draft-mount-pin";
import { exportsFile } from "@/lib/use-cases/exports-file";
import type { ManagedFile } from "@/lib/use-cases/managed-file";
import { mountPinDropIn, nfsSysconfigFile } from "@/lib/use-cases/mount-pin-files";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";
import { number } from "@/lib/words/format";
import { t } from "@/lib/words/t";

export interface DemoReset {
  readonly message: string;
  /** Milliseconds it took, until all clients were back. */
  readonly tookMs: number;
  /** Whether all clients were back when it ended. */
  readonly isReady: boolean;
}

/** Somebody else may write to a file meanwhile; not for ever. */
const TRIES = 3;
/** Clients come back within seconds; a slow machine gets longer, and is told what is still missing. */
const READY_WITHIN_MS = 20_000;
const POLL_MS = 100;

/**
 * Brings the demo back to its start: smb.conf and exports as a new box has them and mountd unpinned, through the change pipeline, so that
 * History keeps what was there; the files in its shares, what people changed put aside; the demo's tunnel profiles made anew; its clients
 * started anew. Accounts, passwords, the audit log and whatever else people made stay.
 */
export function resetDemo(actor: ChangeActor): Promise<Result<DemoReset>> {
  return onDemoStage((host) => oneAtATime("reset of the demo", () => reset(host, actor)));
}

async function reset(host: Host, actor: ChangeActor): Promise<Result<DemoReset>> {
  const begun = performance.now();
  const layout = applianceLayout(dataDir(env().dataDir).appliance);
  if (!layout.ok) return layout;
  const [samba, tunnels] = await Promise.all([
    resetSamba(host, actor, firstSmbConf(layout.value)),
    resetTunnels(host, actor, firstExports(layout.value)),
  ]);
  if (!samba.ok) return samba;
  if (!tunnels.ok) return tunnels;
  const isReady = await untilReady(host);
  const tookMs = Math.round(performance.now() - begun);
  const seconds = number(tookMs / 1_000, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const { putAside, folder } = samba.value;
  const aside =
    putAside === 0
      ? ""
      : ` ${t(
          "{putAside, plural, one {# file or folder that people added or changed lies} other {# files and folders that people added or changed lie}} in {folder}, until the next reset.",
          { putAside, folder },
        )}`;
  const back = t("The demo is back at its start, in {seconds} s. History keeps what was there before.", {
    seconds,
  });
  const missing = isReady
    ? ""
    : ` ${t("Not all clients are back yet: {names}. They go on trying.", { names: absent(host).join(", ") })}`;
  return ok({ tookMs, isReady, message: `${back}${aside}${missing}` });
}

async function resetSamba(host: Host, actor: ChangeActor, text: string): Promise<Result<RestoredFolders>> {
  // Ended first, so that the restart meets nobody half-way, and each begins anew.
  const stopped = await host.demoClients?.stop();
  if (stopped?.ok === false) return stopped;
  const folders = await restoreFolders(host);
  const file = await putBack(smbConfFile, host, actor, encodeText(text));
  const started = await host.demoClients?.start();
  if (!file.ok) return file;
  return started?.ok === false ? started : folders;
}

async function restoreFolders(host: Host): Promise<Result<RestoredFolders>> {
  try {
    return ok((await host.demoFolders?.restore()) ?? { putAside: 0, folder: "" });
  } catch (error) {
    const message = t(
      "The demo was not reset: the files in its shares could not be put back. See whether its disk is full, then try again.",
    );
    return fail({ code: "not-reset", message, detail: error instanceof Error ? error.message : "" });
  }
}

/** mountd is at a port of its own choice in a new box. */
async function unpin(host: Host, actor: ChangeActor): Promise<Result<null>> {
  const draft = await draftMountPin(host, null);
  if (!draft.ok) return draft.error.code === "unchanged" ? ok(null) : draft;
  const { file, candidate } = draft.value;
  return putBack(file === "mountd-pin" ? mountPinDropIn : nfsSysconfigFile, host, actor, candidate);
}

async function resetTunnels(host: Host, actor: ChangeActor, text: string): Promise<Result<null>> {
  const removed = await removeDemoProfiles(host, actor);
  if (!removed.ok) return removed;
  // Each forgets its tunnel before it is given another one.
  await turnDemoTunnels(host);
  const unpinned = await unpin(host, actor);
  if (!unpinned.ok) return unpinned;
  const file = await putBack(exportsFile, host, actor, encodeText(text));
  if (!file.ok) return file;
  const made = await makeDemoProfiles(host, actor);
  if (!made.ok) return made;
  await turnDemoTunnels(host);
  return ok(null);
}

/** Has a managed file hold the text, through the change pipeline; nothing is done where it does. */
async function putBack(
  file: ManagedFile,
  host: Host,
  actor: ChangeActor,
  candidate: Uint8Array,
): Promise<Result<null>> {
  for (let tries = 1; ; tries += 1) {
    const read = await readManagedFile(file, host);
    if (!read.ok && read.error.code !== "missing") return read;
    const [bytes, baseTag] = read.ok ? [read.value.bytes, read.value.tag] : [new Uint8Array(), ""];
    if (read.ok && Buffer.from(bytes).equals(candidate)) return ok(null);
    const { warningsDigest } = await file.check(host, candidate, bytes);
    const outcome = await applyChange({
      file,
      host,
      actor,
      origin: "restore",
      request: {
        candidate,
        baseTag,
        reason: "Reset demo",
        activation: "restart",
        acknowledged: warningsDigest,
        changeId: randomUUID(),
      },
    });
    if (outcome.state === "applied") return ok(null);
    if (outcome.state === "conflict" && tries < TRIES) continue;
    const message = `${t("The demo was not reset: {file} was not put back.", { file: t(file.noun) })} ${outcome.message}`;
    return fail({
      code: "not-reset",
      message,
      ...(outcome.detail !== undefined && { detail: outcome.detail }),
    });
  }
}

async function untilReady(host: Host): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (absent(host).length > 0) {
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}

/** Names of the clients that should be there at the start, and are not. */
function absent(host: Host): readonly string[] {
  const smb = host.demoClients?.list().filter(({ state }) => state !== "connected") ?? [];
  const expected = TUNNEL_PARTS.filter(({ isOn, hasProfile }) => isOn && hasProfile).map(({ name }) => name);
  const nfs = host.demoTunnels
    ?.list()
    .filter(({ name, state }) => expected.includes(name) && state !== "connected");
  return [...smb, ...(nfs ?? [])].map(({ name }) => name);
}
