import type { DemoTunnelPlan, Sentence } from "@/lib/host/demo-tunnels";
import { holdProgram } from "@/lib/host/held-program";
import { msg, t } from "@/lib/words/t";

/** How a tunnel, or the try to open one, ended; `words` say it in a sentence. */
export interface TunnelEnd {
  readonly kind: "lost" | "refused";
  readonly words: Sentence;
}

interface Watch {
  /** The client's own address: where it connects from, and where its local ports are. */
  readonly address: string;
  /** known_hosts of the client, with the server's host key. */
  readonly knownHosts: string;
  readonly signal: AbortSignal;
  readonly onConnected: () => void;
}

/**
 * ssh in an agent of its own that holds the key: it comes by standard input, and stands in no file and no process list. Standard input
 * stays open as long as the panel lives, and ssh ends with it, however the panel ends.
 */
const SCRIPT = `while IFS= read -r line && [ "$line" != END ]; do printf '%s\\n' "$line"; done | ssh-add -q - || exit 1
exec 3<&0
ssh "$@" </dev/null 3<&- &
ssh=$!
{ cat <&3; kill "$ssh"; } >/dev/null 2>&1 &
wait "$ssh"`;

/** One tunnel of a demo client, from its first packet until it is refused, lost, or ended by the signal. */
export async function holdTunnel(plan: DemoTunnelPlan, watch: Watch): Promise<TunnelEnd> {
  let refusal: string | undefined;
  const program = holdProgram(["ssh-agent", "sh", "-c", SCRIPT, "sh", ...sshWords(plan, watch)], (line) => {
    if (line.startsWith("Authenticated to ")) watch.onConnected();
    refusal = whyRefused(line) ?? refusal;
  });
  for (const line of plan.privateKey.trim().split("\n")) program.tell(line);
  program.tell("END");
  const end = () => {
    program.end();
  };
  watch.signal.addEventListener("abort", end, { once: true });
  if (watch.signal.aborted) end();
  const ended = await program.ended;
  watch.signal.removeEventListener("abort", end);
  const why = refusal;
  if (why !== undefined) return { kind: "refused", words: () => t(why) };
  return {
    kind: "lost",
    words: () => (ended.kind === "not-started" ? ended.words : t("The connection ended.")),
  };
}

/** The profile's command as its client would give it, with the client's own address before the local ports. */
function sshWords(plan: DemoTunnelPlan, { address, knownHosts }: Watch): string[] {
  const settings = [
    "BatchMode=yes",
    "StrictHostKeyChecking=yes",
    `UserKnownHostsFile="${knownHosts}"`,
    "GlobalKnownHostsFile=/dev/null",
    "ExitOnForwardFailure=yes",
    "ConnectTimeout=15",
    "ServerAliveInterval=15",
    "ServerAliveCountMax=3",
    "IdentityFile=none",
    // Tells of the sign-in, which is when the tunnel is open.
    "LogLevel=VERBOSE",
  ];
  return [
    ...["-F", "/dev/null", "-T", "-b", address, "-p", String(plan.sshPort)],
    ...settings.flatMap((setting) => ["-o", setting]),
    ...plan.forwards.flatMap(({ local, remote }) => [
      "-L",
      `${address}:${String(local)}:localhost:${String(remote)}`,
    ]),
    `${plan.account}@${plan.serverAddress}`,
    "sleep",
    "infinity",
  ];
}

/** What it means, marked for the catalogues, that OpenSSH 9 says where the server does not let the client in, or the client cannot listen. */
function whyRefused(line: string): string | undefined {
  if (line.includes("Permission denied")) return msg("The server does not take its key.");
  if (line.includes("Host key verification failed"))
    return msg("The server showed another host key than the one pinned.");
  if (line.includes("cannot listen to port") || line.includes("Could not request local forwarding"))
    return msg("A local port of its profile is taken on this machine.");
  return undefined;
}
