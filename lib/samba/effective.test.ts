import { describe, expect, it } from "vitest";
import { directives } from "./directives";
import { parseSmbConf } from "./document";
import { effectiveValue } from "./effective";

/** `value from`, with a `!` where the line says the opposite. */
function effective(text: string, section: string, parameter: string): string | undefined {
  const found = effectiveValue(parseSmbConf(text), section, parameter);
  return found && `${found.inverted ? "!" : ""}${found.value} ${found.from}`;
}

describe("effectiveValue", () => {
  it("takes the last line, whichever synonym and spelling it uses", () => {
    const text = "[global]\nsmb encrypt = off\nServer SMB Encrypt = desired\nsmbencrypt=required\n";
    expect(effective(text, "global", "server smb encrypt")).toBe("required global");
    expect(effective(text, "GLOBAL", "SMB ENCRYPT")).toBe("required global");
  });

  it("tells of a name that says the opposite", () => {
    const text = "[a]\nwriteable = yes\n[b]\nread only = no\n";
    expect(effective(text, "a", "read only")).toBe("!yes share");
    expect(effective(text, "a", "write ok")).toBe("yes share");
    expect(effective(text, "b", "writable")).toBe("!no share");
  });

  it("gives a share what [global] says above its first header, and not what it says below", () => {
    const text = "[global]\nguest ok = yes\n[a]\n[global]\nguest ok = no\n[b]\n[a]\n";
    expect(effective(text, "a", "guest ok")).toBe("yes global");
    expect(effective(text, "b", "guest ok")).toBe("no global");
    expect(effective(text, "global", "guest ok")).toBe("no global");
  });

  it("knows global parameters in [global] only, above any header too", () => {
    const text = "workgroup = A\n[a]\nworkgroup = B\n";
    expect(effective(text, "a", "workgroup")).toBe("A global");
    expect(effective("[a]\nworkgroup = B\n", "a", "workgroup")).toBeUndefined();
  });

  it("finds nothing where nobody set it, and in a share that is not there", () => {
    expect(effective("[a]\n", "a", "guest ok")).toBeUndefined();
    expect(effective("[global]\nguest ok = yes\n", "nowhere", "guest ok")).toBeUndefined();
    expect(effective("", "global", "guest ok")).toBeUndefined();
  });
});

describe("copy", () => {
  const copied = "[t]\ncomment = T\nread only = no\n[a]\ncomment = A\ncopy = T\n[t]\ncomment = late\n";

  it("brings what the share does not say itself, as it was at that line", () => {
    expect(effective(copied, "a", "read only")).toBe("no copy");
    expect(effective(copied, "a", "comment")).toBe("A share");
    expect(effective("[t]\n[a]\ncopy = t\n[t]\ncomment = late\n", "a", "comment")).toBeUndefined();
  });

  it("brings the other share's defaults too, instead of [global]'s", () => {
    const text = "[t]\n[global]\nread only = no\n[a]\ncopy = t\n[b]\n";
    expect(effective(text, "a", "read only")).toBeUndefined();
    expect(effective(text, "b", "read only")).toBe("no global");
  });

  it("is followed from share to share, and the last one counts", () => {
    const text = "[t]\ncomment = T\n[u]\ncopy = t\n[v]\n[a]\ncopy = u\n[b]\ncopy = t\ncopy = v\n";
    expect(effective(text, "a", "comment")).toBe("T copy");
    expect(effective(text, "b", "comment")).toBeUndefined();
  });

  it.each(["[a]\ncopy = a\n", "[a]\ncopy = t\n[t]\ncomment = T\n", "[global]\ncopy = a\n[a]\n"])(
    "copies nothing where Samba would refuse the file: %j",
    (text) => {
      expect(effective(text, "a", "comment")).toBeUndefined();
    },
  );

  it("is followed ten thousand times", () => {
    const shares = Array.from({ length: 10_000 }, (_, at) => `[s${String(at + 1)}]\ncopy = s${String(at)}\n`);
    const text = `[s0]\ncomment = first\nfoo:bar = 1\n${shares.join("")}`;
    expect(effective(text, "s10000", "comment")).toBe("first copy");
    expect(effective(text, "s10000", "foo:bar")).toBe("1 copy");
  });
});

describe("parametric options", () => {
  const text =
    "[global]\nfoo:g = G\n[a]\nfoo:one = 1\nfoo:two = 2\n[b]\n[A]\nFOO : two = 3\n[global]\nfoo:late = L\n";

  it("are forgotten at the share's next header", () => {
    expect(effective(text, "a", "foo:two")).toBe("3 share");
    expect(effective(text, "a", "foo:one")).toBeUndefined();
  });

  it("come from [global] wherever it says them", () => {
    expect(effective(text, "a", "foo:g")).toBe("G global");
    expect(effective(text, "b", "foo:late")).toBe("L global");
  });

  it("are overridden by a copy below them, where the other share has them", () => {
    const copying = "[t]\nfoo:bar = T\n[a]\nfoo:bar = A\nfoo:own = A\ncopy = t\n[b]\ncopy = t\nfoo:bar = B\n";
    expect(effective(copying, "a", "foo:bar")).toBe("T copy");
    expect(effective(copying, "a", "foo:own")).toBe("A share");
    expect(effective(copying, "b", "foo:bar")).toBe("B share");
    expect(effective(`${copying}[a]\n`, "a", "foo:bar")).toBeUndefined();
  });
});

describe("directives", () => {
  it("tells what brings in configuration, and where", () => {
    const doc = parseSmbConf(
      "[global]\nConfig File = /etc/%m.conf\ninclude = registry\n[t]\n[a]\ncopy = t\nInclude=/x\n",
    );
    const told = directives(doc).map(({ kind, value, section, line }) => [
      kind,
      value,
      section.name,
      line.number,
    ]);
    expect(told).toEqual([
      ["config file", "/etc/%m.conf", "global", 2],
      ["include", "registry", "global", 3],
      ["copy", "t", "a", 6],
      ["include", "/x", "a", 7],
    ]);
  });
});
