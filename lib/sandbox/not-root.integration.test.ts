import { chown, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { createLocalHost } from "@/lib/host/local-host";
import { processesOf, smb } from "@/lib/sandbox/testing/test-box";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const CHILD = fileURLToPath(new URL("./testing/box-as-other.ts", import.meta.url));

/** nobody's id, where root runs the tests; otherwise whoever does is no root already. */
const account = process.getuid?.() === 0 ? 65_534 : undefined;

const Said = z.object({
  port: z.number(),
  address: z.string(),
  notes: z.array(z.string()),
  users: z.array(z.object({ name: z.string(), password: z.string() })),
  state: z.string(),
  reloaded: z.boolean(),
  restarted: z.boolean(),
});

describe("the box of an account that is not root", () => {
  let root: string;
  let said: z.infer<typeof Said>;

  async function asOther(verb: "start" | "stop"): Promise<string> {
    const child = [
      process.execPath,
      "--import",
      "tsx",
      CHILD,
      verb,
      path.join(root, "box"),
      String(account ?? ""),
    ];
    // Through a shell that enters the project, for tsx to be found there.
    const outcome = await createLocalHost().run(
      ["sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", PROJECT, ...child],
      { timeoutMs: 55_000 },
    );
    if (outcome.kind !== "exited" || outcome.code !== 0) throw new Error(JSON.stringify(outcome));
    return outcome.stdout;
  }

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), "inflight-other-"));
    if (account !== undefined) await chown(root, account, account);
    said = Said.parse(JSON.parse(await asOther("start")));
  });
  afterAll(async () => {
    await asOther("stop");
    const left = await processesOf(root);
    await rm(root, { recursive: true });
    expect(left).toEqual([]);
  });

  it("runs, restarts, and says what it may not do", () => {
    expect(said).toMatchObject({ state: "running", reloaded: true, restarted: true });
    expect(said.notes).toHaveLength(1);
    expect(said.notes[0]).toContain("not run as root");
  });

  it("serves who may, as itself, and refuses who may not", async () => {
    const file = path.join(root, "hello.txt");
    await writeFile(file, "hello");
    expect(await smb(said, "alice", "finance", `put ${file} hello.txt; ls`)).toContain("hello.txt");
    const stored = path.join(root, "box/shares/finance/hello.txt");
    expect(await readFile(stored, "utf8")).toBe("hello");
    expect((await stat(stored)).uid).toBe(account ?? process.getuid?.());
    expect(await smb(said, "bob", "finance", "ls")).toContain("NT_STATUS_ACCESS_DENIED");
    expect(await smb(said, null, "public", "ls")).toContain("welcome.txt");
  });
});
