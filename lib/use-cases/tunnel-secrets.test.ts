import ssh2 from "ssh2";
import { expect, it } from "vitest";
import { readPublicKey } from "@/lib/tunnels/public-key";
import { makeKey } from "@/lib/use-cases/tunnel-secrets";

it("makes none of the broken pairs that ssh2 makes now and then", { timeout: 60_000 }, () => {
  // One in 300 is broken, so 1,500 without any is no luck.
  for (let made = 0; made < 1_500; made += 1) {
    const { privateKey, publicKey } = makeKey();
    expect(readPublicKey(publicKey)).toMatchObject({ ok: true, value: { type: "ssh-ed25519" } });
    const parsed = ssh2.utils.parseKey(privateKey);
    if (parsed instanceof Error || Array.isArray(parsed)) throw new Error(`Not whole: ${publicKey}`);
    expect(`ssh-ed25519 ${parsed.getPublicSSH().toString("base64")}`).toBe(publicKey);
  }
});
