import { describe, expect, it } from "vitest";
import type { RunOutcome } from "@/lib/host/host";
import { readSudoOutcome } from "@/lib/host/not-root/sudo";

const ended = (stderr: string, code = 1, stdout = ""): RunOutcome => ({
  kind: "exited",
  code,
  stdout,
  stderr,
  truncated: false,
});

describe("what sudo says", () => {
  // As sudo 1.9.13 says it, with LC_ALL=C.UTF-8.
  it.each([
    ["sudo: a password is required\n", /npm run install:system/],
    [
      "sudo: unable to resolve host nas: Name or service not known\nsudo: a password is required\n",
      /sudoers file/,
    ],
    [
      "Sorry, user inflight is not allowed to execute '/usr/bin/smbstatus --json' as root on nas.\n",
      /older than the panel/,
    ],
    ["inflight is not in the sudoers file.\n", /not installed/],
    [
      'sudo: The "no new privileges" flag is set, which prevents sudo from running as root.\n',
      /NoNewPrivileges/,
    ],
    [
      "sudo: unknown user inflight-tunnel\nsudo: error initializing audit plugin sudoers_audit\n",
      /no account/,
    ],
    ["sudo: /usr/bin/sudo must be owned by uid 0 and have the setuid bit set\n", /not set up as root's/],
    ["/etc/sudoers.d/x:1:4: syntax error\nsudo: a terminal is required to read the password\n", /./],
  ])("%j is a refusal, with what to do", (words, told) => {
    const outcome = readSudoOutcome(["smbstatus", "--json"], ended(words));
    expect(outcome).toMatchObject({
      kind: "denied",
      program: "smbstatus",
      reason: expect.stringMatching(told) as string,
    });
  });

  it("of a program that is missing is that it is missing", () => {
    const outcome = readSudoOutcome(["wbinfo", "-t"], ended("sudo: wbinfo: command not found\n"));
    expect(outcome).toEqual({ kind: "not-found", program: "wbinfo" });
  });

  it.each([
    ended("sudo: unable to resolve host nas: Name or service not known\n", 0, "{}"),
    ended("could not talk to winbindd\n"),
    ended("sudo: a password is required\n", 1, "printed by a program"),
    ended("Sorry, user x is not allowed to execute\n", 2),
  ])("leaves the words of the program itself alone: %j", (outcome) => {
    expect(readSudoOutcome(["wbinfo", "-t"], outcome)).toBe(outcome);
  });

  it("cannot be where there is no sudo", () => {
    const outcome = readSudoOutcome(["wbinfo", "-t"], { kind: "not-found", program: "sudo" });
    expect(outcome).toMatchObject({
      kind: "denied",
      reason: expect.stringContaining("sudo is not installed") as string,
    });
  });
});
