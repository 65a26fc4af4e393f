import { beforeAll, expect, test } from "vitest";
import { groupsFor } from "@/components/shell/navigation";
import { holdCatalogue } from "@/lib/words/catalogue";
import { german } from "@/lib/words/de/german";
import { withLocale } from "@/lib/words/with-locale";
import { helpFound } from "./help-found";
import { pagesFound } from "./pages";
import { rank } from "./rank";
import { tasksFor } from "./tasks";

const everything = () => [
  ...pagesFound(groupsFor({ isAdmin: true, isShared: false, isDemo: true })),
  ...tasksFor("admin"),
  ...helpFound(),
];

const idsFor = (search: string) =>
  withLocale("de", () => rank(everything(), search, 50)).flatMap(({ found }) => found.map(({ id }) => id));

beforeAll(() => {
  holdCatalogue("de", german);
});

test.each(["Freigabe anlegen", "freigabe neu", "Create share", "share new"])(
  "in German %s finds the action as well",
  (search) => {
    expect(idsFor(search)).toContain("action Create share");
  },
);

test("in German a page has its German name, and is found by its German words", () => {
  const [best] = withLocale("de", () => rank(everything(), "versionen", 50))[0]?.found ?? [];
  expect(best?.label).toBe("Verlauf");
});

test("in German all is found by its English name still", () => {
  for (const { id, label } of everything()) expect(idsFor(label), label).toContain(id);
});
