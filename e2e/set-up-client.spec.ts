import { execFile } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { findFreePort } from "@/lib/sandbox/free-port";
import { type ClientMachine, startClientMachine } from "@/lib/tunnels/testing/client-machine";
import { CLIENT_PASSWORD, type ClientSshd, startClientSshd } from "@/lib/use-cases/testing/client-sshd";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { downloadTo } from "./fixtures/download";
import { enterOn, typeInto } from "./fixtures/keyboard";
import { panelFilesWith } from "./fixtures/panel-files";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";
import { putFileOnDisk } from "./fixtures/smb-client";
import { catThrough } from "./fixtures/tunnel-client";
import { makeTunnelProfile, removeTunnelProfile } from "./fixtures/tunnel-profile";
import { panelDataDir } from "./panel-under-test";
import { noteSecret } from "./secrets/known";

/** `Set up over SSH` against a client's real sshd: its host key confirmed, the steps as they are taken, and one that fails undone. */
test.describe.configure({ mode: "serial", timeout: 240_000 });

const SECRET = "The plans for next year, set up from the panel.\n";
const PASSPHRASE = "phrase-not-for-the-log-8862";
const patient = { timeout: 60_000 };

const file = () => path.join(panelDataDir(), "appliance/shares/projects/set-up.txt");
const state = (page: Page) => page.getByRole("region", { name: "State" });
const result = (page: Page) => page.getByRole("status", { name: "Set-up result" });
const steps = (page: Page) => page.getByRole("list", { name: "Set-up steps" });
const step = (page: Page, name: string) => steps(page).getByRole("listitem").filter({ hasText: name });

let client: ClientMachine;
let sshd: ClientSshd;
let address = "";
let localPort = 0;

test.beforeAll(async () => {
  putFileOnDisk("set-up.txt", SECRET);
  client = await startClientMachine(false);
  sshd = await startClientSshd(client);
});

test.afterAll(async () => {
  open();
  await sshd.stop();
  await client.stop();
});

/** Whoever mounts on the client waits before it until it is let go on. */
function hold(): void {
  const mount = client.at("bin/mount");
  const lines = readFileSync(mount, "utf8").split("\n");
  lines.splice(1, 0, "while [ ! -e /run/go-on ]; do sleep 0.1; done");
  writeFileSync(mount, lines.join("\n"));
}

function open(): void {
  writeFileSync(client.at("run/go-on"), "");
}

/** Seals a private key. ssh-keygen asks a program for the passphrase, since everybody can read its command line. */
async function setPassphrase(key: string): Promise<void> {
  const [answer, program] = [`${key}.answer`, `${key}.askpass`];
  writeFileSync(answer, PASSPHRASE, { mode: 0o600 });
  writeFileSync(program, `#!/bin/sh\ncat ${answer}\n`, { mode: 0o700 });
  await promisify(execFile)("ssh-keygen", ["-q", "-p", "-P", "", "-f", key], {
    env: { ...process.env, SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: "force" },
  });
}

/** Fills in the form, without a mouse, as far as the question whether this is the client. */
async function ask(page: Page): Promise<void> {
  await typeInto(page, page.getByLabel("Client's address"), "127.0.0.1");
  await typeInto(page, page.getByLabel("Client's SSH port"), String(sshd.port));
  await enterOn(page, page.getByRole("button", { name: "Set up this client over SSH" }));
  await expect(result(page)).toContainText("Is this the client?", patient);
  await expect(result(page)).toContainText(`ssh-ed25519 ${sshd.fingerprint}`);
}

async function confirm(page: Page): Promise<void> {
  await enterOn(page, result(page).getByRole("button", { name: "It is the client: set it up" }));
}

async function accessible(page: Page): Promise<void> {
  await expectNoViolationsInAnyTheme(page, page.url());
}

test("a step that fails is told and undone; a passphrase that is wrong before anything is sent", async ({
  page,
}) => {
  await signInOnPage(page, "admin");
  localPort = await findFreePort();
  address = await makeTunnelProfile(page, "set-up-1", async (form) => {
    await form.getByLabel("Local NFS port").fill(String(localPort));
  });
  const before = await client.tree();
  const mount = readFileSync(client.at("bin/mount"), "utf8");
  writeFileSync(client.at("bin/mount"), "#!/bin/sh\necho 'mount: no NFS here' >&2\nexit 32\n");
  const sealed = client.at("sshd", "sealed");
  copyFileSync(client.at("sshd", "root"), sealed);
  await setPassphrase(sealed);
  const privateKey = readFileSync(sealed, "utf8");
  for (const secret of [PASSPHRASE, privateKey.split("\n")[3] ?? ""]) noteSecret(secret);
  const signInWith = async (passphrase: string) => {
    await page.getByLabel("Sign in with").selectOption("key");
    await page.getByLabel("Your private key").fill(privateKey);
    await page.getByLabel("Its passphrase").fill(passphrase);
    await ask(page);
    await confirm(page);
  };

  await page.goto(`${address}?tab=set-up`);
  await signInWith("guess");
  await expect(result(page)).toContainText("The passphrase is not the private key's.", patient);
  await expect(page.getByLabel("Its passphrase")).toHaveValue("");
  await expect(page.getByLabel("Your private key")).toHaveValue("");

  await signInWith(PASSPHRASE);
  await expect(result(page)).toContainText("set-up-1 was not set up. Run the script failed", patient);
  await expect(step(page, "Run the script")).toContainText("(failed)");
  await expect(step(page, "Run the script")).toContainText("mount: no NFS here");
  for (const name of ["Undo", "Take the script away", "Revoke the new key"]) {
    await expect(step(page, name), name).toContainText("(done)");
  }
  await accessible(page);
  expect(await client.tree()).toEqual(before);
  await expect(state(page).getByText("Revoked", { exact: true })).toBeVisible(patient);
  expect(panelFilesWith([PASSPHRASE, privateKey.split("\n")[3] ?? "-"])).toEqual([]);
  writeFileSync(client.at("bin/mount"), mount);
});

test("an admin confirms the host key, follows the steps, and the client reads through its tunnel", async ({
  page,
}, testInfo) => {
  await signInOnPage(page, "admin");
  await page.goto(`${address}?tab=set-up`);
  const before = await client.tree();
  hold();
  noteSecret(CLIENT_PASSWORD);
  await page.getByLabel("Client's password").fill(CLIENT_PASSWORD);
  const accepted = () => readFileSync(client.at("sshd/log"), "utf8").match(/Accepted /gu)?.length ?? 0;
  const earlier = accepted();
  await ask(page);
  await accessible(page);
  await result(page).getByRole("button", { name: "Cancel" }).click();
  await expect(result(page)).not.toContainText("Is this the client?");
  await ask(page);
  // Nobody has signed in there yet.
  expect(accepted()).toBe(earlier);
  await confirm(page);

  await expect(step(page, "Run the script")).toContainText("(running)", patient);
  await expect(step(page, "Send the script")).toContainText("(done)");
  await expect(step(page, "Mounts on the client")).toHaveCount(0);
  open();
  await expect(result(page)).toContainText("set-up-1 is set up: its tunnel is open", patient);
  await expect(steps(page).getByRole("listitem")).toHaveCount(10);
  await expect(steps(page).getByText("(done)")).toHaveCount(10);
  await expect(step(page, "Tunnel on the client")).toContainText(
    `NFS answers the client at its local port ${String(localPort)}.`,
  );
  await accessible(page);
  await expect(page.getByLabel("Client's password")).toHaveValue("");
  expect(await catThrough(file(), localPort)).toBe(SECRET);
  await expect(state(page).getByText("Connected", { exact: true })).toBeVisible(patient);

  const key = readFileSync(client.at("etc/inflight-tunnels", path.basename(address), "key"), "utf8");
  const secrets = [CLIENT_PASSWORD, ...key.split("\n").slice(3, 5)];
  for (const secret of secrets) noteSecret(secret);
  const shown = await page.content();
  expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
  expect(panelFilesWith(secrets)).toEqual([]);

  await page.getByRole("tab", { name: "Set-up script" }).click();
  const script = testInfo.outputPath("set-up-tunnel.sh");
  await downloadTo(page, "Download set-up-tunnel.sh", script);
  const removed = await client.setUp(["sh"], readFileSync(script, "utf8"), "--remove");
  expect([removed.code, removed.stderr]).toEqual([0, ""]);
  expect(await client.tree()).toEqual(before);
  await expect(state(page).getByText("Waiting", { exact: true })).toBeVisible(patient);
  await removeTunnelProfile(page, address);
});
