import { describe, expect, it } from "vitest";
import { understand, whatItDoes, whyRefused } from "@/lib/sandbox/demo-clients/smbclient-words";
import { PARTS } from "@/lib/sandbox/demo-clients/cast";

const [win7, , , w11] = PARTS;
if (!win7 || !w11) throw new Error("The cast is gone.");

describe("what smbclient says", () => {
  it.each([
    [
      "getting file \\plan.txt of size 38 as /dev/null (18.6 KiloBytes/sec)",
      { kind: "connected", read: true },
    ],
    [
      "NT_STATUS_OBJECT_NAME_NOT_FOUND opening remote file \\plan.txt",
      { kind: "connected", read: false, status: "NT_STATUS_OBJECT_NAME_NOT_FOUND" },
    ],
    [
      "session setup failed: NT_STATUS_ACCESS_DENIED",
      { kind: "refused", stage: "session setup", status: "NT_STATUS_ACCESS_DENIED" },
    ],
    [
      "tree connect failed: NT_STATUS_BAD_NETWORK_NAME",
      { kind: "refused", stage: "tree connect", status: "NT_STATUS_BAD_NETWORK_NAME" },
    ],
    [
      "protocol negotiation failed: NT_STATUS_NOT_SUPPORTED",
      { kind: "refused", stage: "protocol negotiation", status: "NT_STATUS_NOT_SUPPORTED" },
    ],
    ["session setup failed: NT_STATUS_CONNECTION_RESET", { kind: "lost" }],
    ["NT_STATUS_NETWORK_NAME_DELETED opening remote file \\plan.txt", { kind: "lost" }],
    ["NT_STATUS_CONNECTION_DISCONNECTED opening remote file \\plan.txt", { kind: "lost" }],
    ['Try "help" to get a list of possible commands.', undefined],
    ["", undefined],
  ])("%s", (line, heard) => {
    expect(understand(line)).toEqual(heard);
  });
});

describe("why a client was refused", () => {
  const denied = (stage: "session setup" | "tree connect") => ({ stage, status: "NT_STATUS_ACCESS_DENIED" });
  const log = (what: string) =>
    `[2026/11/24 00:00:56.108846,  1] smb2\n  reject ${what} as encryption is required\n`;

  it("is the encryption it lacks, where smbd's log says so", () => {
    expect(whyRefused(win7, denied("session setup"), log("session with dialect[0x0210]"))).toBe(
      "The server requires encryption, which SMB 2.1 does not have.",
    );
    expect(whyRefused(win7, denied("tree connect"), log("tcon with dialect[0x0210]"))).toBe(
      "The share public requires encryption, which SMB 2.1 does not have.",
    );
  });

  it("is the server's contradiction, where a client that could encrypt is refused for not doing it", () => {
    expect(whyRefused(w11, denied("tree connect"), log("tcon with dialect[0x0311]"))).toBe(
      "The share projects requires encryption, which the server itself does not offer.",
    );
  });

  it("is not called encryption where the log does not say so", () => {
    expect(whyRefused(win7, denied("tree connect"), "")).toBe("The share public does not let alice in.");
    expect(whyRefused(win7, denied("session setup"), "")).toBe("The server does not let alice in.");
  });

  it.each([
    [
      "NT_STATUS_NOT_SUPPORTED",
      "The server speaks no version that this client knows; its newest is SMB 2.1.",
    ],
    ["NT_STATUS_BAD_NETWORK_NAME", "There is no share public."],
    ["NT_STATUS_LOGON_FAILURE", "The server does not accept alice's name and password."],
    ["NT_STATUS_INTERNAL_ERROR", "The server said NT_STATUS_INTERNAL_ERROR at the tree connect."],
  ])("%s", (status, sentence) => {
    expect(whyRefused(win7, { stage: "tree connect", status }, "")).toBe(sentence);
  });
});

describe("what a connected client does", () => {
  it("names a file that is gone, or that it may not read", () => {
    expect(whatItDoes(win7, { kind: "connected", read: true })).toContain("Reads holiday-request.txt");
    const unread = (status: string) => whatItDoes(win7, { kind: "connected", read: false, status });
    expect(unread("NT_STATUS_OBJECT_NAME_NOT_FOUND")).toContain("not in the share any more");
    expect(unread("NT_STATUS_ACCESS_DENIED")).toContain("may not read holiday-request.txt");
  });
});
