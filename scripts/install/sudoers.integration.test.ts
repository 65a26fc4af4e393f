import { readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunOutcome } from "@/lib/host/host";
import { createNotRootHost } from "@/lib/host/not-root/not-root-host";
import { throughSudo } from "@/lib/host/not-root/sudo";
import { PRIVILEGED_COMMANDS } from "@/lib/host/privileges/commands";
import { sudoersFile } from "@/lib/host/privileges/sudoers";
import { SYSTEM_DOOR } from "@/lib/host/privileges/system-places";
import { IDS, type NotRootMachine, startNotRootMachine } from "@/scripts/install/testing/not-root-machine";
import { ALLOWED, FORBIDDEN } from "@/scripts/install/testing/sudo-trials";

/** In the place of every program that sudoers names, and of some that it does not: says who it is run by, and how. */
const STUB =
  '#!/bin/sh\n[ ! -e /var/log/slow ] || exec sleep 4711\nprintf "%s ran" "$(id -un)"\nprintf " <%s>" "${0##*/}" "$@"\necho " ${LD_PRELOAD:-}${EVIL:-}"\n';
const OTHERS = [
  "bash",
  "cat",
  "cp",
  "env",
  "find",
  "journalctl",
  "less",
  "mount",
  "passwd",
  "su",
  "tee",
  "vi",
];
const programs = Object.fromEntries(
  [...PRIVILEGED_COMMANDS.map(({ program }) => program), ...OTHERS].map((name) => [name, STUB]),
);

const machine = await startNotRootMachine({ sudoers: sudoersFile(), programs });

describe.skipIf(machine === null)("the sudoers file, by a real sudo", () => {
  let there: NotRootMachine;
  beforeAll(() => {
    if (machine !== null) there = machine;
  });
  afterAll(() => there.remove());

  const sudo = (...args: readonly string[]) => there.run(["sudo", "-n", ...args]);

  it.each(ALLOWED)("lets %j pass as %s", async (argv, as) => {
    const outcome = await there.run(throughSudo(as, argv));
    const [program, ...args] = argv;
    const account = as === "root" ? "root" : SYSTEM_DOOR.account;
    const words = [program, ...args].map((word) => ` <${word}>`).join("");
    expect(outcome).toMatchObject({ kind: "exited", code: 0, stdout: `${account} ran${words} \n` });
  });

  it("was tried with every command of the table", () => {
    const tried = new Set(ALLOWED.map(([argv]) => argv[0]));
    expect(
      [...new Set(PRIVILEGED_COMMANDS.map(({ program }) => program))].filter((each) => !tried.has(each)),
    ).toEqual([]);
  });

  it.each(FORBIDDEN)("refuses $what", async ({ args, env }) => {
    const outcome = await there.run(["sudo", "-n", ...args], { env });
    expect(outcome).toMatchObject({ kind: "exited", code: 1, stdout: "" });
    expect(wordsOf(outcome)).toMatch(/not allowed|not permitted|command not found/);
  });

  it("lets no other account do any of it", async () => {
    for (const account of [IDS.other, IDS.tunnel]) {
      const outcome = await there.run(["sudo", "-n", "smbstatus", "--json"], {}, account);
      expect(outcome).toMatchObject({ code: 1, stdout: "" });
    }
  });

  it("hands nothing of the panel's environment on", async () => {
    const env = {
      LD_PRELOAD: "/tmp/evil.so",
      EVIL: "yes",
      NODE_OPTIONS: "--require /tmp/evil.cjs",
      BASH_ENV: "/tmp/evil",
    };
    const outcome = await there.run(["sudo", "-n", "smbstatus", "--json"], { env });
    expect(outcome).toMatchObject({ code: 0, stdout: "root ran <smbstatus> <--json> \n" });
  });

  it("logs what it refused, and of what only looks nothing", async () => {
    const file = there.at("var/log/sudo.log");
    const before = await readFile(file, "utf8");
    await sudo("smbstatus", "--json");
    await sudo("exportfs", "-r", "-a");
    await sudo("cat", "/etc/shadow");
    const log = (await readFile(file, "utf8")).slice(before.length);
    expect(log).toMatch(/command not allowed .*COMMAND=\S*cat \/etc\/shadow/);
    expect(log).toMatch(/exportfs -r -a/);
    expect(log).not.toMatch(/smbstatus --json/);
  });

  it("leaves the panel the right to end what takes too long", async () => {
    await writeFile(there.at("var/log/slow"), "");
    const script =
      "sudo -n wbinfo -t & sleep 1; kill -TERM $! && wait $!; pgrep -f '^sleep 4711' || echo gone";
    const outcome = await there.run(["sh", "-c", script], { timeoutMs: 30_000 });
    await rm(there.at("var/log/slow"));
    expect(outcome).toMatchObject({ kind: "exited", code: 0, stdout: "gone\n" });
  });

  it("is one that visudo finds no fault with", async () => {
    const checked = await there.run(["visudo", "--check", "--strict"], {}, 0);
    expect(checked).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("sudoers.d/inflight: parsed OK") as string,
    });
  });

  it("is what a host of the panel's goes by", async () => {
    const host = createNotRootHost({ start: (argv, options) => there.run(argv, options) });
    expect(await host.run(["smbstatus", "--json"])).toMatchObject({
      stdout: "root ran <smbstatus> <--json> \n",
    });
    expect(await host.run(["kill", "-TERM", "--", "12", "13"])).toMatchObject({
      stdout: `${SYSTEM_DOOR.account} ran <kill> <-TERM> <--> <12> <13> \n`,
    });
    // Not in the table: with the panel's own rights, and refused as the system refuses it.
    expect(await host.run(["/usr/bin/cat", "/etc/shadow"])).toMatchObject({ code: 1, stdout: "" });
  });
});

function wordsOf(outcome: RunOutcome): string {
  return "stderr" in outcome ? outcome.stderr : outcome.kind;
}
