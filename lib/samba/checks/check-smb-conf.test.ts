import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSmbConf } from "../document";
import { applyEdits } from "@/lib/shared/edit";
import { checkSmbConf } from "./check-smb-conf";

/** Each finding as `line severity code`, and what it underlines. */
function findings(text: string): string[] {
  return checkSmbConf(parseSmbConf(text)).map(
    ({ number, severity, code, from, to }) =>
      `${String(number)} ${severity} ${code}: ${text.slice(from, to)}`,
  );
}

/** The text after the first fix of the first finding. */
function fixed(text: string): string | undefined {
  const fix = checkSmbConf(parseSmbConf(text)).flatMap(({ fixes = [] }) => fixes)[0];
  return fix && applyEdits(text, fix.edits);
}

const share = "[s]\npath = /srv\n";

describe("checkSmbConf", () => {
  it("finds nothing in a sound file, the guide's two lines among it", () => {
    const text =
      "# comment\n[global]\npanic action = /usr/share/samba/panic-action %d\nsmb encrypt = mandatory\nserver signing = mandatory\nlog level = 1 auth:3\n\n[homes]\nvfs_fruit:aapl = yes\n[s]\npath = /srv\nveto files = /#*#/~*/\ncreate mask = 0664\nforce user = nobody\n";
    expect(findings(text)).toEqual([]);
  });

  it.each([
    ["[global]\nwrokgroup = X\n", "2 warning unknown-parameter: wrokgroup", "[global]\nworkgroup = X\n"],
    ["[global]\nqqzzxxyyww = X\n", "2 warning unknown-parameter: qqzzxxyyww", undefined],
    [
      `[global]\n${share}workgroup = X\n`,
      "4 warning global-in-share: workgroup = X",
      `[global]\nworkgroup = X\n${share}`,
    ],
    [`${share}read only = perhaps\n`, "3 error bad-value: perhaps", undefined],
    [`${share}read only = "yes"\n`, '3 error bad-value: "yes"', `${share}read only = yes\n`],
    [`${share}guest ok =\n`, "3 error bad-value: guest ok =", undefined],
    ["[global]\nsmb encrypt = always\n", "2 error bad-value: always", undefined],
    [`${share}create mask = rw\n`, "3 error bad-value: rw", undefined],
    [`${share}create mask = 0999\n`, "3 warning cut-value: 0999", undefined],
    ["[global]\nmax log size = 5T\n", "2 error bad-value: 5T", undefined],
    ["[global]\ndeadtime = soon\n", "2 warning cut-value: soon", undefined],
    ["[global]\ndeadtime = 010\n", "2 warning cut-value: 010", undefined],
    [
      `${share}read only = no # for now\n`,
      "3 error remark-in-value: no # for now",
      `${share}read only = no\n`,
    ],
    [
      `${share}create mask = 0664 ; rw\n`,
      "3 warning remark-in-value: 0664 ; rw",
      `${share}create mask = 0664\n`,
    ],
    ["[s]\npath = /srv # old\n", "2 warning remark-in-value: /srv # old", "[s]\npath = /srv\n"],
    [
      `${share}comment = one\ncomment = two\n`,
      "3 warning duplicate: comment = one",
      `${share}comment = two\n`,
    ],
    [
      `${share}writeable = no\nread only = no\n`,
      "3 warning duplicate: writeable = no",
      `${share}read only = no\n`,
    ],
    ["[global]\nclient lanman auth = no\n", "2 info deprecated: client lanman auth = no", undefined],
    ["[s]\npath = /srv\nroot preexec = /tmp/x\n", "3 warning as-root: root preexec = /tmp/x", undefined],
    ["[s]\npath = /srv\nforce user = Root\n", "3 warning as-root: force user = Root", undefined],
    ["[global]\nadd user script = /x %u\n", "2 warning as-root: add user script = /x %u", undefined],
    ["[global]\nlog level 10\n", "2 warning dropped-line: log level 10", "[global]\nlog level = 10\n"],
    [`${share}writeable - Yes\n`, "3 warning dropped-line: writeable - Yes", `${share}writeable = Yes\n`],
    [`${share}// a remark\n`, "3 warning dropped-line: // a remark", `${share}# // a remark\n`],
    ["[s\npath = /srv\n", "1 error refused-line: [s", "[s]\npath = /srv\n"],
    ["[global]\n= yes\n", "2 error refused-line: = yes", "[global]\n"],
    ["[]\npath = /srv\n", "1 error refused-line: []", undefined],
    ["[global]\n-[printers]\n", "2 error junk-before-header: -[printers]", "[global]\n[printers]\n"],
    ["[ Movies ]\npath = /srv\n", "1 warning header-blanks: [ Movies ]", "[Movies]\npath = /srv\n"],
    ["[s] path = /old\npath = /srv\n", "1 warning text-behind-header:  path = /old", undefined],
    ["[s]\npath =\n", "2 warning no-path: path =", undefined],
    ["[s]\nread only = no\n", "1 warning no-path: [s]", undefined],
    ["[s]\ncopy = t\npath = /srv\n", "2 error bad-copy: copy = t", undefined],
    ["[global]\ninclude = /etc/more.conf\n", "2 info elsewhere: include = /etc/more.conf", undefined],
    [`[global]\n${share}[Global]\nworkgroup = W\n`, "4 info reopened: [Global]", undefined],
    [`${share}[global]\nguest ok = yes\n`, "4 warning default-too-late: guest ok = yes", undefined],
    [
      "[s]\nvfs_fruit:aapl = yes\npath = /srv\n[s]\n",
      "2 warning forgotten-option: vfs_fruit:aapl = yes",
      undefined,
    ],
    [
      `[global]\nsmb encrypt = off\n${share}smb encrypt = required\n`,
      "5 error locked-out: smb encrypt = required",
      undefined,
    ],
    [
      `[global]\nsmb encrypt = off\n${share}smb encrypt = desired\n`,
      "5 warning encryption-off: smb encrypt = desired",
      undefined,
    ],
    [
      `[global]\nsmb encrypt = required\n${share}smb encrypt = off\n`,
      "5 warning no-effect: smb encrypt = off",
      `[global]\nsmb encrypt = required\n${share}`,
    ],
    [
      "[global]\nsmb encrypt = required\nserver max protocol = SMB2\n",
      "3 error locked-out: server max protocol = SMB2",
      undefined,
    ],
    [
      "[global]\nserver min protocol = NT1\n",
      "2 warning smb1: server min protocol = NT1",
      "[global]\nserver min protocol = SMB2_02\n",
    ],
    [
      "[global]\nserver min protocol = SMB3\n",
      "2 info smb3-variant: server min protocol = SMB3",
      "[global]\nserver min protocol = SMB3_00\n",
    ],
    [
      `[global]\nsmb encrypt = required\n${share}guest ok = yes\n`,
      "5 warning guests-refused: guest ok = yes",
      undefined,
    ],
  ])("%j", (text, expected, afterFix) => {
    expect(findings(text)).toContain(expected);
    expect(findings(text).filter((finding) => !finding.includes(" info "))).toHaveLength(
      expected.includes(" info ") ? 0 : 1,
    );
    expect(fixed(text)).toBe(afterFix);
  });

  it("guesses what a misspelt name means, and the name Samba knows it by before a synonym", () => {
    const hints = checkSmbConf(parseSmbConf("[global]\nsocket optinions = X\nserver singing = auto\n"));
    expect(hints.map(({ hint }) => hint)).toEqual([
      "Did you mean “socket options”?",
      "Did you mean “server signing”?",
    ]);
  });

  it("names the allowed values", () => {
    const [finding] = checkSmbConf(parseSmbConf("[global]\nserver signing = always\n"));
    expect(finding?.hint).toBe("Allowed: default, No, if_required, desired, required.");
  });

  it("says nothing of a missing path where another file may bring it", () => {
    expect(findings("[s]\ninclude = /etc/s.conf\n")).toEqual(["2 info elsewhere: include = /etc/s.conf"]);
    expect(findings("[t]\npath = /srv\n[s]\ncopy = t\n")).toEqual([]);
    expect(findings("[global]\npath = /srv\n[s]\ncomment = x\n")).toEqual([]);
  });

  it("takes any text: findings lie within it, in order, and every fix can be applied", {
    timeout: 60_000,
  }, () => {
    const piece = fc.constantFrom(
      "[s]",
      "[global]",
      "[ x ]",
      "-[y]",
      "[",
      "path = /a",
      "smb encrypt = off",
      "smb encrypt=required",
      "guest ok = yes # x",
      "copy = s",
      "include = x",
      "workgroup",
      "= x",
      "wrokgroup=1",
      "max log size = 5 #",
      "server min protocol = NT1",
      "writeable = 1",
      "read only = 0",
      "\\",
      "\0",
      "  ",
      "a:b = c",
      "\u{dc80}",
    );
    const file = fc
      .array(fc.tuple(piece, fc.constantFrom("\n", "\r\n", "\\\n", " ")), { maxLength: 25 })
      .map((pieces) => pieces.flat().join(""));
    fc.assert(
      fc.property(fc.oneof(file, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
        let last = 0;
        for (const { from, to, fixes = [] } of checkSmbConf(parseSmbConf(text))) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
          last = from;
          for (const { edits } of fixes) applyEdits(text, edits);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("grows with the text alone", () => {
    const block = (at: number) =>
      `[s${String(at)}]\n path = /s\n read only = no\n wrkgrp${String(at)} = x\n workgroup = z\n guest ok = yes\n`;
    const text = `[global]\n${Array.from({ length: 10_000 }, (_, at) => block(at)).join("")}`;
    expect(checkSmbConf(parseSmbConf(text))).toHaveLength(20_000);
  });
});
