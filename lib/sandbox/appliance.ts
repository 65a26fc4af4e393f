import { rm } from "node:fs/promises";
import path from "node:path";
import type { Host, ServiceName, ServiceStatus } from "@/lib/host/host";
import { fileFailure } from "@/lib/host/host-failure";
import { createLocalHost } from "@/lib/host/local-host";
import { sayFailure } from "@/lib/host/say-failure";
import type { Box } from "@/lib/sandbox/box";
import { DEMO_USERS, type DemoUser } from "@/lib/sandbox/demo-accounts";
import { bindingOf } from "@/lib/sandbox/enforced";
import { dismissDemoClients } from "@/lib/sandbox/demo-clients/demo-clients";
import { dismissDemoTunnels } from "@/lib/sandbox/demo-tunnels/demo-tunnels";
import { findFreePort } from "@/lib/sandbox/free-port";
import { applianceLayout, type Layout } from "@/lib/sandbox/layout";
import { stopNfs } from "@/lib/sandbox/nfs/nfs-start";
import { openNfs } from "@/lib/sandbox/nfs/provision-nfs";
import { findNssWrapper } from "@/lib/sandbox/nss-wrapper";
import { canMountPrivately, closedFolderAbove } from "@/lib/sandbox/own-view";
import {
  makeDemoFolders,
  makeFolders,
  makeUsers,
  writeControlFiles,
  writeFirstSmbConf,
} from "@/lib/sandbox/provision";
import { openSsh } from "@/lib/sandbox/ssh/provision-ssh";
import { stopSsh } from "@/lib/sandbox/ssh/ssh-start";
import { reviveService } from "@/lib/sandbox/revive";
import { createSandboxHost } from "@/lib/sandbox/sandbox-host";
import { smbdProcesses } from "@/lib/sandbox/smbd-processes";
import { setWanted, underLock } from "@/lib/sandbox/smbd-service";
import { startSmbd, stopSmbd } from "@/lib/sandbox/smbd-start";
import { ADDRESS, boxStatus, isCurrent } from "@/lib/sandbox/smbd-status";
import { readState, writeState } from "@/lib/sandbox/state-file";
import { fail, ok, type Result } from "@/lib/shared/result";

/** The box, running, or saying in its notes and its service's status why not. */
export interface Appliance {
  readonly host: Host;
  readonly dir: string;
  readonly address: string;
  /** Where clients connect now; a changed `smb ports` moves it at the next restart. */
  readonly port: number;
  readonly users: readonly DemoUser[];
  /** Sentences for the person: what the box may not do here, and what was repaired. */
  readonly notes: readonly string[];
  /** Starts a service again where it should run and does not; null where it does, or should not. */
  revive(name: ServiceName): Promise<Result<ServiceStatus | null>>;
}

export interface StartOptions {
  /** Where libnss_wrapper.so is, null where it is not installed; looked for unless told. */
  readonly accountsLibrary?: () => Promise<string | null>;
  /** Whether its NFS server is to run as well. */
  readonly nfs?: boolean;
  /**
   * The IPv4 address at which its NFS server listens: this machine's own loopback unless told. Another, or 0.0.0.0 for all, is
   * for a network namespace of the caller's own: whoever reaches the server and is let in by the exports file is served.
   */
  readonly nfsAddress?: string;
  /** Whether an SSH server for its tunnels is to run as well. */
  readonly ssh?: boolean;
}

/**
 * Makes the box in `dir` where there is none, repairs what is broken, and sees that smbd runs: a running one is taken
 * over as it is, with its sessions. May be called at any time, from several processes.
 *
 * A file with which smbd does not start is no failure here, since the panel is where it gets mended; only a folder
 * that cannot be used is.
 */
export async function startAppliance(
  dir: string,
  { accountsLibrary = findNssWrapper, nfs = false, nfsAddress = ADDRESS, ssh = false }: StartOptions = {},
): Promise<Result<Appliance>> {
  const layout = applianceLayout(dir);
  if (!layout.ok) return layout;
  const folders = await makeFolders(layout.value);
  if (!folders.ok) return folders;
  return underLock(layout.value, async () => {
    try {
      const box = await openBox(layout.value, await accountsLibrary(), nfsAddress);
      const host = createSandboxHost(box);
      await repair(box, host);
      await takeOverOrStart(box, host);
      if (nfs) await openNfs(box);
      if (ssh) await openSsh(box);
      return ok(describe(box, host));
    } catch (error) {
      return sayFailure(fail(fileFailure(error, layout.value.dir)));
    }
  });
}

/** Ends the box's smbd, NFS and SSH servers, everything they started, and its demo clients. The folder stays as it is. */
export async function stopAppliance(dir: string): Promise<Result<null>> {
  const layout = applianceLayout(dir);
  if (!layout.ok) return layout;
  return underLock(layout.value, async () => {
    await setWanted(layout.value, false);
    await Promise.all([dismissDemoClients(layout.value), dismissDemoTunnels(layout.value)]);
    await Promise.all([stopSmbd(layout.value), stopNfs(layout.value), stopSsh(layout.value)]);
    if (!layout.value.runtime.startsWith(layout.value.dir)) {
      await rm(layout.value.runtime, { recursive: true, force: true });
    }
    return ok(null);
  });
}

async function openBox(layout: Layout, nssWrapper: string | null, nfsAddress: string): Promise<Box> {
  const state = await readState(layout.stateFile);
  const port = state?.port ?? (await findFreePort());
  if (state === null) await writeState(layout.stateFile, { version: 1, port, complete: false, wanted: true });
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const notes: string[] = [];
  if (nssWrapper === null) {
    notes.push(
      "libnss-wrapper is not installed (apt-get install libnss-wrapper): there are no demo users, and only guests get in, to the public share.",
    );
  }
  if (uid !== 0) {
    notes.push(
      "The panel does not run as root: every user's files belong to the panel's account, and smbstatus cannot tell who is connected.",
    );
  }
  return {
    layout,
    identity: uid === 0 ? { kind: "each" } : { kind: "one", uid, gid },
    nssWrapper,
    closedFolder: uid === 0 ? await viewNeeded(layout, notes) : null,
    port,
    nfsAddress,
    binding: bindingOf({ ports: undefined, interfaces: undefined }, port),
    notes,
  };
}

async function viewNeeded(layout: Layout, notes: string[]): Promise<string | null> {
  const closed = await closedFolderAbove(layout.dir);
  if (closed === null || (await canMountPrivately(createLocalHost()))) return closed;
  notes.push(
    `${closed} is closed to other accounts, so the demo users cannot reach their shares. Choose a --data-dir that everybody may pass through.`,
  );
  return null;
}

async function repair(box: Box, host: Host): Promise<void> {
  const { layout, notes } = box;
  const state = await readState(layout.stateFile);
  await writeControlFiles(box);
  const fresh = await writeFirstSmbConf(box);
  const folders = await makeDemoFolders(box);
  if (box.nssWrapper !== null) notes.push(...(await makeUsers(box, host)));
  if (state?.complete === true) {
    if (fresh)
      notes.push("smb.conf was missing. The box's first one was put in its place; History has the others.");
    if (folders.length > 0) notes.push(`Missing demo folders were made anew: ${folders.join(", ")}.`);
  }
  if (state !== null) await writeState(layout.stateFile, { ...state, complete: true, wanted: true });
}

async function takeOverOrStart(box: Box, host: Host): Promise<void> {
  const { master, all } = await smbdProcesses(box.layout);
  if (master !== null && (await isCurrent(box, master.pid))) {
    if ((await boxStatus(box)).state === "running") return;
  }
  if (all.length > 0) {
    await stopSmbd(box.layout);
    box.notes.push("The box's Samba was found half-started; it was ended and started anew.");
  }
  const started = await startSmbd(box, host);
  if (!started.ok) {
    box.notes.push([started.error.message, started.error.detail ?? ""].join("\n").trim());
  }
}

function describe(box: Box, host: Host): Appliance {
  return {
    host,
    dir: path.resolve(box.layout.dir),
    address: ADDRESS,
    get port() {
      return box.binding.ports[0] ?? box.port;
    },
    users: box.nssWrapper === null ? [] : DEMO_USERS.map(({ name, password }) => ({ name, password })),
    get notes() {
      return [...box.notes, ...box.binding.notes];
    },
    revive: (name) => reviveService(box, host, name),
  };
}
