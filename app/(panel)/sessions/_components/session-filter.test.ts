import { expect, test } from "vitest";
import type { Session } from "../../_sessions/sessions-query";
import { filterOf, filterSessions } from "./session-filter";

const session = (id: string, more: Partial<Session>): Session => ({
  id,
  process: "1",
  share: "finance",
  user: "alice",
  client: "192.0.2.7",
  machine: null,
  dialect: "SMB3_11",
  encryption: "encrypted",
  cipher: "AES-128-GCM",
  encryptionDegrees: { share: "full", session: "none" },
  signing: "partial",
  signingCipher: "AES-128-GMAC",
  since: "",
  demanded: "encrypted",
  refusedGuest: false,
  leftover: false,
  heldAtShare: true,
  shareKnown: true,
  demo: null,
  ...more,
});

const clear = { encryption: "clear", cipher: null } as const;
const sessions = [
  session("a", {}),
  session("b", { client: "192.0.2.70", dialect: "SMB2_10", ...clear, demo: "WIN7-FRONTDESK" }),
  session("c", { share: "Public", user: "bob", ...clear, leftover: true }),
  session("d", { share: "public2", encryption: "partial" }),
];

test.each([
  ["", "abcd"],
  ["q=alice finance", "ab"],
  ["q=SMB 2.1", "b"],
  ["q=gcm", "a"],
  ["q=against", "c"],
  ["q=nobody", ""],
  ["state=clear", "bcd"],
  ["state=encrypted", "a"],
  ["state=leftover", "c"],
  ["state=nonsense", "abcd"],
  // Exactly the one, whatever its case.
  ["share=PUBLIC", "c"],
  ["client=192.0.2.7", "acd"],
  ["client=win7-frontdesk", "b"],
  ["share=finance&state=clear&q=smb", "b"],
])("%j leaves %j", (address, ids) => {
  const filter = filterOf(new URLSearchParams(address));
  expect(
    filterSessions(sessions, filter)
      .map(({ id }) => id)
      .join(""),
  ).toBe(ids);
});

test("nothing asked: the very same list", () => {
  expect(filterSessions(sessions, filterOf(new URLSearchParams()))).toBe(sessions);
});
