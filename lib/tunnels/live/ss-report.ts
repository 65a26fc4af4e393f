import { plainAddress } from "@/lib/shared/plain-address";

/** An open TCP connection to the SSH server, as `ss -Htinp` of iproute2 tells of it. Bytes since it was opened. */
export interface SshConnection {
  /** The client's. */
  readonly address: string;
  readonly port: number;
  /** The processes that hold it: the one that acts as the account, and its privileged parent. Empty where ss may not look. */
  readonly pids: readonly number[];
  /** From the client to the server. */
  readonly bytesReceived: number;
  readonly bytesSent: number;
}

/**
 * Reads what `ss -Htinp state established '( sport = :PORT )'` prints: a line for each connection, and a line of numbers
 * below it that begins with a blank. What is none of these is passed over; counters that are missing are 0.
 */
export function readSsReport(output: string): readonly SshConnection[] {
  const found: SshConnection[] = [];
  for (const block of output.split(/\n(?=\S)/)) {
    const [head = "", ...numbers] = block.split("\n");
    const [, , , peer = ""] = head.trim().split(/\s+/);
    const [, address, port] = /^(?:\[(?=.*\]:))?([\da-f.:]+?)(?:%\w+)?\]?:(\d+)$/i.exec(peer) ?? [];
    if (address === undefined) continue;
    const counters = numbers.join(" ");
    const counter = (name: string) => Number(new RegExp(`\\b${name}:(\\d+)`).exec(counters)?.[1] ?? 0);
    found.push({
      address: plainAddress(address),
      port: Number(port),
      pids: [...head.matchAll(/pid=(\d+)/g)].map(([, pid]) => Number(pid)),
      bytesReceived: counter("bytes_received"),
      bytesSent: counter("bytes_sent"),
    });
  }
  return found;
}
