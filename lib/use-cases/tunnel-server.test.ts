import { expect, it } from "vitest";
import type { Host } from "@/lib/host/host";
import { readLiveTunnels } from "@/lib/use-cases/read-live-tunnels";
import { readTunnelServer } from "@/lib/use-cases/tunnel-server";

/** A host whose sshd says so of itself; what it was asked is kept. */
function hostWith(settings: string) {
  const asked: (readonly string[])[] = [];
  const host = {
    run: (argv: readonly string[]) => {
      asked.push(argv);
      const stdout = argv[0] === "sshd" ? settings : "";
      return Promise.resolve({ kind: "exited", code: 0, stdout, stderr: "" });
    },
    readFile: () => Promise.resolve({ ok: false, error: { code: "missing", message: "" } }),
    listFolder: () => Promise.resolve({ ok: false, error: { code: "missing", message: "" } }),
    tunnelDoor: { account: "inflight-tunnel", notes: "/run/notes", log: null },
  } as unknown as Host;
  return { host, asked };
}

it("names the first port that sshd listens on, and knows all", async () => {
  const server = await readTunnelServer(hostWith("port 2222\nport 22\npermitrootlogin no\n").host);
  expect(server).toMatchObject({ ok: true, value: { port: 2222, ports: [2222, 22] } });
});

it("takes 22 where sshd names none", async () => {
  expect(await readTunnelServer(hostWith("permitrootlogin no\n").host)).toMatchObject({
    ok: true,
    value: { port: 22, ports: [22] },
  });
});

it("looks for open tunnels at every one of them", async () => {
  const { host, asked } = hostWith("port 22\nport 2222\n");
  await readLiveTunnels(host, []);
  expect(asked.find(([program]) => program === "ss")?.at(-1)).toBe("( sport = :22 or sport = :2222 )");
});
