import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { findFreePort } from "@/lib/sandbox/free-port";
import { nfsPortsOf } from "@/lib/sandbox/testing/nfs-client";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import { type Profile, ProfileForm } from "@/lib/tunnels/profile";
import { type ClientMachine, startClientMachine } from "@/lib/tunnels/testing/client-machine";
import type { SetUpReport } from "@/lib/tunnels/tunnel-step";
import { authorizedKeysFile } from "@/lib/use-cases/authorized-keys-file";
import { readClientHostKey } from "@/lib/use-cases/client-host-key";
import { findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";
import { stepsOfRun } from "@/lib/use-cases/live-steps";
import { removeTunnel } from "@/lib/use-cases/revoke-tunnel";
import { saveTunnel } from "@/lib/use-cases/save-tunnel";
import { setUpClient, type SetUpRequest } from "@/lib/use-cases/set-up-client";
import { scriptFor } from "@/lib/use-cases/set-up-ground";
import { admin, type BoxFixture, startBoxFixture } from "@/lib/use-cases/testing/box-fixture";
import { CLIENT_PASSWORD, type ClientSshd, startClientSshd } from "@/lib/use-cases/testing/client-sshd";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";

/** An appliance, and one client at a time that is set up over its real sshd. Takes root. */
export interface SetUpFixture {
  readonly box: BoxFixture;
  /** Every report so far. */
  readonly said: readonly SetUpReport[];
  /** @param config lines of the client's sshd_config(5) */
  start(
    hasSystemd: boolean,
    config?: readonly string[],
  ): Promise<{ client: ClientMachine; sshd: ClientSshd }>;
  /** Makes the profile that is set up from then on. */
  save(changes?: Partial<ProfileForm>): Promise<void>;
  /** That profile as it is now. */
  profile(): Promise<Profile>;
  /** As root with the password, and with a new key, unless told otherwise. */
  setUp(changes?: Partial<SetUpRequest>): Promise<SetUpReport>;
  /** Takes what was set up away again as a person would, with the profile's script. */
  takeAway(): Promise<void>;
  /** Ends the client, and removes the profile. */
  end(): Promise<void>;
  remove(): Promise<void>;
}

export async function startSetUpFixture(): Promise<SetUpFixture> {
  const box = await startBoxFixture(authorizedKeysFile);
  expect(box.appliance.notes).toEqual([]);
  const said: SetUpReport[] = [];
  let [client, sshd]: [ClientMachine | undefined, ClientSshd | undefined] = [undefined, undefined];
  let id = "";

  const profile: SetUpFixture["profile"] = async () => {
    const found = await findTunnelProfile(id);
    if (!found.ok) throw new Error(found.error.message);
    return found.value.profile;
  };
  const takeAway: SetUpFixture["takeAway"] = async () => {
    const script = await scriptFor(box.host, await profile(), null);
    // Without a key nothing was left there.
    if (script.ok && client)
      expect(await client.setUp(["sh"], script.value, "--remove")).toMatchObject({ code: 0 });
  };
  return {
    box,
    said,
    profile,
    takeAway,
    start: async (hasSystemd, config) => {
      client = await startClientMachine(hasSystemd);
      sshd = await startClientSshd(client, config);
      return { client, sshd };
    },
    save: async (changes = {}) => {
      const saved = await saveTunnel(box.host, admin, null, { ...(await form(box)), ...changes });
      if (!saved.ok) throw new Error(saved.error.message);
      id = saved.value.id;
    },
    setUp: async (changes = {}) => {
      if (!sshd) throw new Error("No client runs.");
      const address = { host: "127.0.0.1", port: sshd.port };
      const shown = await readClientHostKey(box.host, address);
      if (!shown.ok) throw new Error(shown.error.message);
      expect(shown.value.fingerprint).toBe(sshd.fingerprint);
      const runId = randomUUID();
      const report = await setUpClient(box.host, {
        id,
        actor: admin,
        runId,
        address,
        hostKey: shown.value.hostKey,
        who: { user: "root", password: CLIENT_PASSWORD },
        newKey: true,
        ...changes,
      });
      if (!report.ok) throw new Error(report.error.message);
      expect(stepsOfRun(runId)).toEqual(report.value.steps);
      said.push(report.value);
      return report.value;
    },
    end: async () => {
      const [machine, daemon] = [client, sshd];
      try {
        if (id !== "") {
          await takeAway();
          await removeTunnel(box.host, admin, id);
        }
      } finally {
        [client, sshd, id] = [undefined, undefined, ""];
        await daemon?.stop();
        await machine?.stop();
      }
    },
    remove: () => box.remove(),
  };
}

async function form(box: BoxFixture): Promise<ProfileForm> {
  const ports = await nfsPortsOf(box.appliance.dir);
  const server = await readTunnelServer(box.host);
  return ProfileForm.parse({
    ...FIRST_FORM,
    clientName: "web-01",
    serverAddress: "127.0.0.1",
    sshPort: server.ok ? server.value.port : 0,
    localNfsPort: await findFreePort(),
    localMountPort: await findFreePort(),
    remoteNfsPort: ports.nfs,
    remoteMountPort: ports.mount,
    exports: [
      { path: path.join(box.appliance.dir, "shares", "projects"), mountPoint: "/mnt/a", options: "rw" },
    ],
  });
}

export const outcomes = ({ steps }: SetUpReport) => steps.map(({ name, outcome }) => `${name}: ${outcome}`);

/** Scripts that were sent to the client and are still there. */
export async function scriptsLeft(client: ClientMachine): Promise<readonly string[]> {
  return (await readdir(client.at("tmp"))).filter((name) => name.startsWith("inflight-setup-"));
}

/** All that a set-up leaves, the keys of the client's sshd aside. */
export async function treeOf(client: ClientMachine): Promise<readonly string[]> {
  return Object.keys(await client.tree()).sort();
}
