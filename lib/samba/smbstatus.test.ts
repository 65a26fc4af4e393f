import { describe, expect, test } from "vitest";
import { dialectLabel } from "./dialect-label";
import { readSmbStatus, type ShareConnection } from "./smbstatus";

const NONE = { cipher: "-", degree: "none" };

function session(more: Record<string, unknown> = {}) {
  return {
    session_id: "7",
    server_id: { pid: "4711", task_id: "0", vnn: "4294967295", unique_id: "1" },
    uid: 1000,
    username: "alice",
    remote_machine: "192.0.2.7",
    hostname: "ipv4:192.0.2.7:58232",
    session_dialect: "SMB3_11",
    encryption: NONE,
    signing: { cipher: "AES-128-GMAC", degree: "partial" },
    ...more,
  };
}

function tree(more: Record<string, unknown> = {}) {
  return {
    service: "finance",
    session_id: "7",
    tcon_id: "99",
    machine: "192.0.2.7",
    connected_at: "2026-11-23T23:49:40.513022+00:00",
    encryption: NONE,
    signing: NONE,
    ...more,
  };
}

function report(one = session(), ...trees: object[]): string {
  return JSON.stringify({
    version: "4.17.12-Debian",
    sessions: { "7": one },
    tcons: Object.fromEntries((trees.length === 0 ? [tree()] : trees).map((each, at) => [String(at), each])),
  });
}

function read(json: string): readonly ShareConnection[] {
  const result = readSmbStatus(json);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe("a report", () => {
  test("gives each share connection with its session", () => {
    expect(read(report())).toEqual([
      {
        id: "4711-7-99",
        sessionId: "7",
        treeConnectId: "99",
        process: "4711",
        share: "finance",
        user: "alice",
        client: "192.0.2.7",
        machine: null,
        dialect: "SMB3_11",
        encryption: "clear",
        cipher: null,
        encryptionDegrees: { share: "none", session: "none" },
        signing: "partial",
        signingCipher: "AES-128-GMAC",
        since: "2026-11-23T23:49:40.513022+00:00",
      },
    ]);
  });

  const gcm = (degree: string) => ({ cipher: "AES-128-GCM", degree });
  test.each([
    ["full", "partial", "encrypted"],
    ["none", "full", "encrypted"],
    ["partial", "none", "partial"],
    // Another share's messages were encrypted; those of this one are not.
    ["none", "partial", "clear"],
    ["none", "none", "clear"],
  ])("a share that is %s in a session that is %s is %s", (ofTree, ofSession, expected) => {
    const [one] = read(report(session({ encryption: gcm(ofSession) }), tree({ encryption: gcm(ofTree) })));
    expect(one?.encryption).toBe(expected);
    expect(one?.cipher).toBe(expected === "clear" ? null : "AES-128-GCM");
  });

  test("a cipher that smbstatus has no name for is one of 256 bits", () => {
    const unnamed = { cipher: "???", degree: "full" };
    expect(read(report(session({ signing: unnamed }), tree({ encryption: unnamed })))[0]).toMatchObject({
      cipher: "AES-256",
      signingCipher: null,
    });
  });

  test("leaves out IPC$, sessions without a share, and a share whose session has gone", () => {
    expect(read(report(session(), tree({ service: "IPC$" })))).toEqual([]);
    expect(read(report(session(), tree({ session_id: "8" })))).toEqual([]);
    expect(read(JSON.stringify({ sessions: { "7": session() }, tcons: {} }))).toEqual([]);
  });

  test("names the client as it calls itself where that is not its address", () => {
    const [one] = read(report(session({ remote_machine: "WIN7-FRONTDESK" })));
    expect(one).toMatchObject({ client: "192.0.2.7", machine: "WIN7-FRONTDESK" });
    expect(read(report(session({ hostname: "ipv6:fe80::1:445" })))[0]?.client).toBe("fe80::1");
    expect(read(report(session({ hostname: "" })))[0]).toMatchObject({ client: "192.0.2.7", machine: null });
  });

  test.each([
    [{ pid: "12", vnn: "3" }, "3:12"],
    [{ pid: "12" }, "12"],
    [{ pid: "12; reboot" }, null],
    [{ pid: "--help" }, null],
    [{ pid: "0" }, null],
    [{}, null],
    ["12", null],
  ])("the process %j is addressed as %s", (id, expected) => {
    expect(read(report(session({ server_id: id })))[0]?.process).toBe(expected);
  });

  test("keeps hostile and very long names as they are", () => {
    const share = `<script>alert(1)</script>\n${"x".repeat(255)}`;
    const user = "alice\n\u001b[31m=cmd()";
    const [one] = read(report(session({ username: user }), tree({ service: share })));
    expect(one).toMatchObject({ share, user });
    expect(read(report(session({ username: "" })))[0]?.user).toBe("uid 1000");
  });

  test("survives fields that are missing or of another kind, never as encrypted", () => {
    const [one] = read(
      report(
        session({ encryption: "full", signing: null, username: 5, hostname: {}, server_id: [], uid: "x" }),
        { service: "finance", session_id: "7" },
      ),
    );
    expect(one).toMatchObject({
      encryption: "clear",
      cipher: null,
      signing: "none",
      user: "unknown",
      since: "",
    });
  });
});

test.each([
  ["nothing", ""],
  ["words", "sessionid.tdb not initialised"],
  ["a report cut in the middle", report().slice(0, -30)],
  ["another JSON", '{"sessions": []}'],
  ["an empty object", "{}"],
  ["null", "null"],
  ["a share without a name", report(session(), { session_id: "7" })],
  ["a session that is none", JSON.stringify({ sessions: { "7": null }, tcons: {} })],
])("%s is told as unreadable, with the program's words", (_what, json) => {
  expect(readSmbStatus(json)).toMatchObject({
    ok: false,
    error: { code: "unreadable", detail: json.slice(0, 400) },
  });
});

test("dialects are said as people do", () => {
  expect(dialectLabel("SMB3_02")).toBe("SMB 3.0.2");
  expect(dialectLabel("SMB9_99")).toBe("SMB9_99");
});
