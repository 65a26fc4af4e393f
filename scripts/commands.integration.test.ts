import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "@/scripts/bootstrap/lock.mjs";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "inflight-commands-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function run(script: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let output = "";
  const take = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

describe("node scripts/up.mjs", () => {
  it("tells its options", async () => {
    const { code, output } = await run("scripts/up.mjs", ["--help"]);
    expect(code).toBe(0);
    for (const option of ["--port", "--data-dir", "--no-install", "--help"]) expect(output).toContain(option);
  });

  const refusals: [string, () => Promise<{ args: string[]; env?: Record<string, string> }>, RegExp][] = [
    ["an unknown option", () => Promise.resolve({ args: ["--nope"] }), /Unknown option '--nope'/],
    ["a port that is none", () => Promise.resolve({ args: ["--port", "x"] }), /0 to 65535/],
    [
      "a folder that cannot be written",
      async () => {
        await writeFile(path.join(root, "file"), "");
        return { args: ["--data-dir", path.join(root, "file", "below")] };
      },
      /cannot be written.*--data-dir/s,
    ],
    [
      "a data folder that is in use",
      async () => {
        await takeLock(path.join(root, "up.lock"));
        return { args: ["--data-dir", root] };
      },
      /runs already/,
    ],
    [
      "an address this machine does not have",
      () =>
        Promise.resolve({ args: ["--data-dir", root, "--port", "0"], env: { INFLIGHT_HOST: "192.0.2.1" } }),
      /no address 192\.0\.2\.1/,
    ],
  ];
  it.each(refusals)("refuses %s with a sentence", async (_what, prepare, sentence) => {
    const { args, env } = await prepare();
    const { code, output } = await run("scripts/up.mjs", args, env);
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it("refuses a port in use with a sentence", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const { code, output } = await run("scripts/up.mjs", ["--data-dir", root, "--port", String(port)]);
    server.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is in use`);
    expect(output).not.toMatch(/^\s+at /m);
  });
});

describe("node scripts/test.mjs", () => {
  it("tells its options, and refuses an unknown stage with a sentence", async () => {
    expect((await run("scripts/test.mjs", ["--help"])).output).toContain("--only");
    const { code, output } = await run("scripts/test.mjs", ["--only", "nope"]);
    expect(code).toBe(1);
    expect(output).toMatch(/names out of format, lint/);
  });
});
