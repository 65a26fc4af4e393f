import fc from "fast-check";
import { describe, it } from "vitest";
import { checkAddAndRemove, checkReading, checkRemove, checkRename, checkSet, checkUnset } from "./laws";
import { decodeText } from "@/lib/shared/text";

const blanks = fc.constantFrom("", "", " ", "\t", "   ", " \t ");
const lineEnd = fc.constantFrom("\n", "\n", "\n", "\r\n", "", "\\\n", " \\ \n", "\\\\\n", "\r", "\0\n");
const sectionName = fc.constantFrom(
  "global",
  "GLOBAL",
  " globals",
  "a",
  "A",
  " a ",
  "b c",
  "B  C",
  "Ärger",
  "äRGER",
  "t",
);
const parameterName = fc.constantFrom(
  ...["path", "Path", "comment", "read only", "writeable", "write ok", "smb encrypt", "server smb encrypt"],
  ...["workgroup", "foo:bar", "Foo : Bar", "vfs_fruit:aapl", "copy", "include", "no such thing"],
);
const value = fc.oneof(
  fc.constantFrom(
    "",
    "yes",
    "No",
    "1",
    "required",
    "mandatory",
    "/x",
    "a  b",
    "a = b",
    "# c",
    '"q"',
    "%U",
    "[x]",
    "\\",
  ),
  fc.constantFrom("a", "b c", "t", "T"),
  fc.string({ maxLength: 8 }),
);
const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(blanks, sectionName).map(([indent, name]) => `${indent}[${name}]`) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(blanks, parameterName, blanks, blanks, value)
      .map(([indent, name, before, after, text]) => `${indent}${name}${before}=${after}${text}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "  ", "# c", "\t; d", "junk", "[open", "= x", "-[a]", "\ufeff[a]", "\\"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
);
const smbConf = fc
  .array(fc.tuple(line, lineEnd), { maxLength: 14 })
  .map((lines) => lines.map(([text, end]) => text + end).join(""));
const bytes = fc.uint8Array({ maxLength: 60 }).map((noise) => decodeText(noise));
const text = fc.oneof({ weight: 9, arbitrary: smbConf }, { weight: 1, arbitrary: bytes });
/** Checks a law on many made-up arguments. */
function always<Arguments extends [unknown, ...unknown[]]>(
  law: (...given: Arguments) => unknown,
  ...arbitraries: { [Index in keyof Arguments]: fc.Arbitrary<Arguments[Index]> }
): void {
  const given = fc.tuple(...arbitraries) as fc.Arbitrary<Arguments>;
  fc.assert(
    fc.property(given, (drawn) => {
      law(...drawn);
    }),
    { numRuns: 3000 },
  );
}

describe("for any text", () => {
  it("the lines are the text", () => {
    always(checkReading, text);
  });

  it("a parameter set reads back, twice is once, and all else stays", () => {
    always(checkSet, text, sectionName, parameterName, value);
  });

  it("a parameter unset is gone, and all else stays", () => {
    always(checkUnset, text, sectionName, parameterName);
  });

  it("a section added and removed leaves the text as it was", () => {
    const parameters = fc.array(fc.tuple(parameterName, value), { maxLength: 3 });
    always(checkAddAndRemove, text, sectionName, parameters);
  });

  it("a section removed leaves the others", () => {
    always(checkRemove, text, sectionName);
  });

  it("a section renamed keeps what it had", () => {
    always(checkRename, text, sectionName, sectionName);
  });
});
