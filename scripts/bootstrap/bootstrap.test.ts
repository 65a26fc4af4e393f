import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeFirstPasswords } from "@/scripts/bootstrap/first-passwords.mjs";
import { makeFolder } from "@/scripts/bootstrap/folder.mjs";
import { takeLock } from "@/scripts/bootstrap/lock.mjs";
import { nodeVersionProblem } from "@/scripts/bootstrap/node-version.mjs";
import { packagesMatch } from "@/scripts/bootstrap/npm-packages.mjs";
import { parseDemoOptions, parseTestOptions, parseUpOptions, STAGES } from "@/scripts/bootstrap/options.mjs";
import { choosePort, claimPort, rememberPort } from "@/scripts/bootstrap/port.mjs";
import { runProgram } from "@/scripts/bootstrap/run-program.mjs";

describe("the version of Node", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("%s will do", (version) => {
    expect(nodeVersionProblem(version)).toBeUndefined();
  });
  it.each(["20.18.9", "18.20.0", "8.1.0"])("%s will not, and the sentence says which would", (version) => {
    expect(nodeVersionProblem(version)).toContain("20.19 or later");
  });
});

describe("options", () => {
  it("have their defaults", () => {
    expect(parseUpOptions([])).toEqual({
      help: false,
      install: true,
      port: undefined,
      dataDir: undefined,
      appliance: undefined,
    });
    expect(parseTestOptions([])).toEqual({ help: false, install: true, only: STAGES });
  });
  it("are taken in both spellings", () => {
    expect(parseUpOptions(["--port=80", "--data-dir", "x", "--no-install", "--appliance", "local"])).toEqual({
      help: false,
      install: false,
      port: 80,
      dataDir: "x",
      appliance: "local",
    });
    expect(parseTestOptions(["--only", "unit,e2e"]).only).toEqual(["unit", "e2e"]);
  });
  it.each([
    [["--nope"]],
    [["stray"]],
    [["--port"]],
    [["--port", "x"]],
    [["--port", "70000"]],
    [["--data-dir", ""]],
    [["--appliance", "remote"]],
    [["--appliance"]],
  ])("%j is refused with a sentence", (args) => {
    expect(() => parseUpOptions(args)).toThrow(expect.objectContaining({ name: "Sentence" }));
  });
  it("of the demo are those of up, but for the appliance: it runs on the box alone", () => {
    expect(parseDemoOptions(["--reset", "--port", "81"])).toEqual({
      help: false,
      install: true,
      port: 81,
      dataDir: undefined,
      reset: true,
    });
    for (const args of [["--appliance", "local"], ["--appliance=local"], ["--appliance", "sandbox"]]) {
      expect(() => parseDemoOptions(args)).toThrow(/never on a real appliance/);
    }
  });
  it("refuse an unknown stage", () => {
    expect(() => parseTestOptions(["--only", "unit,nope"])).toThrow(/format, lint/);
  });
});

describe("installed packages", () => {
  const wanted = {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/b-darwin": { version: "1.0.0", optional: true },
  };
  const a = wanted["node_modules/a"];
  it("match without the optional ones of other platforms", () => {
    expect(packagesMatch(wanted, { "node_modules/a": a })).toBe(true);
  });
  it.each([
    ["one is missing", {}],
    ["one has another version", { "node_modules/a": { ...a, version: "1.0.1" } }],
    ["one has other content", { "node_modules/a": { ...a, integrity: "sha512-b" } }],
    ["there is one too many", { "node_modules/a": a, "node_modules/c": a }],
  ])("do not where %s", (_why, installed) => {
    expect(packagesMatch(wanted, installed)).toBe(false);
  });
});

describe("on this machine", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "inflight-bootstrap-"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it("a lock is held by one, or shared by many, until it is released", async () => {
    const file = path.join(root, "locks", "a.lock");
    const first = await takeLock(file);
    expect(await takeLock(file)).toBeUndefined();
    expect(await takeLock(file, { shared: true })).toBeUndefined();
    const waiting = takeLock(file, { shared: true, wait: true });
    await first?.release();
    const second = await waiting;
    const third = await takeLock(file, { shared: true });
    expect(third).toBeDefined();
    expect(await takeLock(file)).toBeUndefined();
    await Promise.all([second?.release(), third?.release()]);
  });

  it("a folder below a file cannot be made, and the sentence says so", async () => {
    await writeFile(path.join(root, "file"), "");
    await expect(makeFolder(path.join(root, "file", "x"))).rejects.toThrow(/part of its path is a file/);
  });

  it("the port is the one asked for, else the variable's, else the remembered, else the default", async () => {
    expect(await choosePort(undefined, undefined, root)).toBe(8445);
    await rememberPort(root, 1234);
    expect(await choosePort(undefined, "", root)).toBe(1234);
    expect(await choosePort(undefined, "99", root)).toBe(99);
    expect(await choosePort(7, "99", root)).toBe(7);
    await expect(choosePort(undefined, "x", root)).rejects.toThrow(/INFLIGHT_PORT/);
  });

  it("a port in use is refused with another one to try, and 0 finds a free one", async () => {
    expect(await claimPort(0, "127.0.0.1")).toBeGreaterThan(1023);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await expect(claimPort(port, "127.0.0.1")).rejects.toThrow(/in use.*--port/s);
    server.close();
  });
});

describe("the first accounts' passwords", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it("are taken out of the environment, so that no program started later has them", async () => {
    vi.stubEnv("INFLIGHT_ADMIN_PASSWORD", "first-admin-password");
    vi.stubEnv("INFLIGHT_HELPDESK_PASSWORD", "");
    expect(takeFirstPasswords()).toEqual({ admin: "first-admin-password", helpdesk: undefined });
    expect(takeFirstPasswords()).toEqual({ admin: undefined, helpdesk: undefined });
    expect((await runProgram(["env"])).output).not.toMatch(/_PASSWORD=|first-admin-password/u);
  });
});
