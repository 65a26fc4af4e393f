import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";

test("half a minute of kill -9 at random costs nobody a change", async () => {
  test.setTimeout(600_000);
  // With a panel of its own: the other tests' is left in peace.
  const chaos = spawn("npm", ["run", "-s", "chaos", "--", "--minutes", "0.5", "--seed", "11"]);
  const [said, complaints, ended] = await Promise.all([
    text(chaos.stdout),
    text(chaos.stderr),
    once(chaos, "close"),
  ]);
  expect(said + complaints).toContain("Every promise was kept.");
  expect(ended[0]).toBe(0);
});
