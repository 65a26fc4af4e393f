import { describe, expect, it } from "vitest";
import type { Argv, RunOutcome } from "@/lib/host/host";
import { KERNEL_NFS, localService, SAMBA } from "@/lib/host/local-service";

const said = (stdout: string, code = 0, stderr = ""): RunOutcome => ({
  kind: "exited",
  code,
  stdout,
  stderr,
  truncated: false,
});

/** A machine that answers by the beginning of the command line. */
function machine(systemd: boolean, answers: Readonly<Record<string, RunOutcome>>) {
  const asked: string[] = [];
  const run = (argv: Argv) => {
    const line = argv.join(" ");
    asked.push(line);
    const [, answer] = Object.entries(answers).find(([start]) => line.startsWith(start)) ?? [];
    return Promise.resolve(answer ?? { kind: "not-found" as const, program: argv[0] });
  };
  return {
    asked,
    smbd: localService(SAMBA, { run, systemd }),
    nfs: localService(KERNEL_NFS, { run, systemd }),
  };
}

const shown = (load: string, active: string, sub: string, pid: number) =>
  said(`MainPID=${String(pid)}\nLoadState=${load}\nActiveState=${active}\nSubState=${sub}\n`);

describe("smbd of a machine with systemd", () => {
  it("is found under the name Red Hat gives it", async () => {
    const { smbd } = machine(true, {
      "systemctl show smbd.service": shown("not-found", "inactive", "dead", 0),
      "systemctl show smb.service": shown("loaded", "active", "running", process.pid),
    });
    const status = await smbd.status();
    expect(status).toMatchObject({ state: "running", pid: process.pid });
    expect(Math.abs(Date.now() - (status.since?.getTime() ?? 0))).toBeLessThan(24 * 3600 * 1000);
  });

  it("tells stopped, failed with its last words, and a machine without Samba", async () => {
    const stopped = machine(true, { "systemctl show": shown("loaded", "inactive", "dead", 0) });
    expect((await stopped.smbd.status()).state).toBe("stopped");
    const failed = machine(true, {
      "systemctl show": shown("loaded", "failed", "failed", 0),
      journalctl: said("bind failed on port 445\n"),
    });
    expect(await failed.smbd.status()).toMatchObject({
      state: "failed",
      detail: expect.stringContaining("bind failed on port 445") as string,
    });
    const without = machine(true, { "systemctl show": shown("not-found", "inactive", "dead", 0) });
    expect((await without.smbd.status()).state).toBe("unknown");
  });

  it("does not call a restart done that systemd refused", async () => {
    const { smbd } = machine(true, {
      "systemctl show": shown("loaded", "failed", "failed", 0),
      "systemctl restart": said("", 1, "Job for smbd.service failed."),
      journalctl: said("Unable to bind\n"),
    });
    expect(await smbd.restart()).toMatchObject({
      ok: false,
      error: { code: "failed", detail: expect.stringContaining("Unable to bind") as string },
    });
  });

  it("does not call a restart done where the daemon listens nowhere", async () => {
    const sleeper = await import("node:child_process").then(({ spawn }) => spawn("sleep", ["60"]));
    try {
      const { smbd } = machine(true, {
        "systemctl show": shown("loaded", "active", "running", sleeper.pid ?? 0),
        "systemctl restart": said(""),
        journalctl: said(""),
      });
      expect(await smbd.restart()).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining("no port") as string },
      });
    } finally {
      sleeper.kill();
    }
  });
});

describe("smbd of a machine without systemd", () => {
  it("is asked for through the service command", async () => {
    const { smbd, asked } = machine(false, {
      "service smbd status": said("smbd: unrecognized service", 1, "smbd: unrecognized service"),
      "service smb status": said("smb is running.", 0),
      "service smb restart": said("", 0),
    });
    expect((await smbd.status()).state).toBe("running");
    expect(await smbd.restart()).toMatchObject({ ok: true });
    expect(asked).toContain("service smb restart");
  });

  it("reloads through smbcontrol, and tells where that fails", async () => {
    const good = machine(false, { smbcontrol: said(""), "service smbd status": said("running", 0) });
    expect(await good.smbd.reload()).toMatchObject({ ok: true });
    const bad = machine(false, { smbcontrol: said("", 1, "Can't find pid for destination 'smbd'") });
    expect(await bad.smbd.reload()).toMatchObject({
      ok: false,
      error: { detail: "Can't find pid for destination 'smbd'" },
    });
  });
});

describe("the kernel's NFS server", () => {
  it("has no process of its own, and reads its exports anew with exportfs", async () => {
    const { asked, nfs } = machine(true, {
      "systemctl show nfs-server.service": shown("loaded", "active", "exited", 0),
      "exportfs -r -a": said(""),
    });
    expect(await nfs.reload()).toMatchObject({ ok: true, value: { state: "running", pid: null } });
    expect(asked).toContain("exportfs -r -a");
  });

  it("tells what exportfs complains of, and that it was told all the same", async () => {
    const { nfs } = machine(true, {
      "systemctl show nfs-server.service": shown("loaded", "active", "exited", 0),
      "exportfs -r -a": said("", 1, "exportfs: Failed to stat /srv/gone: No such file or directory"),
    });
    expect(await nfs.reload()).toMatchObject({
      ok: true,
      value: { state: "running", detail: expect.stringContaining("Failed to stat /srv/gone") as string },
    });
  });

  it("was not told where exportfs could not be run", async () => {
    const { nfs } = machine(true, {
      "systemctl show nfs-server.service": shown("loaded", "active", "exited", 0),
      "exportfs -r -a": said("", 126, "exportfs: permission denied"),
    });
    expect(await nfs.reload()).toMatchObject({
      ok: false,
      error: { detail: expect.stringContaining("permission denied") as string },
    });
  });

  it("has its settings turned into arguments before it restarts, where a unit does that", async () => {
    const { asked, nfs } = machine(true, {
      "systemctl show nfs-server.service": shown("loaded", "active", "exited", 0),
      "systemctl try-restart nfs-config.service": said("", 5, "Unit nfs-config.service not found."),
      "systemctl restart nfs-server.service": said(""),
    });
    expect(await nfs.restart()).toMatchObject({ ok: true });
    const orders = asked.filter((line) => line.includes("restart"));
    expect(orders).toEqual([
      "systemctl try-restart nfs-config.service",
      "systemctl restart nfs-server.service",
    ]);
  });
});
