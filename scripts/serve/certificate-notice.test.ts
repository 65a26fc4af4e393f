import { expect, it } from "vitest";
import { servingLines } from "./certificate-notice";

const serving = { at: "0.0.0.0:8443", pid: 7, fingerprint: "AB:CD", isSupervised: false };
const line = "Serving 0.0.0.0:8443, process 7.";

it("prints the fingerprint of its own certificate where nobody else does, as under systemd", () => {
  expect(servingLines(serving)).toEqual([
    line,
    expect.stringContaining("compare what it shows with SHA-256 AB:CD"),
  ]);
});

it("leaves it to npm run up, and says nothing of a certificate that was given", () => {
  expect(servingLines({ ...serving, isSupervised: true })).toEqual([line]);
  expect(servingLines({ ...serving, fingerprint: null })).toEqual([line]);
});
