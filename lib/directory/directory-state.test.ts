import { describe, expect, it } from "vitest";
import { type DomainAnswers, type LocalAnswers, stateInDomain, stateWithoutDomain } from "./directory-state";
import type { ProgramAnswer } from "./program-answer";

// What the programs of Samba 4.17.12 printed, recorded before a join to a real domain controller, after it, after the
// machine's password was changed there, after its account was removed there, and with the domain controller stopped.

const LOCAL_SID = "SID for local machine FILES is: S-1-5-21-926326932-2785058779-2013321856\n";
const NEVER_JOINED = exited(1, `Could not fetch domain SID\n${LOCAL_SID}`);
const HAS_JOINED = exited(
  0,
  `${LOCAL_SID}SID for domain CORP is: S-1-5-21-127507426-1713925202-3964668268\n`,
);
const NO_SKEW =
  "LDAP server: 10.99.7.1\nLDAP server name: dc1.corp.example\nRealm: CORP.EXAMPLE\nBind Path: dc=CORP,dc=EXAMPLE\nLDAP port: 389\nServer time: Tue, 24 Nov 2026 00:07:19 UTC\nKDC server: 10.99.7.1\nServer time offset: 0\n";
const INFO = exited(0, NO_SKEW);
const NO_INFO = exited(
  255,
  "ads_connect: No logon servers are currently available to service the logon request.\nDidn't find the ldap server!\n",
);
const GOOD_TRUST = exited(0, "checking the trust secret for domain CORP via RPC calls succeeded\n");

function winbindFailed(status: string): string {
  return `checking the trust secret for domain CORP via RPC calls failed\nwbcCheckTrustCredentials(CORP): error code was ${status}\nfailed to call wbcCheckTrustCredentials: WBC_ERR_AUTH_ERROR\nCould not check secret\n`;
}

function exited(code: number, words: string): ProgramAnswer {
  return { kind: "exited", code, words };
}

function local(domainSid: ProgramAnswer, configuredRealm = ""): LocalAnswers {
  return { domainSid, configuredRealm };
}

function inDomain(answers: Partial<DomainAnswers>) {
  const all = { testJoin: exited(0, "Join is OK\n"), info: INFO, trust: GOOD_TRUST, ...answers };
  return stateInDomain(local(HAS_JOINED, "CORP.EXAMPLE"), all);
}

describe("an appliance that has no domain's SID", () => {
  it("is not joined", () => {
    expect(stateWithoutDomain(local(NEVER_JOINED))).toMatchObject({
      join: "not-joined",
      domain: null,
      realm: null,
      sentence: "This appliance is not joined to a domain.",
    });
  });

  it("is told that naming a realm in smb.conf is not a join", () => {
    const state = stateWithoutDomain(local(NEVER_JOINED, "CORP.EXAMPLE"));
    expect(state).toMatchObject({ join: "not-joined", realm: "CORP.EXAMPLE" });
    expect(state?.sentence).toContain("smb.conf names the realm CORP.EXAMPLE");
  });

  it.each<[string, ProgramAnswer, string]>([
    ["net is missing", { kind: "missing", words: "" }, "apt-get install samba-common-bin"],
    ["net may not be run", { kind: "denied", words: "" }, "root"],
    [
      "the secrets may not be read",
      exited(255, "Failed to open /var/lib/samba/private/secrets.tdb\nUnable to open secrets.tdb.\n"),
      "root",
    ],
    ["net hangs", { kind: "timed-out", words: "" }, "did not answer in time"],
    ["net is killed", { kind: "broken-off", words: "" }, "does not understand"],
    ["net prints rubbish", exited(0, "<script>alert(1)</script>\u0000\n"), "does not understand"],
  ])("cannot be told where %s", (_case, answer, says) => {
    const state = stateWithoutDomain(local(answer));
    expect(state?.join).toBe("unknown");
    expect(state?.sentence).toContain(says);
  });
});

describe("an appliance that has a domain's SID", () => {
  it("has to ask the domain", () => {
    expect(stateWithoutDomain(local(HAS_JOINED))).toBeUndefined();
  });

  it("is joined where testjoin says so", () => {
    expect(inDomain({})).toEqual({
      join: "joined",
      domain: "CORP",
      realm: "CORP.EXAMPLE",
      controller: "dc1.corp.example",
      sentence: "This appliance is joined to CORP.EXAMPLE, CORP.",
      remarks: [],
      detail: "",
    });
  });

  it("is joined unsoundly where the domain has another password, though testjoin exits 0", () => {
    const words =
      "kerberos_kinit_password FILES$@CORP.EXAMPLE failed: Preauthentication failed\nJoin is OK\n";
    const state = inDomain({ testJoin: exited(0, words) });
    expect(state.join).toBe("joined");
    expect(state.remarks).toEqual([expect.stringContaining("another password")]);
    expect(state.detail).toContain("Preauthentication failed");
  });

  it("is not joined where the domain has removed its account", () => {
    const words =
      "kerberos_kinit_password FILES$@CORP.EXAMPLE failed: Client not found in Kerberos database\nJoin to domain is not valid: LDAP_INVALID_CREDENTIALS\n";
    const state = inDomain({ testJoin: exited(255, words) });
    expect(state.join).toBe("not-joined");
    expect(state.sentence).toContain("refuses its account");
  });

  it("is not joined where it has no machine account", () => {
    const testJoin = exited(255, "Join to domain is not valid: NT code 0xfffffff6\n");
    expect(inDomain({ testJoin }).join).toBe("not-joined");
  });

  it.each<[string, ProgramAnswer]>([
    [
      "is away",
      exited(
        255,
        "ads_connect: No logon servers are currently available to service the logon request.\nJoin to domain is not valid: No logon servers are currently available to service the logon request.\n",
      ),
    ],
    ["is silent", { kind: "timed-out", words: "" }],
  ])("cannot be told where the domain controller %s", (_case, testJoin) => {
    const trust: ProgramAnswer = { kind: "missing", words: "" };
    const state = inDomain({ testJoin, info: NO_INFO, trust });
    expect(state).toMatchObject({ join: "unknown", realm: "CORP.EXAMPLE", controller: null, remarks: [] });
    expect(state.sentence).toContain("no domain controller answers");
  });

  it("is joined where winbind finds the domain controller that net does not look for again yet", () => {
    const words = "ads_connect: No logon servers are currently available to service the logon request.\n";
    const state = inDomain({ testJoin: exited(255, words), info: NO_INFO });
    expect(state).toMatchObject({ join: "joined", domain: "CORP", realm: "CORP.EXAMPLE", controller: null });
    expect(state.remarks).toEqual([expect.stringContaining("winbind does")]);
    expect(state.detail).toContain("No logon servers");
  });

  it("is not joined where the domain has disabled its account", () => {
    const words =
      "kerberos_kinit_password FILES$@CORP.EXAMPLE failed: Clients credentials have been revoked\nJoin to domain is not valid: LDAP_INVALID_CREDENTIALS\n";
    expect(inDomain({ testJoin: exited(255, words) })).toMatchObject({ join: "not-joined", remarks: [] });
  });

  it.each([
    [-7200, "120 minutes ahead of"],
    [-600, "10 minutes ahead of"],
    [301, "5 minutes behind"],
  ])("is joined, with a remark where the clocks are %i seconds apart", (offset, says) => {
    const words = NO_SKEW.replace("Server time offset: 0", `Server time offset: ${String(offset)}`);
    const state = inDomain({ info: exited(0, words) });
    expect(state).toMatchObject({ join: "joined", remarks: [expect.stringContaining(says)] });
  });

  it.each([0, 300, -300, "soon"])("has no remark where they are %s seconds apart", (offset) => {
    const words = NO_SKEW.replace("Server time offset: 0", `Server time offset: ${String(offset)}`);
    expect(inDomain({ info: exited(0, words) }).remarks).toEqual([]);
  });

  it("cannot be told from words nobody knows", () => {
    const state = inDomain({ testJoin: exited(1, "Segmentation <b>fault</b>") });
    expect(state).toMatchObject({ join: "unknown", detail: "Segmentation <b>fault</b>" });
  });

  it.each<[string, ProgramAnswer, string]>([
    ["is not installed", { kind: "missing", words: "" }, "apt-get install winbind"],
    [
      "does not run",
      exited(1, "could not obtain winbind interface details: WBC_ERR_WINBIND_NOT_AVAILABLE\n"),
      "systemctl start winbind",
    ],
    ["is refused", exited(1, winbindFailed("NT_STATUS_ACCESS_DENIED (0xc0000022)")), "Join again"],
    ["is unknown", exited(1, winbindFailed("NT_STATUS_NO_TRUST_SAM_ACCOUNT (0xc000018b)")), "Join again"],
    [
      "finds no domain controller",
      exited(1, winbindFailed("NT_STATUS_DOMAIN_CONTROLLER_NOT_FOUND (0xc0000233)")),
      "no domain controller at the moment",
    ],
    ["says what nobody knows", exited(1, winbindFailed("NT_STATUS_<b>ODD</b>")), "Run “wbinfo -t”"],
    ["hangs", { kind: "timed-out", words: "" }, "did not answer in time"],
  ])("is joined, with a remark where winbind %s", (_case, trust, says) => {
    const state = inDomain({ trust });
    expect(state.join).toBe("joined");
    expect(state.remarks).toEqual([expect.stringContaining(says)]);
  });
});
