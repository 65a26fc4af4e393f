import { expect, test } from "vitest";
import type { Found, FoundKind } from "./found";
import { rank } from "./rank";

const found = (kind: FoundKind, label: string, more: Partial<Found> = {}): Found => ({
  id: `${kind} ${label}`,
  kind,
  label,
  goal: { go: "/" },
  ...more,
});

const labels = (all: readonly Found[], search: string, atMost = 10) =>
  rank(all, search, atMost).map(({ kind, found }) => [kind, ...found.map(({ label }) => label)]);

test("the whole name comes before its beginning, a word's beginning, its inside, and what else is said", () => {
  const all = [
    found("share", "old", { words: ["/srv/finance"] }),
    found("share", "refinance"),
    found("share", "team finance"),
    found("share", "finance-eu"),
    found("share", "Finance"),
  ];
  expect(labels(all, "finance")).toEqual([
    ["share", "Finance", "finance-eu", "team finance", "refinance", "old"],
  ]);
});

test("the group with the best fit comes first; equals stand in the order of the kinds", () => {
  const all = [
    found("parameter", "server signing"),
    found("page", "Sessions", { words: ["server signing"] }),
    found("action", "Restart Samba"),
    found("share", "restart"),
  ];
  expect(labels(all, "server signing").map(([kind]) => kind)).toEqual(["parameter", "page"]);
  expect(labels(all, "").map(([kind]) => kind)).toEqual(["page", "action", "share", "parameter"]);
});

test("every word has to be there, wherever", () => {
  const all = [
    found("action", "Make tunnel-only…", { words: ["nfs", "export"] }),
    found("page", "NFS Exports"),
  ];
  expect(labels(all, "tunnel nfs")).toEqual([["action", "Make tunnel-only…"]]);
  expect(labels(all, "  NFS   ")[0]).toEqual(["page", "NFS Exports"]);
  expect(labels(all, "smb")).toEqual([]);
});

test("a group shows so many, and says how many more there are", () => {
  const all = Array.from({ length: 9 }, (_, at) => found("share", `share${String(at)}`));
  const [group] = rank(all, "share", 4);
  expect(group?.found.map(({ label }) => label)).toEqual(["share0", "share1", "share2", "share3"]);
  expect(group?.more).toBe(5);
});
