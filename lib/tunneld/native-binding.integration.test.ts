import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { nativeBindingLoaded } from "@/lib/tunneld/native-binding";

it("loads where npm could build it", () => {
  const built = existsSync("node_modules/ssh2/lib/protocol/crypto/build/Release/sshcrypto.node");
  expect(nativeBindingLoaded()).toBe(built);
});
