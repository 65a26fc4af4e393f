import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host, RunOutcome } from "@/lib/host/host";
import { createNotRootHost } from "@/lib/host/not-root/not-root-host";
import { FILE_PROGRAM, PANEL_ACCOUNT } from "@/lib/host/privileges/system-places";
import { describeFiles } from "@/lib/host/testing/files-contract";
import { describeGrowingFiles } from "@/lib/host/testing/growing-files-contract";
import { describePrograms } from "@/lib/host/testing/programs-contract";
import { IDS, type NotRootMachine, startNotRootMachine } from "@/scripts/install/testing/not-root-machine";
import { TEMPORARY_PATHS } from "@/scripts/install/testing/temporary-paths";

const SUDOERS = `Defaults:${PANEL_ACCOUNT} env_reset, !use_pty\n${PANEL_ACCOUNT} ALL = (root) NOPASSWD: ${FILE_PROGRAM}\n`;
const SOURCE = fileURLToPath(new URL("testing/contract-files.ts", import.meta.url));

/** Where this is not root, or no sudo is to be had. */
const machine = await startNotRootMachine({ sudoers: SUDOERS, fileProgram: SOURCE });

describe.skipIf(machine === null)("a host that is not root, by a real sudo", () => {
  let host: Host;
  let there: NotRootMachine;
  beforeAll(() => {
    if (machine === null) return;
    there = machine;
    // Nothing with the test's own rights, which are root's: all that files are goes through sudo.
    host = createNotRootHost({
      paths: TEMPORARY_PATHS,
      start: (argv, options) => there.run(argv, options),
      own: null,
    });
  });
  afterAll(() => there.remove());

  describeFiles(() => host);
  describeGrowingFiles(() => host);
  describePrograms(() => host);

  it("says what to do where sudo has no rule, may not work, or does not know the tunnels' account", async () => {
    const why = (outcome: RunOutcome) => (outcome.kind === "denied" ? outcome.reason : outcome);
    expect(why(await host.run(["smbstatus", "--json"]))).toMatch(/is not installed or older than the panel/);
    expect(why(await host.run(["kill", "-TERM", "--", "12"]))).toMatch(/is not installed or older/);
    const bound = createNotRootHost({
      start: (argv, options) => there.run(["setpriv", "--no-new-privs", "--", ...argv], options),
    });
    expect(why(await bound.run(["smbstatus", "--json"]))).toMatch(/NoNewPrivileges/);
    const denied = await bound.replaceFile("/etc/exports", new Uint8Array(), { ifTag: null });
    expect(denied).toMatchObject({
      ok: false,
      error: { code: "denied", message: expect.stringMatching(/NoNewPrivileges/) as string },
    });
  });

  it("runs programs as the panel's account", async () => {
    expect(await host.run(["id", "-u"])).toMatchObject({ stdout: `${String(IDS.panel)}\n` });
  });
});
