import { expect, test } from "vitest";
import { pages } from "@/components/shell/navigation";
import { ROLES } from "@/lib/auth/roles";
import { tasksFor } from "./tasks";

const labelsFor = (role: string) => tasksFor(role).map(({ label }) => label);

test("helpdesk finds what it may do, and nothing that changes the appliance", () => {
  expect(labelsFor("helpdesk")).toEqual([
    "Verify share…",
    "Ask whether a client can connect",
    "Show clear sessions",
    "Verify audit log",
    "Change password",
    "Set up second factor",
    "Theme: light",
    "Theme: dark",
    "Theme: high contrast",
    "Theme: as the system",
  ]);
});

test("accounts are made by admins alone, and a demo account has no password of its own", () => {
  const makers = ROLES.filter((role) => labelsFor(role).includes("Create account"));
  expect(makers).toEqual(["admin"]);
  expect(labelsFor("demo")).not.toContain("Change password");
  expect(labelsFor("demo")).toContain("Restart Samba");
  expect(labelsFor("nobody")).toEqual([]);
});

test("every action has a name of its own and leads to a page of the panel", () => {
  const tasks = tasksFor("admin");
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
  for (const { label, goal } of tasks) {
    if ("theme" in goal) continue;
    const address = "go" in goal ? goal.go : goal.then("a&b =c");
    const url = new URL(address, "http://panel");
    expect(
      pages.map(({ href }) => href),
      label,
    ).toContain(url.pathname);
    if ("choose" in goal) expect([...url.searchParams.values()][0], label).toBe("a&b =c");
  }
});
