import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createLocalHost } from "@/lib/host/local-host";
import { runProgram } from "@/lib/host/run-program";
import { currentSpawner } from "@/lib/host/spawner/current";
import { startSpawner } from "@/lib/host/spawner/spawner";
import { describePrograms } from "@/lib/host/testing/programs-contract";

const PATIENCE = { timeout: 30_000, interval: 20 };
let end: () => void;

const there = () => vi.waitUntil(() => currentSpawner() !== undefined, PATIENCE);

/** The process that the program asked was started by: its parent. */
async function starter(): Promise<number> {
  const outcome = await runProgram(["sh", "-c", "echo $PPID"]);
  return outcome.kind === "exited" ? Number(outcome.stdout) : NaN;
}

beforeAll(async () => {
  process.env["INFLIGHT_TEST_SECRET"] = "hush";
  end = startSpawner();
  await there();
});
afterAll(() => {
  end();
});

describe("programs started by the spawner", () => {
  const host = createLocalHost();
  describePrograms(() => host);

  it("are its children, and not this process's", async () => {
    const pid = await starter();
    expect(pid).not.toBe(process.pid);
    expect(await readFile(`/proc/${String(pid)}/cmdline`, "utf8")).toMatch(/spawner\/main\.ts/);
  });

  it("run at the same time, and each gets its own answer", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        const outcome = await runProgram(["sh", "-c", `sleep 0.${String(at % 5)}; cat; echo ${String(at)}`], {
          stdin: `${String(at)}:`,
        });
        return outcome.kind === "exited" ? outcome.stdout : outcome.kind;
      }),
    );
    expect(answers).toEqual(answers.map((_, at) => `${String(at)}:${String(at)}\n`));
  });

  it("of a process whose environment holds no password of the panel's", async () => {
    const seen = await readFile(`/proc/${String(await starter())}/environ`, "utf8");
    expect(seen).not.toContain("hush");
  });

  it("count as ended by a signal where the spawner ended before them, and the next ones run", async () => {
    const pid = await starter();
    const lost = runProgram(["sleep", "2"]);
    process.kill(pid, "SIGKILL");
    expect(await lost).toMatchObject({
      kind: "signalled",
      stderr: expect.stringContaining("ended while this one ran") as string,
    });
    expect(await starter()).not.toBe(pid);
    await there();
    const next = await starter();
    expect([pid, process.pid]).not.toContain(next);
  });
});

it("the spawner ends with the process that has it", async () => {
  const pid = await starter();
  end();
  await vi.waitUntil(() => !isThere(pid), PATIENCE);
  expect(await starter()).toBe(process.pid);
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
