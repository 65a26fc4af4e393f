import { describe, expect, it } from "vitest";
import { contentTag } from "@/lib/host/content-tag";
import { type FileRequest, fromArguments, toArguments } from "@/lib/host/not-root/file-protocol";

const tag = contentTag(new Uint8Array());

describe("a request to the file program", () => {
  it.each<FileRequest>([
    { verb: "read", file: "/etc/samba/smb.conf" },
    { verb: "list", file: "/var/log/samba" },
    { verb: "part", file: "/var/log/samba/log.smbd", from: 0, max: 100 },
    { verb: "replace", file: "/etc/exports", ifTag: tag },
    { verb: "replace", file: "/etc/exports", ifTag: null },
  ])("arrives as it was: %j", (request) => {
    expect(fromArguments(toArguments(request))).toEqual(request);
  });

  it.each([
    [[]],
    [["read"]],
    [["read", "etc/exports"]],
    [["read", "/etc/../etc/shadow"]],
    [["read", "/etc//exports"]],
    [["read", "/etc/exports/"]],
    [["read", "/etc/exports\n"]],
    [["read", "/etc/exports", "/etc/shadow"]],
    [["write", "/etc/exports"]],
    [["part", "/var/log/samba/log.smbd", "-1", "10"]],
    [["part", "/var/log/samba/log.smbd", "0", "1e9"]],
    [["part", "/var/log/samba/log.smbd", "99999999999999999", "1"]],
    [["replace", "/etc/exports"]],
    [["replace", "/etc/exports", tag.slice(1)]],
    [["replace", "/etc/exports", tag.toUpperCase()]],
  ])("is none: %j", (args) => {
    expect(fromArguments(args)).toBeUndefined();
  });
});
