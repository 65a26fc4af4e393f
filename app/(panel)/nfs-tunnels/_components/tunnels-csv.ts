import { STATE_WORDS } from "@/lib/tunnels/tunnel-state";
import { msg, t } from "@/lib/words/t";
import type { TunnelRow } from "../_queries";
import { portWords } from "./tunnel-words";

export const CSV_HEADINGS = [
  msg("Client"),
  msg("State"),
  msg("Server"),
  msg("SSH port"),
  msg("NFS version"),
  msg("Local ports"),
  msg("Exports"),
  msg("Mount points"),
  msg("Enabled"),
  msg("Open tunnels"),
  msg("From"),
  msg("Open since"),
  msg("Bytes from the client"),
  msg("Bytes to the client"),
  msg("Last seen"),
  msg("Refused forwards"),
  msg("Last test"),
  msg("Last test passed"),
] as const;

/** Without keys, and without their fingerprints. */
export function csvRow(row: TunnelRow): readonly (string | number | null)[] {
  const { live, lastTest } = row;
  return [
    row.clientName,
    t(STATE_WORDS[row.state].word),
    row.serverAddress,
    row.sshPort,
    row.nfsVersion,
    portWords(row),
    row.exports.map(({ path }) => path).join(" "),
    row.exports.map(({ mountPoint }) => mountPoint).join(" "),
    t(row.enabled ? "yes" : "no"),
    live?.open ?? null,
    live?.from.join(" ") ?? null,
    live?.since ?? null,
    live?.bytesReceived ?? null,
    live?.bytesSent ?? null,
    live?.lastSeen ?? null,
    live?.refusedForwards ?? null,
    lastTest?.at ?? null,
    lastTest === null ? null : t(lastTest.passed ? "yes" : "no"),
  ];
}
