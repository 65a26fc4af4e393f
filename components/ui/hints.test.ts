import { readdirSync, readFileSync } from "node:fs";
import { expect, expectTypeOf, test } from "vitest";
import type { FieldProps } from "@/components/ui/field";

/** Every field of `components/ui` asks for a hint by its type; this finds controls that go round those fields. */
const BARE_CONTROL = /<(?:input|textarea|select)\b[^>]*>/gu;

/** Filters a list beside it, and says so in its name. */
const NO_FIELD = new Set(["components/editor/outline.tsx"]);

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => `${folder}/${name}`);
}

test("every control stands in a field, which has a hint", () => {
  const files = [...sources("app"), ...sources("components")].filter(
    (file) => !file.startsWith("components/ui/") && !NO_FIELD.has(file),
  );
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    for (const [control] of readFileSync(file, "utf8").matchAll(BARE_CONTROL)) {
      const isUnseen = /type="hidden"|\bhidden\b/u.test(control);
      if (!isUnseen) expect(control, file).toContain("{...wiring}");
    }
  }
});

test("no hint is empty, in no case either", () => {
  for (const file of [...sources("app"), ...sources("components")]) {
    expect(readFileSync(file, "utf8"), file).not.toMatch(/hint=(?:""|\{[^{}]*(?:""|``)[^{}]*\})/u);
  }
  // Of what draws nothing the type lets through none; the check of types fails where it does.
  expectTypeOf<Extract<FieldProps["hint"], undefined | null | boolean>>().toBeNever();
});
