import { expect, it } from "vitest";
import { tunnelState } from "./tunnel-state";

const READY = { enabled: true, hasKey: true, isRevoked: false, signsInHere: true, open: 0 };

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
  ["this-host", { signsInHere: false }],
] as const)("is %s for %o", (state, facts) => {
  expect(tunnelState({ ...READY, ...facts })).toBe(state);
});
