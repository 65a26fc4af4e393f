import { describe, expect, it } from "vitest";
import { readLogFilePattern } from "./log-file-pattern";
import { logGaps } from "./log-level";

function read(value: string, fileName: string) {
  const pattern = readLogFilePattern(value);
  if (!pattern.ok) throw new Error(pattern.error.message);
  return pattern.value.read(fileName);
}

describe("log file", () => {
  it.each([
    ["log.%I", "log.10.1.2.3", "10.1.2.3", "address", null],
    ["log.%I", "log.fe80::1", "fe80::1", "address", null],
    ["log.%I", "log.10.1.2.3.old", "10.1.2.3", "address", "log.10.1.2.3"],
    ["log.%I", "log.10.1.2.3.1", "10.1.2.3", "address", "log.10.1.2.3"],
    ["log.%I", "log.10.1.2.3-20261123", "10.1.2.3", "address", "log.10.1.2.3"],
    ["log.%I", "log.fe80::1.12", "fe80::1", "address", "log.fe80::1"],
    ["log.%I", "log.0.0.0.0", null, "unknown", null],
    ["log.%I", "log.0.0.0.0.1", null, "unknown", "log.0.0.0.0"],
    ["log.%m", "log.win7-frontdesk", "win7-frontdesk", "name", null],
    ["log.%m", "log.win7-frontdesk.2", "win7-frontdesk", "name", "log.win7-frontdesk"],
    ["log.%m", "log.10.1.2.3", "10.1.2.3", "name", null],
    ["log.%m", "log.smbd", null, "unknown", null],
    ["log.%m", "log.smbd.1", null, "unknown", "log.smbd"],
    ["log.%m", "log.wb-EXAMPLE", null, "unknown", null],
    ["%m-%I.log", "pc-10.1.2.3.log", "10.1.2.3", "address", null],
    ["%m-%I.log", "pc-10.1.2.3.log.1", "10.1.2.3", "address", "pc-10.1.2.3.log"],
    ["log.smbd", "log.smbd", null, "unknown", null],
    ["log.smbd", "log.smbd.old", null, "unknown", "log.smbd"],
    ["log.smbd", "log.smbd.3", null, "unknown", "log.smbd"],
  ])("%s: %s", (value, fileName, client, clientIs, rotatedFrom) => {
    expect(read(`/var/log/samba/${value}`, fileName)).toEqual({ client, clientIs, rotatedFrom });
  });

  it("leaves files alone that are no logs of smbd", () => {
    expect(read("/var/log/samba/log.%I", "logX10.1.2.3")).toBeNull();
    expect(read("/var/log/samba/log.smbd", "log.nmbd")).toBeNull();
    expect(read("/var/log/samba/log.smbd", "cores")).toBeNull();
    expect(read("/var/log/samba/log.%I", "log.10.1.2.3.1.gz")).toBeNull();
  });

  it.each(["", "log.%I", "/var/log/%m/log", "/var/log/samba/"])(
    "cannot follow %j, and says what to write",
    (value) => {
      const read = readLogFilePattern(value);
      expect(read.ok || read.error.message).toContain("log file = /var/log/samba/log.%I");
    },
  );
});

describe("log level", () => {
  it.each([
    ["0", ["everything", "sign-ins", "protocols"]],
    ["", ["everything", "sign-ins", "protocols"]],
    ["1", ["sign-ins", "protocols"]],
    ["2", ["protocols"]],
    ["3", []],
    ["10", []],
    ["1 auth_json_audit:2", ["protocols"]],
    ["1 auth_audit:3 smb2:3", []],
    ["1 auth:2 smb2:3", []],
    ["1 smb2:3", ["sign-ins"]],
    ["0 smb2:3 auth_audit:2", []],
    ["3 smb2:0", ["everything", "sign-ins", "protocols"]],
    ["1 auth_audit:3@/var/log/samba/audit.log smb2:3", ["sign-ins"]],
    ["all:3", []],
    ["nonsense", ["everything", "sign-ins", "protocols"]],
  ])("%s keeps out %j", (value, gaps) => {
    expect(logGaps(value)).toEqual(gaps);
  });
});
