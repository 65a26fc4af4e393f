import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "@/lib/shared/edit";
import {
  parseAuthorizedKeys,
  removeTunnelLine,
  setTunnelLine,
  tunnelKeyLine,
  tunnelLines,
} from "./authorized-keys";
import { readKeyLine, writeKeyLine } from "./key-line";
import type { Profile } from "./profile";
import { hostileProfile } from "./testing/hostile";
import { ED25519, guideProfile } from "./testing/sample-profile";

const [TYPE = "", BASE64 = ""] = ED25519.split(" ");
/** A whole key of a type that nobody has heard of yet, and another one. */
const UNKNOWN = `x ${Buffer.from("\0\0\0\x01xyz".slice(0, 5)).toString("base64")}`;
const OTHER = `y ${Buffer.from("\0\0\0\x01y\0\0\0\x01z").toString("base64")}`;
const LINE = `restrict,port-forwarding,permitopen="localhost:2049",permitopen="localhost:32767",command="inflight-hold p1 60" ${ED25519} inflight-tunnel p1 web-1`;

function set(text: string, profile: Profile = guideProfile()): string {
  const edits = setTunnelLine(parseAuthorizedKeys(text), profile);
  return edits.ok ? applyEdits(text, edits.value) : edits.error.code;
}

function remove(text: string, id = "p1"): string {
  return applyEdits(text, removeTunnelLine(parseAuthorizedKeys(text), id));
}

/** Lines that sshd reads, and lines that it does not, with traps close together. */
const line = fc.constantFrom(
  ...[
    "",
    " ",
    "# c",
    `#${LINE}`,
    OTHER,
    ` ${UNKNOWN} c`,
    `command="a \\" b" ${OTHER} d`,
    "junk",
    "ssh-rsa",
    '"',
  ],
  ...[
    `no-pty ${OTHER}`,
    `command="x ${OTHER}`,
    `${OTHER}\0x`,
    "1024 35 1234 old",
    `a="b"c ${OTHER}`,
    "\udcff",
    LINE,
  ],
  ...[
    `${UNKNOWN} inflight-tunnel p2 web-2`,
    `${UNKNOWN} inflight-tunnel p12 x`,
    `${UNKNOWN} x inflight-tunnel p1`,
  ],
);
const keyFile = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\n", "\n", "\r\n", "\n\n")), { maxLength: 8 })
  .chain((lines) => {
    const text = lines.map((parts) => parts.join("")).join("");
    return fc.constantFrom(text, text.replace(/\r?\n$/, ""));
  });

describe("the line of a profile", () => {
  it("opens the tunnel's ports and nothing else", () => {
    expect(tunnelKeyLine(guideProfile())).toEqual({ ok: true, value: LINE });
    const v4 = tunnelKeyLine(
      guideProfile({ nfsVersion: "4.1", keepOpenFor: "always", remoteNfsPort: 12_049 }),
    );
    expect(v4.ok && v4.value).toBe(
      `restrict,port-forwarding,permitopen="localhost:12049",command="inflight-hold p1 always" ${ED25519} inflight-tunnel p1 web-1`,
    );
  });

  it("is not written without a key", () => {
    const result = tunnelKeyLine(guideProfile({ publicKey: "" }));
    expect(result.ok ? "" : result.error.code).toBe("no-key");
  });

  it("reads back as what was written, for any options and comment", () => {
    const value = fc.string({ unit: "grapheme" }).filter((text) => !/[\n\r\0]|\\$/.test(text));
    const options = fc.array(
      fc.record({
        name: fc.stringMatching(/^[a-z][a-z-]{0,9}$/),
        value: fc.option(value, { nil: undefined }),
      }),
      { maxLength: 4 },
    );
    const comment = fc.string({ unit: "grapheme" }).map((text) => text.replace(/^[ \t]+|[\n\r\0]/g, ""));
    fc.assert(
      fc.property(options, comment, (each, remark) => {
        const entry = { options: each, key: { type: TYPE, base64: BASE64 }, comment: remark };
        expect(readKeyLine(writeKeyLine(entry))).toEqual(entry);
      }),
      { numRuns: 1000 },
    );
    expect(() =>
      writeKeyLine({ options: [{ name: "a", value: "\\" }], key: { type: "", base64: "" }, comment: "" }),
    ).toThrow(RangeError);
  });

  it("says of any profile what was asked for, on one line", () => {
    fc.assert(
      fc.property(hostileProfile, (profile) => {
        const written = tunnelKeyLine(profile);
        const doc = parseAuthorizedKeys(written.ok ? `${written.value}\n` : "");
        expect(doc.lines).toHaveLength(1);
        expect(tunnelLines(doc, profile.id)).toHaveLength(1);
        const { options, comment } = doc.lines[0]?.entry ?? { options: [], comment: "" };
        expect(options.map(({ name }) => name).filter((name) => name !== "permitopen")).toEqual([
          "restrict",
          "port-forwarding",
          "command",
        ]);
        expect(comment).toBe(`inflight-tunnel p1 ${profile.clientName}`);
      }),
      { numRuns: 150 },
    );
  });
});

describe("an authorized_keys file", () => {
  it("is read as sshd reads it", () => {
    const text = `# c\n\n${OTHER}\r\n\tcommand="a \\" b",no-pty ${UNKNOWN} me@x\nssh-ed25519 AAAA\nx y="z ${OTHER}`;
    expect(
      parseAuthorizedKeys(text).lines.map(({ kind, number, entry }) => [number, kind, entry?.comment]),
    ).toEqual([
      [1, "comment", undefined],
      [2, "blank", undefined],
      [3, "key", ""],
      [4, "key", "me@x"],
      [5, "broken", undefined],
      [6, "broken", undefined],
    ]);
    expect(parseAuthorizedKeys(text).lines[3]?.entry?.options).toEqual([
      { name: "command", value: 'a " b' },
      { name: "no-pty", value: undefined },
    ]);
  });

  it("is its lines, without a gap, whatever is in it", () => {
    fc.assert(
      fc.property(fc.oneof(keyFile, fc.string({ unit: "binary" })), (text) => {
        const { lines } = parseAuthorizedKeys(text);
        expect(lines.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text);
        expect(lines.every(({ kind, entry }) => (kind === "key") === (entry !== undefined))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, string, string]>([
    ["an empty file", "", `${LINE}\n`],
    ["a file without a last line end", "# c", `# c\n${LINE}\n`],
    ["a file with CRLF", `${OTHER}\r\n`, `${OTHER}\r\n${LINE}\r\n`],
    ["its own line of yesterday", `# a\n${LINE.replace("60", "90")}\r\n# b`, `# a\n${LINE}\r\n# b`],
    ["its own line, moved and copied", `${LINE} x\n# b\n${LINE}\n`, `${LINE}\n# b\n`],
    ["its own line as it should be", `a\n${LINE}`, `a\n${LINE}`],
    ["another line with the same key", `${ED25519} boss\n`, "key-in-use"],
    ["another profile with the same key", `${LINE.replaceAll("p1", "p2")}\n`, "key-in-use"],
  ])("takes a profile's line: %s", (_what, before, after) => {
    expect(set(before)).toBe(after);
  });

  it("keeps everybody else's lines, byte for byte", () => {
    fc.assert(
      fc.property(keyFile, (text) => {
        const own = tunnelLines(parseAuthorizedKeys(text), "p1");
        const others = own.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
        const after = set(text);
        expect(tunnelLines(parseAuthorizedKeys(after), "p1")).toHaveLength(1);
        expect(set(after)).toBe(after);
        const removed = remove(after);
        expect([others, `${others}\n`, `${others}\r\n`]).toContain(removed);
        if (own.length > 0) expect(remove(text)).toBe(others);
        expect(tunnelLines(parseAuthorizedKeys(removed), "p1")).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
