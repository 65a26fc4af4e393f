import { setTimeout as pause } from "node:timers/promises";
import type { Host, RunOutcome } from "@/lib/host/host";
import { dialectLabel } from "@/lib/samba/dialect-label";
import type { WitnessedSession } from "@/lib/samba/verify/found";
import { PROBE_CLIENTS, type ProbeClient } from "@/lib/samba/verify/probe-clients";
import { smbclientArguments } from "@/lib/samba/verify/smbclient-input";
import { readSmbclientWords, type SmbclientState } from "@/lib/samba/verify/smbclient-words";
import { readConnections } from "@/lib/use-cases/read-connections";
import type { SambaAddress } from "@/lib/use-cases/samba-address";

const TIMEOUT_MS = 8_000;
/** smbd notes a connection before it answers it, so the first look mostly finds it. */
const LOOKS = 5;
const PAUSE_MS = 150;

export interface ClientAttempt {
  readonly state: SmbclientState;
  /** The session as smbstatus saw it while it was open; null where there was none, or it did not see it. */
  readonly witness: Witness | null;
  readonly outcome: RunOutcome;
}

interface Witness extends WitnessedSession {
  readonly encrypted: boolean;
  /** The account that Samba made of the credentials. */
  readonly user: string;
}

/**
 * Connects to a share with smbclient playing one kind of client, and looks at the open session from Samba's side. Ends the
 * client as soon as it was seen, after 8 seconds at the latest.
 *
 * @param credentials Of `credentialsFile`: they go in by standard input, which no process list shows.
 */
export async function connectAsClient(
  host: Host,
  client: ProbeClient,
  target: SambaAddress & { readonly share: string },
  credentials: string,
): Promise<ClientAttempt> {
  const ending = new AbortController();
  let said = "";
  let witness: Witness | null = null;
  let looking: Promise<void> | undefined;
  const watch = (text: string) => {
    said += text;
    const state = readSmbclientWords(said);
    if (looking !== undefined || state.at !== "connected" || !state.connection.looked) return;
    looking = witnessOf(host, client, state.connection.treeConnectId)
      .then((seen) => {
        witness = seen;
      })
      .finally(() => {
        ending.abort();
      });
  };
  const outcome = await host.run(["smbclient", ...smbclientArguments(client, target)], {
    stdin: credentials,
    timeoutMs: TIMEOUT_MS,
    maxOutput: 64 * 1024,
    signal: ending.signal,
    onStderr: watch,
  });
  await looking;
  return { state: readSmbclientWords(said), witness, outcome };
}

async function witnessOf(host: Host, client: ProbeClient, treeConnectId: string): Promise<Witness | null> {
  // SMB 1 numbers its connections otherwise than smbstatus does (measured), and cannot be told from another's.
  if (PROBE_CLIENTS[client].lowest === "NT1") return null;
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await pause(PAUSE_MS);
    const connections = await readConnections(host);
    if (!connections.ok) return null;
    const mine = connections.value.find((each) => each.treeConnectId === treeConnectId);
    if (mine) {
      const { dialect, cipher, signing, encryption, user } = mine;
      return { dialect: dialectLabel(dialect), cipher, signing, encrypted: encryption === "encrypted", user };
    }
  }
  return null;
}
