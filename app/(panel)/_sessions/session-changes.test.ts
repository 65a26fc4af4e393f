import { expect, test } from "vitest";
import { withChanges } from "./session-changes";
import type { KnownSessions, Session, SessionChanges } from "./sessions-query";

const row = (id: string, share = "pub"): Session => ({
  id,
  process: "1",
  share,
  user: "alice",
  client: "192.0.2.7",
  machine: null,
  dialect: "SMB3_11",
  encryption: "clear",
  cipher: null,
  encryptionDegrees: { share: "none", session: "none" },
  signing: "partial",
  signingCipher: null,
  since: "",
  demanded: "clear",
  refusedGuest: false,
  leftover: false,
  heldAtShare: true,
  shareKnown: true,
  demo: null,
});

const changes = (more: Partial<SessionChanges>): SessionChanges => ({
  version: "2",
  since: null,
  sessions: [],
  gone: [],
  caveat: null,
  ageMs: 0,
  ...more,
});

const known: KnownSessions = {
  version: "1",
  asOf: 0,
  open: { sessions: [row("a"), row("b"), row("c"), row("d")], caveat: null },
};
const before = known.open.sessions;

test("the first answer is taken as it is, with its age", () => {
  const sessions = [row("a")];
  expect(withChanges(undefined, changes({ sessions, ageMs: 400 }), 1_000)).toEqual({
    version: "2",
    asOf: 600,
    open: { sessions, caveat: null },
  });
});

test.each([
  ["a difference of nothing", changes({ since: "1" })],
  ["all of them again", changes({ sessions: [row("a"), row("b"), row("c"), row("d")] })],
])("%s: the very same object", (_what, answer) => {
  expect(withChanges(known, answer, 0).open).toBe(known.open);
});

test.each([
  ["all", changes({ sessions: [row("b"), row("c", "other"), row("d"), row("e")] })],
  ["a difference", changes({ since: "1", sessions: [row("c", "other"), row("e")], gone: ["a"] })],
])("one left, one came, one changed, told by %s: the others are the same objects", (_what, answer) => {
  const { sessions } = withChanges(known, answer, 0).open;
  expect(sessions).toEqual([row("b"), row("c", "other"), row("d"), row("e")]);
  expect(sessions[0]).toBe(before[1]);
  expect(sessions[2]).toBe(before[3]);
});

test("a caveat alone makes another object of the same rows", () => {
  const { open } = withChanges(known, changes({ since: "1", caveat: "not known" }), 0);
  expect(open).toEqual({ sessions: before, caveat: "not known" });
  expect(open.sessions).toBe(before);
});
