import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, exportsText } from "./arbitraries";
import {
  checkAddAndRemove,
  checkAddClient,
  checkRemoveClient,
  checkReplaceClient,
  checkSetOption,
  checkToggle,
  checkUnsetOption,
  type Outcome,
} from "./edit-laws";
import { checkReading } from "./laws";

const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("/srv/a", "/srv/b", "/srv/a b", "/") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }).map((name) => `/${name}`) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom("\\", "0", "4", "1", " ", '"', "#", "ä", "\udcff"))
      .map((parts) => `/${parts.join("")}`),
  },
);
const host = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom("h1", "H2", "h3", "*", "@group", "10.0.0.0/8", "localhost", "::1"),
  },
  { weight: 1, arbitrary: fc.constantFrom("*.x", "", "-ro", "a b") },
);
const unset = fc.constantFrom("ro", "ro", "insecure", "no_root_squash", "sec=krb5p", "anonuid=7");
const option = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      "ro",
      "rw",
      "insecure",
      "no_root_squash",
      "sec=krb5p",
      "anonuid=7",
      "fsid=3",
      "mp=/a b",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("foo", "", "rw,ro", "refer=/a(b)", "xprtsec=tls") },
);
const client = fc.record({ host, options: fc.array(option, { maxLength: 3 }) });

/** Checks a law on many made-up arguments, and that the edit is made often enough for that to mean something. */
function always<Arguments extends [unknown, ...unknown[]]>(
  law: (...given: Arguments) => Outcome,
  ...arbitraries: { [Index in keyof Arguments]: fc.Arbitrary<Arguments[Index]> }
): void {
  const given = fc.tuple(...arbitraries) as fc.Arbitrary<Arguments>;
  let edited = 0;
  fc.assert(
    fc.property(given, (drawn) => {
      if (law(...drawn) === "edited") edited += 1;
    }),
    { numRuns: 2000 },
  );
  expect(edited).toBeGreaterThan(20);
}

describe("for any text", () => {
  it("the lines are the text", () => {
    fc.assert(fc.property(anyText, checkReading), { numRuns: 4000 });
  });

  it("an option set reads back, twice is once, and all else stays", () => {
    always(checkSetOption, exportsText, path, host, option);
  });

  it("an option unset is gone, and all else stays", () => {
    always(checkUnsetOption, exportsText, path, host, unset);
  });

  it("an export added and removed leaves the text as it was", () => {
    always(checkAddAndRemove, exportsText, path, fc.array(client, { maxLength: 3 }));
  });

  it("a client added reads back, and all else stays", () => {
    always(checkAddClient, exportsText, path, client);
  });

  it("a client replaced reads back, and all else stays", () => {
    always(checkReplaceClient, exportsText, path, host, client);
  });

  it("a client removed is gone, and all else stays", () => {
    always(checkRemoveClient, exportsText, path, host);
  });

  it("an export disabled and enabled is as it was", () => {
    always(checkToggle, exportsText, path);
  });
});
