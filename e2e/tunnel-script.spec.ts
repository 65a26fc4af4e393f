import { readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { findFreePort } from "@/lib/sandbox/free-port";
import { type ClientMachine, startClientMachine } from "@/lib/tunnels/testing/client-machine";
import { downloadTo } from "./fixtures/download";
import { panelFilesWith } from "./fixtures/panel-files";
import { noteSecret } from "./secrets/known";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { putFileOnDisk } from "./fixtures/smb-client";
import { catThrough } from "./fixtures/tunnel-client";
import { makeTunnelProfile, removeTunnelProfile } from "./fixtures/tunnel-profile";
import { panelDataDir } from "./panel-under-test";

/** From a form to a file that a real NFS client reads through the ssh that the set-up script started, and back to nothing. */
test.describe.configure({ mode: "serial", timeout: 240_000 });

const SECRET = "The plans for next year, by way of the script.\n";
const patient = { timeout: 60_000 };

const file = () => path.join(panelDataDir(), "appliance/shares/projects/by-script.txt");
const state = (page: Page) => page.getByRole("region", { name: "State" });

let client: ClientMachine | undefined;
let script = "";

test.beforeAll(() => {
  putFileOnDisk("by-script.txt", SECRET);
});

test.afterEach(async () => {
  if (!client) return;
  if (script !== "") await client.setUp(["sh"], script, "--remove");
  await client.stop();
  [client, script] = [undefined, ""];
});

/** Makes a key in the browser, and downloads the script that brings it along. */
async function takeScript(page: Page, to: string): Promise<string> {
  await page.getByRole("button", { name: "Make key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make key" }).click();
  await expect(page.getByRole("region", { name: "New private key" })).toBeVisible(patient);
  await expect(state(page).getByText("Waiting", { exact: true })).toBeVisible(patient);
  await page.getByRole("tab", { name: "Set-up script" }).click();
  await expect(page.getByLabel("Put the new private key into the script")).toBeChecked();
  await downloadTo(page, "Download set-up-tunnel.sh", to);
  return readFileSync(to, "utf8");
}

/** The lines of a private key between its first and its last, none of which anything else holds. */
function keyLines(text: string): readonly string[] {
  const [, body = ""] =
    /-----BEGIN OPENSSH PRIVATE KEY-----\n([\s\S]+?)-----END OPENSSH PRIVATE KEY-----/u.exec(text) ?? [];
  // The first line says what every unencrypted key says, and then the public half.
  return body
    .trim()
    .split("\n")
    .slice(2)
    .filter((line) => line.length > 8);
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port });
  const opened = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => {
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
  socket.destroy();
  return opened;
}

/** Process ids of the ssh that the script started; none where there is none. */
async function sshOf(of: ClientMachine, id: string): Promise<readonly string[]> {
  const { stdout } = await of.run(["pgrep", "-f", `^ssh .*inflight-tunnels/${id}/key`]);
  return stdout.split("\n").filter((line) => line !== "");
}

async function mounted(of: ClientMachine): Promise<number> {
  const { stdout } = await of.run(["cat", "/proc/self/mounts"]);
  return stdout.split("\n").filter((line) => line.startsWith("inflight-test /mnt/projects ")).length;
}

for (const { version, hasSystemd } of [
  { version: "3", hasSystemd: false },
  { version: "4.2", hasSystemd: true },
]) {
  const kind = hasSystemd ? "with systemd" : "without systemd";
  test(`the set-up script opens NFSv${version} on a client ${kind}, once however often it runs, and takes it away`, async ({
    page,
  }, testInfo) => {
    const spoken: string[] = [];
    page.on("console", (message) => spoken.push(message.text()));
    const nfs = await findFreePort();
    const mount = version === "3" ? await findFreePort() : undefined;
    await signInOnPage(page, "admin");
    const address = await makeTunnelProfile(page, `script-${version}`, async (form: Locator) => {
      await form.getByLabel("NFS version").selectOption(version);
      await form.getByLabel("Local NFS port").fill(String(nfs));
      if (mount !== undefined) await form.getByLabel("Local mount port").fill(String(mount));
    });
    const id = path.basename(address);
    script = await takeScript(page, testInfo.outputPath("set-up-tunnel.sh"));
    const secret = keyLines(script);
    expect(secret.length).toBeGreaterThan(0);
    const read = () => catThrough(file(), nfs, mount);

    const machine = (client = await startClientMachine(hasSystemd));
    const before = await machine.tree();
    expect(await isOpen(nfs)).toBe(false);
    const first = await machine.setUp(["sh"], script);
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(await read()).toBe(SECRET);
    await expect(state(page).getByText("Connected", { exact: true })).toBeVisible(patient);
    const tunnels = state(page).getByRole("list", { name: "Open tunnels" }).getByRole("listitem");
    await expect(tunnels).toHaveCount(1, patient);
    const [after, ssh] = [await machine.tree(), await sshOf(machine, id)];
    expect([ssh.length, await mounted(machine)]).toEqual([1, 1]);

    await page.getByRole("button", { name: "I have it: forget it here" }).click();
    await expect(page.locator("body")).not.toContainText("PRIVATE KEY");
    for (const line of secret) noteSecret(line);

    const again = await machine.setUp(["sh"], script);
    expect([again.code, again.stderr]).toEqual([0, ""]);
    expect(await machine.tree()).toEqual(after);
    expect([await sshOf(machine, id), await mounted(machine)]).toEqual([ssh, 1]);
    expect(await read()).toBe(SECRET);
    await page.reload();
    await expect(state(page).getByText("Connected", { exact: true })).toBeVisible(patient);
    await expect(tunnels).toHaveCount(1, patient);

    const removed = await machine.setUp(["sh"], script, "--remove");
    expect([removed.code, removed.stderr]).toEqual([0, ""]);
    expect(await machine.tree()).toEqual(before);
    expect([await sshOf(machine, id), await mounted(machine)]).toEqual([[], 0]);
    expect(await isOpen(nfs)).toBe(false);
    expect(await read()).not.toContain(SECRET);
    await expect(state(page).getByText("Waiting", { exact: true })).toBeVisible(patient);

    for (const at of [address, `${address}?tab=script`, "/nfs-tunnels", "/history"]) {
      await page.goto(at);
      await expect(page.getByRole("main")).toBeVisible();
      const shown = await page.content();
      expect(
        secret.filter((line) => shown.includes(line)),
        at,
      ).toEqual([]);
    }
    expect(secret.filter((line) => spoken.join("\n").includes(line))).toEqual([]);
    expect(panelFilesWith([SECRET])).toEqual([file()]);
    expect(panelFilesWith(secret)).toEqual([]);
    await removeTunnelProfile(page, address);
  });
}
