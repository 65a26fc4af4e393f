import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { DemoClients } from "@/lib/host/host";
import { type Appliance, startAppliance, stopAppliance } from "@/lib/sandbox/appliance";
import { boxFolders, processesOf, started } from "@/lib/sandbox/testing/test-box";

const HOLDER = fileURLToPath(new URL("../testing/demo-holder.ts", import.meta.url));

const folders = boxFolders();
afterAll(folders.removeAll);

const Status = z.object({
  sessions: z.record(
    z.string(),
    z.object({
      hostname: z.string(),
      username: z.string(),
      session_dialect: z.string(),
      encryption: z.object({ degree: z.string() }),
    }),
  ),
});

describe("the demo clients", () => {
  let box: Appliance;
  let clients: DemoClients;
  let original: string;

  beforeAll(async () => {
    box = await started(await folders.make());
    if (!box.host.demoClients) throw new Error("The box has no demo clients.");
    clients = box.host.demoClients;
    original = await readFile(box.host.files.smbConf, "utf8");
  });

  const states = () => Object.fromEntries(clients.list().map(({ name, state }) => [name, state]));
  const detailOf = (name: string) => clients.list().find((client) => client.name === name)?.detail;
  const all = (state: string) => ({
    "WIN7-FRONTDESK": state,
    "WS2012-APP": state,
    "MAC-STUDIO": state,
    "W11-LAPTOP": state,
  });
  const become = (wanted: Readonly<Record<string, string>>) =>
    vi.waitFor(
      () => {
        expect(states()).toEqual(wanted);
      },
      { timeout: 30_000, interval: 100 },
    );
  const smbclients = async () => (await processesOf(box.dir)).filter((line) => line.includes("smbclient"));
  /** Address, user, dialect and encryption of every session, as the box's own smbstatus reports them. */
  const sessions = async () => {
    const said = await box.host.run(["smbstatus", "--json"]);
    const report = Status.parse(JSON.parse("stdout" in said ? said.stdout : "null"));
    return Object.values(report.sessions)
      .map(({ hostname, username, session_dialect, encryption }) =>
        [hostname.split(":")[1], username, session_dialect, encryption.degree].join(" "),
      )
      .sort();
  };
  const witnessed = (expected: readonly string[]) =>
    vi.waitFor(
      async () => {
        // Others than root are told nothing by smbstatus.
        if (process.getuid?.() === 0) expect(await sessions()).toEqual(expected);
      },
      { timeout: 15_000, interval: 200 },
    );
  const serve = async (text: string) => {
    await writeFile(box.host.files.smbConf, text);
    expect(await box.host.service("smbd").restart()).toMatchObject({ ok: true });
  };

  it("do nothing until they are started", async () => {
    expect(states()).toEqual(all("stopped"));
    expect(await clients.resume()).toMatchObject({ ok: true });
    expect(states()).toEqual(all("stopped"));
    expect(await smbclients()).toEqual([]);
  });

  it("tell why they cannot start where their folder cannot be made", async () => {
    const taken = path.join(box.dir, "control/demo-clients");
    await writeFile(taken, "in the way");
    const refused = await clients.start();
    expect(refused).toMatchObject({ ok: false });
    expect(!refused.ok && refused.error.message).toContain("demo-clients");
    expect(states()).toEqual(all("stopped"));
    await rm(taken);
  });

  it("connect once started, each from its own address, as its own user and with its own version", async () => {
    expect(await Promise.all([clients.start(), clients.start()])).toMatchObject([{ ok: true }, { ok: true }]);
    await become(all("connected"));
    expect(await smbclients()).toHaveLength(4);
    await witnessed([
      "127.0.0.11 alice SMB2_10 none",
      "127.0.0.12 alice SMB3_00 none",
      "127.0.0.13 bob SMB3_02 none",
      "127.0.0.14 bob SMB3_11 none",
    ]);
    expect(detailOf("W11-LAPTOP")).toBe("Reads plan.txt every few seconds.");
  });

  it("keep their passwords out of the process list, in files that are the panel's alone", async () => {
    const pids = (await smbclients()).map((line) => line.split(" ")[0] ?? "");
    const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8")));
    expect(lines.join("\n")).not.toMatch(/demo-alice|demo-bob/);
    const account = await stat(path.join(box.dir, "control/demo-clients/alice.account"));
    expect(account.mode & 0o777).toBe(0o600);
  });

  it("are the same ones for whoever opens the box in this process", async () => {
    const again = await started(box.dir);
    expect(again.host.demoClients).toBe(clients);
  });

  it("come back to a share that was closed under them", async () => {
    await box.host.run(["smbcontrol", "smbd", "close-share", "projects"]);
    await vi.waitFor(
      () => {
        expect(states()["W11-LAPTOP"]).not.toBe("connected");
      },
      { timeout: 15_000, interval: 20 },
    );
    await become(all("connected"));
  });

  it("are refused where encryption is required and they have none; the others go on, encrypted", async () => {
    await serve(original.replace("[global]", "[global]\n\tsmb encrypt = mandatory"));
    await become({ ...all("connected"), "WIN7-FRONTDESK": "refused" });
    expect(detailOf("WIN7-FRONTDESK")).toBe("The server requires encryption, which SMB 2.1 does not have.");
    await witnessed([
      "127.0.0.12 alice SMB3_00 full",
      "127.0.0.13 bob SMB3_02 full",
      "127.0.0.14 bob SMB3_11 full",
    ]);
  });

  it("come back by themselves once they are let in, and tell of a share that is not there", async () => {
    await serve(original.replace("[archive]", "[attic]"));
    await become({ ...all("connected"), "MAC-STUDIO": "refused" });
    expect(detailOf("MAC-STUDIO")).toBe("There is no share archive.");
  });

  it("are gone once stopped, and stay so for a panel that starts again", async () => {
    expect(await clients.stop()).toMatchObject({ ok: true });
    expect(states()).toEqual(all("stopped"));
    expect(await smbclients()).toEqual([]);
    expect(await clients.resume()).toMatchObject({ ok: true });
    expect(await smbclients()).toEqual([]);
  });

  it("do not outlive the process that holds them, and run again in the next", async () => {
    await serve(original);
    await clients.start();
    await become(all("connected"));
    // The box ends, and with it these; that they were wanted is remembered.
    await stopAppliance(box.dir);
    expect(await smbclients()).toEqual([]);

    const holder = spawn(process.execPath, ["--import", "tsx", HOLDER, box.dir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(holder.stdout, "data");
    expect(await smbclients()).toHaveLength(4);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    await vi.waitFor(
      async () => {
        expect(await smbclients()).toEqual([]);
      },
      { timeout: 15_000, interval: 100 },
    );
  });
});

describe("a box without what demo clients need", () => {
  it("says so, starts nothing and runs nothing", async () => {
    const opened = await startAppliance(await folders.make(), {
      accountsLibrary: () => Promise.resolve(null),
    });
    const clients = opened.ok ? opened.value.host.demoClients : undefined;
    expect(clients?.list().map(({ state }) => state)).toEqual(["stopped", "stopped", "stopped", "stopped"]);
    expect(clients?.list()[0]?.detail).toContain("apt-get install libnss-wrapper");
    expect(await clients?.start()).toMatchObject({ ok: false, error: { code: "missing" } });
    expect(await clients?.stop()).toMatchObject({ ok: true });
  });
});
