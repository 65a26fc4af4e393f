import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainRefusal, REASONS } from "./explain";
import { completeLength } from "./log-records";
import { type LogSource, parseLog } from "./parse-log";
import { REFUSAL_KINDS } from "./refusal";
import { MEASURED, UNEVENTFUL } from "./testing/measured-log";

const utc = (wall: number) => wall;
const ofAddress: LogSource = { client: "127.0.0.1", clientIs: "address", instantOf: utc };
const ofNobody: LogSource = { client: null, clientIs: "unknown", instantOf: utc };

const HEADER =
  "[2026/11/23 23:50:25.542125,  1] ../../source3/smbd/smb2_sesssetup.c:283(smbd_smb2_auth_generic_return)";
const REJECT = "  reject session with dialect[0x0210] as encryption is required";

function json(fields: object, at = "2026-11-23T23:52:33.670435+0000"): string {
  const Authentication = { status: "NT_STATUS_WRONG_PASSWORD", serviceDescription: "SMB2", ...fields };
  return `  ${JSON.stringify({ timestamp: at, type: "Authentication", Authentication }).replace(":", ": ")}\n`;
}

describe("what smbd logged", () => {
  it.each(MEASURED)("reads %s", (_, log, expected) => {
    const found = parseLog(log, ofAddress).filter(({ kind }) => kind !== "unknown-user");
    expect(found).toEqual([expect.objectContaining({ client: "127.0.0.1", ...expected })]);
    expect(found[0]?.raw).not.toBe("");
  });

  it("is read with CR LF as well, and without hires time stamps", () => {
    for (const [, log, expected] of MEASURED) {
      const found = parseLog(log.replaceAll("\n", "\r\n"), ofAddress);
      expect(found.at(-1)).toMatchObject({ kind: expected.kind, share: expected.share ?? null });
    }
    const coarse = `${HEADER.replace(".542125", "")}\n${REJECT}\n`;
    expect(parseLog(coarse, ofAddress)).toMatchObject([{ at: Date.UTC(2026, 10, 23, 23, 50, 25) }]);
  });

  it("has no refusal where nobody was refused", () => {
    expect(parseLog(UNEVENTFUL, ofAddress)).toEqual([]);
  });

  it("keeps everybody apart in one piece", () => {
    const all = MEASURED.map(([, log]) => log).join("");
    expect(parseLog(all, ofAddress).filter(({ kind }) => kind !== "unknown-user")).toHaveLength(
      MEASURED.length,
    );
  });

  it("takes the wall clock of the appliance", () => {
    const berlin = { ...ofAddress, instantOf: (wall: number) => wall - 3_600_000 };
    const [found] = parseLog(`${HEADER}\n${REJECT}\n`, berlin);
    expect(new Date(found?.at ?? 0).toISOString()).toBe("2026-11-23T22:50:25.542Z");
  });

  it("says nothing of a client that the file does not name", () => {
    expect(parseLog(`${HEADER}\n${REJECT}\n`, ofNobody)).toMatchObject([{ client: null }]);
    const denied =
      "[2026/11/23 23:56:16.398547,  0] ../../lib/util/access.c:372(allow_access)\n  Denied connection from 127.0.0.9 (127.0.0.9)\n";
    expect(parseLog(denied, ofNobody)).toMatchObject([{ kind: "address-denied", client: "127.0.0.9" }]);
  });
});

describe("what a client may have put into the log", () => {
  it("reads names with markup, quotes, brackets and other alphabets as they are", () => {
    const name = "O'Brien) (<script>alert(1)</script>] \u00e9\u{1f511}";
    const line = `  create_connection_session_info: user '${name}' (from session setup) not permitted to access this share (a (b))\n`;
    const header = HEADER.replace("smb2_sesssetup.c", "smb2_service.c");
    expect(parseLog(`${header}\n${line}`, ofAddress)).toMatchObject([{ user: name, share: "a (b)" }]);
    expect(parseLog(json({ clientAccount: name }), ofAddress)).toMatchObject([{ user: name }]);
  });

  it("shows control characters, and takes out those that turn the direction", () => {
    const [found] = parseLog(json({ clientAccount: "a\u202eb\u0007" }), ofAddress);
    expect(found?.user).toBe("a\ufffdb\u0007");
    const raw = parseLog(
      `${HEADER.replace("smb2_sesssetup", "smb2_tcon")}\n  smbd_smb2_tree_connect: couldn't find service \u001b[31mx\n`,
      ofAddress,
    );
    expect(raw).toMatchObject([{ share: "\u241b[31mx" }]);
  });

  it("does not take a header or a message within a message for smbd's", () => {
    const header = HEADER.replace("smb2_sesssetup", "smb2_tcon");
    const share = `x\n  ${HEADER}\n${REJECT}`;
    const found = parseLog(
      `${header}\n  smbd_smb2_tree_connect: couldn't find service ${share}\n`,
      ofAddress,
    );
    expect(found.map(({ kind }) => kind)).toEqual(["no-such-share"]);
    const elsewhere = HEADER.replace("smb2_sesssetup.c", "open.c");
    expect(parseLog(`${elsewhere}\n${REJECT}\n`, ofAddress)).toEqual([]);
  });

  it("does not believe a name that pretends to be more fields", () => {
    const name =
      "x] at [y] with [z] status [NT_STATUS_NO_SUCH_USER] workstation [W] remote host [ipv4:10.9.9.9:1";
    const line = `  Auth: [SMB2,(null)] user [D]\\[${name}] at [Mon, 23 Nov 2026 23:50:56 UTC] with [NTLMv2] status [NT_STATUS_WRONG_PASSWORD] workstation [VM] remote host [ipv4:127.0.0.1:1] mapped to [D]\\[${name}]. local host [ipv4:127.0.0.1:2] \n`;
    const header = HEADER.replace("smb2_sesssetup.c", "auth_log.c");
    expect(parseLog(`${header}\n${line}`, ofAddress)).toMatchObject([
      { kind: "sign-in-failed", client: "127.0.0.1", user: null },
    ]);
  });

  it("leaves out what another address is said to have done in this one's file", () => {
    const other = json({ clientAccount: "root", remoteAddress: "ipv4:10.9.9.9:1234" });
    expect(parseLog(other, ofAddress)).toEqual([]);
    expect(parseLog(other, ofNobody)).toMatchObject([{ client: "10.9.9.9" }]);
    expect(parseLog(json({ remoteAddress: "ipv6:fe80::1:445" }), ofNobody)).toMatchObject([
      { client: "fe80::1" },
    ]);
  });

  it("leaves out sign-ins of other services, and statuses that are none", () => {
    expect(parseLog(json({ serviceDescription: "winbind" }), ofAddress)).toEqual([]);
    expect(parseLog(json({ status: "Wrong <b>" }), ofAddress)).toEqual([]);
    expect(parseLog('  {"timestamp": "2026-11-23T23:52:33.6', ofAddress)).toEqual([]);
  });

  it("counts two sign-ins as two, and one told in two ways as one", () => {
    const one = json({ clientAccount: "bob" });
    expect(parseLog(one + one, ofAddress)).toHaveLength(2);
    const check =
      "[2026/11/23 23:52:33.670900,  2] ../../source3/auth/auth.c:347(auth_check_ntlm_password)\n  check_ntlm_password:  Authentication for user [bob] -> [bob] FAILED with error NT_STATUS_WRONG_PASSWORD, authoritative=1\n";
    expect(parseLog(one + check, ofAddress)).toHaveLength(1);
  });
});

describe("any text at all", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      HEADER,
      REJECT,
      "\n",
      "\r\n",
      "[",
      "[2026/99/99 99:99:99.1,  1] a.c:1(f)\n",
      '  {"timestamp"',
      "\0",
      "\ud800",
    ),
    fc.constantFrom(...MEASURED.map(([, log]) => log)),
  );

  it("is read without a throw, and every refusal can be said", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const facts of parseLog(pieces.join(""), ofAddress)) {
          expect(facts.client).toBe("127.0.0.1");
          expect(Number.isFinite(facts.at)).toBe(true);
          expect(explainRefusal(facts).why).toMatch(/\.$/);
        }
      }),
    );
  });

  it("takes no long for long lines and many of them", () => {
    const long = `${HEADER.replace("smb2_sesssetup.c", "auth_log.c")}\n  Auth: [SMB2,x] user [${"]\\[".repeat(300_000)}\n`;
    const many = `${HEADER}\n${REJECT}\n`.repeat(5_000);
    const began = performance.now();
    parseLog(long, ofAddress);
    expect(parseLog(many, ofAddress)).toHaveLength(5_000);
    expect(performance.now() - began).toBeLessThan(30_000);
  });

  it("is explained for each kind, with and without names", () => {
    const bare = {
      at: 0,
      client: null,
      workstation: null,
      dialect: null,
      share: null,
      user: null,
      detail: null,
      raw: "",
    };
    for (const kind of REFUSAL_KINDS) {
      expect(REASONS[kind]).not.toBe("");
      for (const dialect of [null, "NT1", "SMB2_10", "SMB3_11", "0x0999"]) {
        const { why, onClient, onServer } = explainRefusal({ ...bare, kind, dialect });
        expect(why).not.toMatch(/null|undefined/);
        expect([onClient, onServer].some((side) => side !== null)).toBe(true);
      }
    }
  });
});

describe("the whole part of a growing log", () => {
  const length = (text: string) => completeLength(new TextEncoder().encode(text));
  it.each([
    ["", ""],
    ["\n", "\n"],
    ["half", ""],
    [HEADER, ""],
    [`${HEADER}\n`, ""],
    [`${HEADER}\n  rejec`, ""],
    [`${HEADER}\n${REJECT}\n`, `${HEADER}\n${REJECT}\n`],
    [`${HEADER}\n${REJECT}\n${HEADER}\n`, `${HEADER}\n${REJECT}\n`],
    [`${HEADER}\n${REJECT}\n${HEADER}\n  re`, `${HEADER}\n${REJECT}\n`],
  ])("of %j is %j", (text, whole) => {
    expect(length(text)).toBe(new TextEncoder().encode(whole).length);
  });
});
