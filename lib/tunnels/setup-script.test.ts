import { describe, expect, it } from "vitest";
import { readPublicKey } from "./public-key";
import { setupScript } from "./setup-script";
import { ED25519, guideProfile } from "./testing/sample-profile";

const read = readPublicKey(ED25519);
const hostKeys = read.ok ? [read.value] : [];
const PRIVATE = "-----BEGIN OPENSSH PRIVATE KEY-----\r\nAAAA\r\n-----END OPENSSH PRIVATE KEY-----";

function code(...args: Parameters<typeof setupScript>): string {
  const result = setupScript(...args);
  return result.ok ? "ok" : result.error.code;
}

describe("the set-up script", () => {
  it("is not written without a key, a host key to pin, or with a private key that is none", () => {
    expect(code(guideProfile({ publicKey: "" }), { hostKeys })).toBe("no-key");
    expect(code(guideProfile(), { hostKeys: [] })).toBe("no-host-key");
    expect(code(guideProfile(), { hostKeys, privateKey: `${PRIVATE}\nrm -rf /` })).toBe("bad-private-key");
    expect(code(guideProfile(), { hostKeys, privateKey: PRIVATE })).toBe("ok");
  });

  it("holds the private key where it was given, and says that it is secret then", () => {
    const secret = setupScript(guideProfile(), { hostKeys, privateKey: PRIVATE });
    expect(secret.ok && secret.value).toContain(
      "cat <<'END'\n-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END",
    );
    expect(secret.ok && secret.value).toContain("# It holds the private key");
    const open = setupScript(guideProfile(), { hostKeys });
    expect(open.ok && open.value).not.toContain("PRIVATE KEY");
  });
});
