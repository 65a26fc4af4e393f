import { expect, it } from "vitest";
import { tunnelState } from "./tunnel-state";

const READY = { enabled: true, hasKey: true, isRevoked: false, open: 0, keepsKey: true };

it.each([
  ["waiting", {}],
  ["connected", { open: 1 }],
  ["connected", { open: 1, enabled: false }],
  ["disabled", { enabled: false }],
  ["no-key", { hasKey: false }],
  ["no-key", { hasKey: false, enabled: false }],
  ["revoked", { hasKey: false, isRevoked: true }],
  ["unknown", { open: undefined }],
  ["disabled", { open: undefined, enabled: false }],
  ["connected", { held: "up" }],
  ["connected", { held: "up", enabled: false, hasKey: false }],
  ["retrying", { held: "waiting" }],
  ["retrying", { held: "waiting", open: 1 }],
  ["confirm-host-key", { held: "host-key-unknown" }],
  ["key-refused", { held: "key-refused" }],
  ["disabled", { held: "connecting", enabled: false }],
  ["no-key", { held: "missing", hasKey: false }],
  ["key-elsewhere", { held: "missing", keepsKey: false }],
  ["not-held", { held: "missing" }],
  ["unknown", { held: "unknown" }],
] as const)("is %s for %o", (state, facts) => {
  expect(tunnelState({ ...READY, ...facts })).toBe(state);
});
