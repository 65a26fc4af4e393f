import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Appliance, startAppliance } from "@/lib/sandbox/appliance";
import { findFreePort } from "@/lib/sandbox/free-port";
import { boxFolders } from "@/lib/sandbox/testing/test-box";
import { applyEdits } from "@/lib/shared/edit";
import { parseAuthorizedKeys, setTunnelLine } from "./authorized-keys";
import { holdScript } from "./hold-script";
import type { Profile } from "./profile";
import { type PublicKey, readPublicKey } from "./public-key";
import { readSessionNote } from "./session-note";
import { setupScript } from "./setup-script";
import { type ClientMachine, startClientMachine } from "./testing/client-machine";
import { run } from "./testing/run";
import { guideProfile } from "./testing/sample-profile";

/** Mount namespaces, and the box's SSH server, take root. */
const isRoot = process.getuid?.() === 0;
const PATIENCE = { timeout: 30_000, interval: 50 };
const folders = boxFolders();

let box: Appliance;
let echo: Server;
let machine: ClientMachine | undefined;
let profile: Profile;
let hostKeys: PublicKey[];
let privateKey: string;

beforeAll(async () => {
  if (!isRoot) return;
  const dir = await folders.make("tunnels");
  const started = await startAppliance(dir, { ssh: true });
  if (!started.ok) throw new Error(started.error.message);
  box = started.value;
  expect(box.notes).toEqual([]);
  echo = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket)).listen(0, "localhost");
  await once(echo, "listening");
  const { port: served } = echo.address() as AddressInfo;
  const { ssh } = JSON.parse(await readFile(path.join(box.dir, "state.json"), "utf8")) as {
    ssh: { port: number };
  };

  const key = path.join(box.dir, "..", "client-key");
  await run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key]);
  privateKey = await readFile(key, "utf8");
  const scanned = await run(["ssh-keyscan", "-p", String(ssh.port), "127.0.0.1"]);
  hostKeys = scanned.stdout
    .split("\n")
    .filter((line) => /^[^#]/.test(line))
    .map((line) => keyIn(line.slice(line.indexOf(" ") + 1)));

  const { account, authorizedKeys, hold, notes } = box.host.tunnelDoor;
  await writeFile(hold, holdScript(notes));
  await chmod(hold, 0o755);
  profile = guideProfile({
    id: `t${String(process.pid)}`,
    serverAddress: "127.0.0.1",
    sshPort: ssh.port,
    sshUser: account,
    localNfsPort: await findFreePort(),
    localMountPort: await findFreePort(),
    remoteNfsPort: served,
    remoteMountPort: served,
    publicKey: await readFile(`${key}.pub`, "utf8").then((text) => text.split(" ").slice(0, 2).join(" ")),
    exports: [
      { path: "/home", mountPoint: "/mnt/home", options: "rw,hard" },
      { path: "/srv/a b", mountPoint: "/mnt/Ü $x/100% it's", options: "ro" },
    ],
  });
  const edits = setTunnelLine(parseAuthorizedKeys(""), profile);
  if (!edits.ok) throw new Error(edits.error.message);
  await writeFile(authorizedKeys, applyEdits("", edits.value));
}, 120_000);

afterEach(async () => {
  await machine?.setUp(["sh"], script(profile), "--remove");
  await machine?.stop();
  machine = undefined;
});
afterAll(async () => {
  if (!isRoot) return;
  echo.close();
  await folders.removeAll();
});

function keyIn(line: string): PublicKey {
  const read = readPublicKey(line);
  if (!read.ok) throw new Error(`${read.error.message} ${line}`);
  return read.value;
}

function script(of: Profile, withKey = true): string {
  const result = setupScript(of, { hostKeys, ...(withKey ? { privateKey } : {}) });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** What comes back through a local port; empty where nobody listens. */
async function ask(port: number): Promise<string> {
  const socket = connect(port, "localhost");
  let heard = "";
  socket.on("data", (chunk) => (heard += String(chunk)));
  socket.on("error", () => undefined);
  socket.end("hello");
  await new Promise((resolve) => socket.on("close", resolve));
  return heard;
}

async function mounted(client: ClientMachine): Promise<string[]> {
  const { stdout } = await client.run(["cat", "/proc/self/mounts"]);
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("inflight-test "))
    .map((line) => line.split(" ")[1] ?? "");
}

/** The sessions that the server knows of. A note is taken away when its session ends, at any moment of this. */
async function notes() {
  const folder = box.host.tunnelDoor.notes;
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readFile(path.join(folder, name), "utf8").catch(() => "")),
  );
  return files.filter((text) => text !== "").map(readSessionNote);
}

it("the key opens nothing but the tunnel's ports: no command, no other forward", async () => {
  if (!isRoot) return;
  const key = path.join(box.dir, "..", "client-key");
  const own = ["-F", "none", "-i", key, "-p", String(profile.sshPort), "-o", "BatchMode=yes"];
  const trust = ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"];
  const to = `${profile.sshUser}@127.0.0.1`;
  const other = await run(["ssh", ...own, ...trust, "-W", `localhost:${String(profile.sshPort)}`, to]);
  expect([other.code, other.stdout]).toEqual([255, ""]);
  expect(other.stderr).toMatch(/prohibited/);
  const served = await run(
    ["ssh", ...own, ...trust, "-W", `localhost:${String(profile.remoteNfsPort)}`, to],
    {
      input: "hello",
    },
  );
  expect([served.code, served.stdout]).toEqual([0, "hello"]);
  const slept = await run(["ssh", ...own, ...trust, to, "sleep 0"]);
  expect([slept.code, slept.stdout]).toEqual([0, ""]);
  const asked = await run(["timeout", "5", "ssh", ...own, ...trust, to, "id"]);
  expect([asked.code, asked.stdout]).toEqual([124, ""]);
  // The script sees within 5 s that its client is gone.
  await vi.waitUntil(async () => (await notes()).length === 0, PATIENCE);
});

const BOTH = ["/mnt/home", "/mnt/Ü\\040$x/100%\\040it's"];

describe.each<[string, boolean, [string, ...string[]]]>([
  ["with systemd, under dash", true, ["dash"]],
  ["without systemd, under busybox", false, ["busybox", "sh"]],
  ["without systemd, under bash", false, ["bash", "--posix"]],
])("the set-up script %s", { timeout: 120_000 }, (_what, hasSystemd, shell) => {
  it("sets up, twice the same, brings up to date, and leaves nothing behind", async () => {
    if (!isRoot) return;
    const client = (machine = await startClientMachine(hasSystemd));
    const before = await client.tree();

    const first = await client.setUp(shell, script(profile));
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toMatch(/The tunnel is open and mounted/);
    expect(await mounted(client)).toEqual(BOTH);
    expect(await ask(profile.localNfsPort)).toBe("hello");
    expect(await ask(profile.localMountPort)).toBe("hello");
    // ssh comes back once it is signed in; the server notes the session a moment later.
    await expect.poll(notes, { timeout: 20_000 }).toEqual([expect.objectContaining({ profile: profile.id })]);
    const sshOf = () =>
      run(["pgrep", "-f", `inflight-tunnels/${profile.id}/key`]).then(({ stdout }) => stdout);
    const [after, pid] = [await client.tree(), await sshOf()];
    expect(after).not.toEqual(before);

    const again = await client.setUp(shell, script(profile, false));
    expect([again.code, again.stderr]).toEqual([0, ""]);
    expect(await client.tree()).toEqual(after);
    expect([await sshOf(), await mounted(client)]).toEqual([pid, BOTH]);

    const exports = [{ path: "/home", mountPoint: "/mnt/elsewhere", options: "rw" }];
    const changed: Profile = { ...profile, nfsVersion: "4.2", localNfsPort: await findFreePort(), exports };
    const updated = await client.setUp(shell, script(changed));
    expect([updated.code, updated.stderr]).toEqual([0, ""]);
    expect(await mounted(client)).toEqual(["/mnt/elsewhere"]);
    expect([await ask(profile.localNfsPort), await ask(changed.localNfsPort)]).toEqual(["", "hello"]);

    const removed = await client.setUp(shell, script(profile), "--remove");
    expect([removed.code, removed.stderr]).toEqual([0, ""]);
    expect(await client.tree()).toEqual(before);
    expect([await mounted(client), await ask(changed.localNfsPort), await sshOf()]).toEqual([[], "", ""]);
    await vi.waitUntil(async () => (await notes()).length === 0, PATIENCE);

    const twice = await client.setUp(shell, script(profile), "--remove");
    expect([twice.code, twice.stdout]).toEqual([0, "There is nothing of this tunnel here to remove.\n"]);
    expect(await client.tree()).toEqual(before);
  });

  it("keeps what others write meanwhile, and what is in use", async () => {
    if (!isRoot) return;
    const client = (machine = await startClientMachine(hasSystemd));
    expect((await client.setUp(shell, script(profile))).code).toBe(0);
    const fstab = client.at("etc/fstab");
    const theirs = "# later\nUUID=2 /mnt/x ext4 noauto 0 0";
    await writeFile(fstab, `${await readFile(fstab, "latin1")}${theirs}`, "latin1");

    const user = client.run(["sh", "-c", "cd /mnt/home && echo $$ >/run/user.pid && exec sleep 600"]);
    const pid = await vi.waitUntil(
      () => readFile(client.at("run/user.pid"), "utf8").then(Number, () => 0),
      PATIENCE,
    );
    const busy = await client.setUp(shell, script(profile), "--remove");
    expect(busy.code).toBe(1);
    expect(busy.stderr).toMatch(/\/mnt\/home could not be unmounted: something uses it/);
    expect(await ask(profile.localNfsPort)).toBe("hello");
    process.kill(pid);
    await user;

    expect((await client.setUp(shell, script(profile), "--remove")).code).toBe(0);
    expect((await readFile(fstab, "latin1")).endsWith(theirs)).toBe(true);
  });

  it("stops before it changes anything, and says why", async () => {
    if (!isRoot) return;
    const client = (machine = await startClientMachine(hasSystemd));
    const at = (mountPoint: string): Profile => ({
      ...profile,
      exports: [{ path: "/a", mountPoint, options: "" }],
    });
    const stranger = path.join(box.dir, "..", "other-key");
    await run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", stranger]);
    await writeFile(client.at("mnt/file"), "");
    await run(["ln", "-s", "/mnt", client.at("mnt/link")]);
    await mkdir(client.at("mnt/taken"));
    await client.run(["mount", "/mnt/taken"]);
    const before = await client.tree();
    const refusals: [Profile, string[], RegExp][] = [
      [profile, ["--key", "/nowhere"], /could not be read from \/nowhere/],
      [profile, ["--key", stranger], /is not the one that belongs to the public key SHA256:/],
      [
        at("/mnt/foreign"),
        ["--key", path.join(box.dir, "..", "client-key")],
        /mnt-foreign\.mount is there already/,
      ],
      [
        at("/mnt/other one"),
        ["--key", path.join(box.dir, "..", "client-key")],
        /mounts something at \/mnt\/other one/,
      ],
      [
        at("/mnt/taken"),
        ["--key", path.join(box.dir, "..", "client-key")],
        /Something is mounted at \/mnt\/taken/,
      ],
      [at("/mnt/file"), ["--key", path.join(box.dir, "..", "client-key")], /\/mnt\/file is no folder/],
      [at("/mnt/link/x"), ["--key", path.join(box.dir, "..", "client-key")], /symbolic link\. Give \/mnt\/x/],
    ];
    for (const [of, args, sentence] of refusals) {
      const { code, stderr } = await client.setUp(shell, script(of, false), ...args);
      expect([code, stderr]).toEqual([1, expect.stringMatching(sentence)]);
      expect(stderr).toMatch(/Nothing was changed\.\n$/);
      expect(await client.tree()).toEqual(before);
    }
    const missing = await client.setUp(shell, script(profile, false));
    expect([missing.code, missing.stderr]).toEqual([
      1,
      expect.stringMatching(/Run this again with --key FILE/),
    ]);
    expect((await client.setUp(shell, script(profile), "--nonsense")).code).toBe(2);
    expect(await client.tree()).toEqual(before);
  });
});
