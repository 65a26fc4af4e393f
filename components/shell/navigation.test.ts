import { expect, test } from "vitest";
import { pageOf, pages, treeEntryOf } from "@/components/shell/navigation";

test("a path belongs to the most particular page", () => {
  expect(pageOf("/cifs-shares")?.label).toBe("CIFS Shares");
  expect(pageOf("/cifs-shares/config-file")?.label).toBe("Edit Config File");
  expect(pageOf("/cifs-shares/anything")?.label).toBe("CIFS Shares");
  expect(pageOf("/cifs-shares-of-old")).toBeUndefined();
  expect(pageOf("/")).toBeUndefined();
});

test("a page that opens from another is marked as that one in the tree", () => {
  expect(treeEntryOf(pageOf("/cifs-shares/config-file"))?.label).toBe("CIFS Shares");
  expect(treeEntryOf(pageOf("/history"))?.label).toBe("History");
  expect(treeEntryOf(undefined)).toBeUndefined();
});

test("each page has an address of its own, and each parent exists", () => {
  expect(new Set(pages.map(({ href }) => href)).size).toBe(pages.length);
  for (const page of pages) expect(treeEntryOf(page)).toBeDefined();
});
