import path from "node:path";
import type { Host, RunOutcome } from "@/lib/host/host";
import { describeOutcome } from "@/lib/host/outcome";
import { fail, ok, type Result } from "@/lib/shared/result";
import { decodeText } from "@/lib/shared/text";
import { sharedLook } from "@/lib/use-cases/shared-look";
import { fingerprint, readPublicKey, writePublicKey } from "@/lib/tunnels/public-key";
import { t } from "@/lib/words/t";

/** The appliance's SSH server, as tunnels meet it. */
export interface TunnelServer {
  /** The first of them, which is the one to name to clients. */
  readonly port: number;
  /** All that it listens on. */
  readonly ports: readonly number[];
  readonly account: string;
  readonly hostKeys: readonly HostKey[];
}

export interface HostKey {
  /** As known_hosts holds it: type and key. */
  readonly key: string;
  /** `SHA256:…` */
  readonly fingerprint: string;
}

/** A restart may move it to another port. */
const look = sharedLook("tunnel server", read, { keptForMs: 10_000, renewedForMs: 10_000 });

/** What sshd says of itself (`sshd -T`), and the keys it proves itself with. */
export async function readTunnelServer(host: Host): Promise<Result<TunnelServer>> {
  const found = await look(host);
  if ("port" in found) return ok(found);
  const message = t(
    "The appliance's SSH server does not tell its settings. See whether openssh-server is installed and SSH runs, then try again.",
  );
  return fail({ code: "no-ssh", message, detail: describeOutcome(found) });
}

/** How sshd ended where it does not tell. */
async function read(host: Host): Promise<TunnelServer | RunOutcome> {
  const asked = await host.run(["sshd", "-T"]);
  if (asked.kind !== "exited" || asked.code !== 0) return asked;
  const settings = asked.stdout.split("\n").map((line) => {
    const [name = "", ...value] = line.split(" ");
    return [name, value.join(" ")] as const;
  });
  const told = settings.filter(([name]) => name === "port").map(([, value]) => Number(value));
  const ports = told.length === 0 ? [22] : told;
  const files = settings.flatMap(([name, file]) =>
    name === "hostkey" && path.isAbsolute(file) ? [file] : [],
  );
  const hostKeys = await Promise.all(files.map((file) => readHostKey(host, `${file}.pub`)));
  return {
    port: ports[0] ?? 22,
    ports,
    account: host.tunnelDoor.account,
    hostKeys: hostKeys.filter((key) => key !== null),
  };
}

async function readHostKey(host: Host, file: string): Promise<HostKey | null> {
  const found = await host.readFile(file);
  const key = found.ok ? readPublicKey(decodeText(found.value.bytes)) : found;
  return key.ok ? { key: writePublicKey(key.value), fingerprint: fingerprint(key.value) } : null;
}
