import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort } from "@/lib/sandbox/free-port";
import { type DaemonOptions, type DaemonProcess, daemonProcess } from "@/lib/tunneld/testing/daemon-process";
import { startDataServer } from "@/lib/tunneld/testing/data-server";
import { makeSshd, type PrivateSshd, type SshdOptions } from "@/lib/tunneld/testing/private-sshd";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import type { TunnelSpec } from "@/lib/tunneld/tunnel-spec";

/** A server with a real sshd, the process that holds tunnels, and one tunnel, `one`, between them. */
export interface OneTunnel {
  readonly folder: string;
  readonly sshd: PrivateSshd;
  readonly daemon: DaemonProcess;
  readonly data: Awaited<ReturnType<typeof startDataServer>>;
  /** The tunnel's local port, which leads to `data`. */
  readonly local: number;
  spec(changes?: Partial<TunnelSpec>): Promise<TunnelSpec>;
  /** Puts the tunnel and waits until it is up. */
  up(changes?: Partial<TunnelSpec>): Promise<TunnelReport>;
  end(): Promise<void>;
}

export async function oneTunnel(
  sshdOptions: SshdOptions = {},
  daemonOptions: DaemonOptions = {},
): Promise<OneTunnel> {
  const folder = await mkdtemp(path.join(tmpdir(), "inflight-tunneld-"));
  await mkdir(path.join(folder, "ssh"));
  const sshd = await makeSshd(path.join(folder, "ssh"), sshdOptions);
  await sshd.start();
  const data = await startDataServer();
  const daemon = daemonProcess(path.join(folder, "data"), daemonOptions);
  await daemon.start();
  const local = await findFreePort();

  const spec: OneTunnel["spec"] = async (changes = {}) => ({
    id: "one",
    name: "One",
    server: { host: sshdOptions.address ?? "127.0.0.1", port: sshd.port, user: sshd.user },
    hostKey: await sshd.hostKey(),
    forwards: [{ localPort: local, remotePort: data.port }],
    lifetime: { kind: "always" },
    connections: 4,
    cipher: null,
    enabled: true,
    ...changes,
  });

  return {
    folder,
    sshd,
    daemon,
    data,
    local,
    spec,
    up: async (changes) => {
      const put = await daemon.client.put(await spec(changes), { privateKey: sshd.clientKey });
      if (!put.ok) throw new Error(put.error.message);
      return daemon.until("one", ({ state }) => state === "up");
    },
    end: async () => {
      await daemon.kill("SIGTERM");
      await sshd.kill();
      data.close();
      await rm(folder, { recursive: true });
    },
  };
}
