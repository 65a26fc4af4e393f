import { STATE_WORDS } from "@/lib/tunnels/tunnel-state";
import type { TunnelRow } from "../_queries";
import { portWords } from "./tunnel-words";

export const CSV_HEADINGS = [
  "Client",
  "State",
  "Server",
  "SSH port",
  "NFS version",
  "Local ports",
  "Exports",
  "Mount points",
  "Enabled",
  "Open tunnels",
  "From",
  "Open since",
  "Bytes from the client",
  "Bytes to the client",
  "Last seen",
  "Refused forwards",
  "Last test",
  "Last test passed",
] as const;

/** Without keys, and without their fingerprints. */
export function csvRow(row: TunnelRow): readonly (string | number | null)[] {
  const { live, lastTest } = row;
  return [
    row.clientName,
    STATE_WORDS[row.state].word,
    row.serverAddress,
    row.sshPort,
    row.nfsVersion,
    portWords(row),
    row.exports.map(({ path }) => path).join(" "),
    row.exports.map(({ mountPoint }) => mountPoint).join(" "),
    row.enabled ? "yes" : "no",
    live?.open ?? null,
    live?.from.join(" ") ?? null,
    live?.since ?? null,
    live?.bytesReceived ?? null,
    live?.bytesSent ?? null,
    live?.lastSeen ?? null,
    live?.refusedForwards ?? null,
    lastTest?.at ?? null,
    lastTest === null ? null : lastTest.passed ? "yes" : "no",
  ];
}
