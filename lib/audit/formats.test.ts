import { expect, it } from "vitest";
import { jsonLine, syslogLine } from "./formats";

const line = {
  id: 7,
  at: new Date("2026-11-25T20:15:16.017Z"),
  actor: "admin",
  role: "admin",
  address: "192.0.2.1",
  action: "smb-conf.apply",
  target: 'smb.conf "a]b\\c"',
  outcome: "done",
  detail: "Größe geändert.",
  changeId: null,
  hash: "ab",
  previousHash: "",
};

it("writes a message as RFC 5424 has it, its values escaped", () => {
  expect(syslogLine(line, "nas 1")).toBe(
    '<110>1 2026-11-25T20:15:16.017Z nas_1 inflight - smb-conf.apply [audit@32473 id="7" actor="admin" role="admin" address="192.0.2.1" target="smb.conf \\"a\\]b\\\\c\\"" outcome="done"] \ufeffGröße geändert.',
  );
});

it.each([
  ["failed", 107],
  ["refused", 108],
  ["step", 111],
  ["something new", 109],
])("ranks %s as %i", (outcome, priority) => {
  expect(syslogLine({ ...line, outcome }, "")).toMatch(
    new RegExp(`^<${String(priority)}>1 \\S+ - inflight `, "u"),
  );
});

it("leaves the message out where there is none, and names the change", () => {
  expect(syslogLine({ ...line, detail: "", changeId: "c1" }, "nas")).toMatch(/ changeId="c1"\]$/u);
});

it("writes a line as JSON, with its hash", () => {
  expect(JSON.parse(jsonLine(line))).toEqual({
    id: 7,
    at: "2026-11-25T20:15:16.017Z",
    actor: "admin",
    role: "admin",
    address: "192.0.2.1",
    action: "smb-conf.apply",
    target: 'smb.conf "a]b\\c"',
    outcome: "done",
    detail: "Größe geändert.",
    changeId: null,
    hash: "ab",
  });
});
