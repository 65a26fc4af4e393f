import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Host } from "@/lib/host/host";
import { processNow } from "@/lib/host/local-process";

/** What every host must do with programs and connections. */
export function describePrograms(open: () => Host): void {
  describe("programs", () => {
    it("passes arguments as they are, without a shell", async () => {
      const argument = "a b; $(id) `id` 'x' \"y\" \\ \n*";
      const outcome = await open().run(["printf", "%s", argument]);
      expect(outcome).toMatchObject({ kind: "exited", code: 0, stdout: argument, truncated: false });
    });

    it("tells exit codes, both outputs and signals", async () => {
      expect(await open().run(["sh", "-c", "echo out; echo err >&2; exit 3"])).toMatchObject({
        kind: "exited",
        code: 3,
        stdout: "out\n",
        stderr: "err\n",
      });
      expect(await open().run(["sh", "-c", "kill -9 $$"])).toMatchObject({
        kind: "signalled",
        signal: "SIGKILL",
      });
    });

    it("tells a missing program from one that may not be run", async () => {
      const missing = await open().run(["inflight-no-such-program"]);
      expect(missing).toEqual({ kind: "not-found", program: "inflight-no-such-program" });
      expect(await open().run(["/etc/passwd"])).toEqual({ kind: "denied", program: "/etc/passwd" });
    });

    it("feeds standard input, also by name", async () => {
      expect(await open().run(["cat"], { stdin: "line\n" })).toMatchObject({ stdout: "line\n" });
      const input = new Uint8Array([0xc3, 0xa4, 0x0a]);
      expect(await open().run(["cat", "/dev/stdin"], { stdin: input })).toMatchObject({ stdout: "ä\n" });
      expect(await open().run(["cat"])).toMatchObject({ kind: "exited", stdout: "" });
      const large = "x".repeat(5 * 1024 * 1024);
      expect(await open().run(["wc", "-c"], { stdin: large })).toMatchObject({
        stdout: `${String(large.length)}\n`,
      });
      expect(await open().run(["true"], { stdin: large })).toMatchObject({ kind: "exited", code: 0 });
    });

    it("lets a program be watched, and ended, while it runs", async () => {
      const ending = new AbortController();
      let said = "";
      const outcome = await open().run(["sh", "-c", "echo ready >&2; sleep 60 & sleep 60"], {
        signal: ending.signal,
        onStderr: (text) => {
          said += text;
          ending.abort();
        },
      });
      expect(outcome).toMatchObject({ kind: "signalled", signal: "SIGTERM", stderr: "ready\n" });
      expect(said).toBe("ready\n");
      expect(await open().run(["sleep", "60"], { signal: ending.signal })).toMatchObject({
        kind: "signalled",
      });
    });

    it("keeps as much output as allowed", async () => {
      const outcome = await open().run(["sh", "-c", "yes | head -c 3000000"], { maxOutput: 1000 });
      expect(outcome).toMatchObject({ kind: "exited", code: 0, truncated: true });
      expect("stdout" in outcome && outcome.stdout.length).toBe(1000);
    });

    it("gives an environment of its own, with what was added", async () => {
      const outcome = await open().run(["env"], { env: { ADDED: "yes" } });
      const names = "stdout" in outcome ? outcome.stdout.split("\n").map((line) => line.split("=")[0]) : [];
      expect(names).toEqual(expect.arrayContaining(["PATH", "LC_ALL", "ADDED"]));
      expect(names.filter((name) => /npm|NODE|VITEST|INFLIGHT/.test(name ?? ""))).toEqual([]);
      expect(await open().run(["sh", "-c", "echo $PATH"])).toMatchObject({
        stdout: expect.stringContaining("/usr/sbin") as string,
      });
    });

    it("ends a program that takes too long, with its grandchildren", async () => {
      // The grandchild ignores the polite signal, and so does its parent.
      const script = "trap '' TERM; sh -c \"trap '' TERM; echo \\$\\$; sleep 600\" & sleep 600; wait";
      const outcome = await open().run(["sh", "-c", script], { timeoutMs: 1500 });
      expect(outcome.kind).toBe("timed-out");
      const grandchild = Number("stdout" in outcome ? outcome.stdout.trim() : "");
      expect(grandchild).toBeGreaterThan(1);
      await gone(grandchild);
    });

    it("does not wait for a daemon that keeps the output open", async () => {
      const outcome = await open().run(["sh", "-c", "setsid sleep 20 & echo $!"], { timeoutMs: 15_000 });
      expect(outcome).toMatchObject({ kind: "exited", code: 0 });
      const daemon = Number("stdout" in outcome ? outcome.stdout.trim() : "");
      expect(await processNow(daemon)).not.toBeNull();
      process.kill(daemon);
    });
  });

  describe("connections", () => {
    it("connects to a listener, and tells a closed port", async () => {
      const server = createServer((socket) => socket.end("hello"));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      const connected = await open().connect({ host: "127.0.0.1", port }, { timeoutMs: 10_000 });
      expect(connected.ok).toBe(true);
      if (connected.ok) {
        const [chunk] = (await connected.value.toArray()) as Buffer[];
        expect(chunk?.toString()).toBe("hello");
        connected.value.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
      const refused = await open().connect({ host: "127.0.0.1", port }, { timeoutMs: 10_000 });
      expect(refused).toMatchObject({ ok: false, error: { code: "unreachable" } });
    });
  });
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await processNow(pid)) === null) return;
    await pause(50);
  }
  throw new Error(`Process ${String(pid)} still lives.`);
}
