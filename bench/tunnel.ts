import { findFreePort } from "@/lib/sandbox/free-port";
import { oneTunnel } from "@/lib/tunneld/testing/one-tunnel";
import { kilobytes, median, milliseconds, percentile, type Row } from "./row";
import { privateMemory, processorTime, startEnds, startSsh } from "./tunnel-parts";

const CIPHER = "aes128-gcm@openssh.com";
const ROUNDS = 7;
const ONE_STREAM = 300_000_000;
const EACH_OF_FOUR = 100_000_000;
const CALLS = 300;
const IDLE_TUNNELS = 32;

/**
 * A tunnel of this host beside `ssh -L` to the same sshd, with the same cipher. Each round measures all of them one after the
 * other, since the machine does not stay as it is; what is compared is the median of the rounds.
 */
export async function measureTunnel(): Promise<Row[]> {
  const all = await oneTunnel();
  const ends = await startEnds();
  const sshs = await Promise.all(Array.from({ length: 4 }, () => startSsh(all.sshd, CIPHER, ends.port)));
  try {
    await all.up({ cipher: CIPHER, forwards: [{ localPort: all.local, remotePort: ends.port }] });
    const [ssh] = sshs;
    if (ssh === undefined) throw new Error("There is no ssh.");
    const tunneld = all.daemon.pid();
    const four = (port: number) => [port, port, port, port];
    const got = {
      plain: [],
      ours: [],
      ssh: [],
      ours4: [],
      ssh1x4: [],
      ssh4x4: [],
      share: [],
      share1: [],
      share4: [],
      ourCpu: [],
      sshCpu: [],
      ourCalls: [],
      sshCalls: [],
    } as Record<
      | "plain"
      | "ours"
      | "ssh"
      | "ours4"
      | "ssh1x4"
      | "ssh4x4"
      | "share"
      | "share1"
      | "share4"
      | "ourCpu"
      | "sshCpu"
      | "ourCalls"
      | "sshCalls",
      number[]
    >;
    // The first SSH connections, compiled code, grown windows.
    await ends.throughput(four(all.local), EACH_OF_FOUR);
    await ends.throughput(four(ssh.local), EACH_OF_FOUR / 4);
    for (let round = 0; round < ROUNDS; round += 1) {
      const used = [processorTime(tunneld), processorTime(ssh.pid)] as const;
      const ours = await ends.throughput([all.local], ONE_STREAM);
      const peer = await ends.throughput([ssh.local], ONE_STREAM);
      got.ours.push(ours);
      got.ssh.push(peer);
      got.share.push(ours / peer);
      got.ourCpu.push((processorTime(tunneld) - used[0]) / (ONE_STREAM / 1e9));
      got.sshCpu.push((processorTime(ssh.pid) - used[1]) / (ONE_STREAM / 1e9));
      const ours4 = await ends.throughput(four(all.local), EACH_OF_FOUR);
      const one4 = await ends.throughput(four(ssh.local), EACH_OF_FOUR);
      const four4 = await ends.throughput(
        sshs.map(({ local }) => local),
        EACH_OF_FOUR,
      );
      got.ours4.push(ours4);
      got.ssh1x4.push(one4);
      got.ssh4x4.push(four4);
      got.share1.push(ours4 / one4);
      got.share4.push(ours4 / four4);
      got.ourCalls.push(...(await ends.calls(all.local, CALLS)));
      got.sshCalls.push(...(await ends.calls(ssh.local, CALLS)));
    }
    return [
      rate("tunnel, one stream", got.ours, "ssh -L", got.ssh, got.share, 1),
      rate(
        "tunnel, four streams over four SSH connections",
        got.ours4,
        "one ssh -L",
        got.ssh1x4,
        got.share1,
        1,
      ),
      rate(
        "tunnel, four streams over four SSH connections",
        got.ours4,
        "four ssh -L",
        got.ssh4x4,
        got.share4,
        null,
      ),
      {
        name: "tunnel, processor time for a gigabyte",
        ours: `${median(got.ourCpu).toFixed(2)} s`,
        peer: `ssh -L, ${median(got.sshCpu).toFixed(2)} s`,
        ratio: median(got.ourCpu) / median(got.sshCpu),
        target: "none",
        met: true,
      },
      calls("p50", 0.5, got.ourCalls, got.sshCalls),
      calls("p99", 0.99, got.ourCalls, got.sshCalls),
      await idleMemory(all, ssh.pid),
    ];
  } finally {
    await Promise.all(sshs.map(({ close }) => close()));
    await ends.close();
    await all.end();
  }
}

function rate(
  name: string,
  ours: readonly number[],
  peer: string,
  theirs: readonly number[],
  shares: readonly number[],
  least: number | null,
): Row {
  const ratio = median(shares);
  return {
    name,
    ours: megabytes(median(ours)),
    peer: `${peer}, ${megabytes(median(theirs))}`,
    ratio,
    target: least === null ? "none" : `≥ ${least}`,
    met: least === null || ratio >= least,
  };
}

function calls(name: string, share: number, ours: readonly number[], theirs: readonly number[]): Row {
  const [mine, other] = [percentile(ours, share), percentile(theirs, share)];
  return {
    name: `tunnel, a call of 128 bytes: ${name}`,
    ours: milliseconds(mine),
    peer: `ssh -L, ${milliseconds(other)}`,
    ratio: mine / other,
    target: "none",
    met: true,
  };
}

async function idleMemory(all: Awaited<ReturnType<typeof oneTunnel>>, ssh: number): Promise<Row> {
  const before = privateMemory(all.daemon.pid());
  for (let count = 0; count < IDLE_TUNNELS; count += 1) {
    const id = `idle-${count}`;
    const forwards = [{ localPort: await findFreePort(), remotePort: all.data.port }];
    await all.daemon.client.put(await all.spec({ id, forwards }), { privateKey: all.sshd.clientKey });
    await all.daemon.until(id, ({ state }) => state === "up");
  }
  const each = Math.max(0, privateMemory(all.daemon.pid()) - before) / IDLE_TUNNELS;
  const peer = privateMemory(ssh);
  return {
    name: `tunnel, memory of an idle one (of ${IDLE_TUNNELS})`,
    ours: kilobytes(each),
    peer: `ssh -L, ${kilobytes(peer)}`,
    ratio: each / peer,
    target: "≤ 1",
    met: each <= peer,
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB/s`;
}
