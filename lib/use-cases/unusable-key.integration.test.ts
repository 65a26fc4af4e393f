import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "@/lib/tunnels/testing/run";
import { unusableKey } from "@/lib/use-cases/unusable-key";

/** Keys as ssh-keygen itself writes them. */
const PASSPHRASE = "correct horse, 7 staples";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-keys-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function make(name: string, passphrase: string, ...how: string[]): Promise<string> {
  const file = path.join(folder, name);
  const made = await run(["ssh-keygen", "-q", ...how, "-N", passphrase, "-f", file]);
  expect(made).toMatchObject({ code: 0 });
  return readFile(file, "utf8");
}

describe("a private key to sign in with", () => {
  it.each([
    ["of today's form", ["-t", "ed25519"]],
    ["of today's form, sealed with aes256-gcm", ["-t", "ed25519", "-Z", "aes256-gcm@openssh.com"]],
    ["of the old form", ["-t", "rsa", "-b", "2048", "-m", "PEM"]],
  ])("%s opens with its passphrase alone, and tells what is wrong otherwise", async (name, how) => {
    const privateKey = await make(name, PASSPHRASE, ...how);
    expect(unusableKey({ privateKey, passphrase: PASSPHRASE })).toBeNull();
    expect(
      unusableKey({ privateKey: privateKey.replaceAll("\n", "\r\n"), passphrase: PASSPHRASE }),
    ).toBeNull();
    const wrong = unusableKey({ privateKey, passphrase: "incorrect horse" });
    expect(wrong?.message).toContain("The passphrase is not the private key's");
    for (const locked of [unusableKey({ privateKey }), unusableKey({ privateKey, passphrase: "" })]) {
      expect(locked?.message).toContain("has a passphrase. Enter it too");
    }
    expect(JSON.stringify(wrong)).not.toMatch(/horse|[A-Za-z0-9+/]{40}/);
  });

  it("without a passphrase needs none, and a needless one does no harm", async () => {
    const privateKey = await make("plain", "", "-t", "ecdsa");
    for (const passphrase of [undefined, "", "needless"]) {
      expect(unusableKey({ privateKey, ...(passphrase !== undefined && { passphrase }) })).toBeNull();
    }
  });

  it("that is the public half, of another form or no key at all is refused, with what to do", async () => {
    await make("pair", "", "-t", "ed25519");
    const publicKey = await readFile(path.join(folder, "pair.pub"), "utf8");
    expect(unusableKey({ privateKey: publicKey })?.message).toContain("This is the public key");
    for (const [name, passphrase] of [
      ["pkcs8", ""],
      ["pkcs8-sealed", PASSPHRASE],
    ] as const) {
      const privateKey = await make(name, passphrase, "-t", "ecdsa", "-m", "PKCS8");
      expect(unusableKey({ privateKey, passphrase })?.message).toContain("ssh-keygen -p -f FILE");
      // The advice is true: the same file, brought into OpenSSH's form.
      const file = path.join(folder, name);
      await run(["ssh-keygen", "-q", "-p", "-P", passphrase, "-N", passphrase, "-f", file]);
      expect(unusableKey({ privateKey: await readFile(file, "utf8"), passphrase })).toBeNull();
    }
    expect(unusableKey({ privateKey: "nonsense" })?.message).toContain("cannot be read");
  });
});
