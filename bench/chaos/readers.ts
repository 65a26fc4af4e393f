import { setTimeout as pause } from "node:timers/promises";
import type { Person } from "../http/person";
import { between, pick, type Random } from "@/lib/shared/testing/random";
import type { Tally } from "./tally";

const PATHS = [
  "/cifs-shares",
  "/smb3-encryption",
  "/share-status",
  "/sessions",
  "/nfs-exports",
  "/nfs-tunnels",
  "/history",
  "/audit",
  "/api/shares",
  "/api/encryption",
  "/api/share-status",
  "/api/sessions",
  "/api/services",
  "/api/exports",
  "/api/tunnels",
  "/api/tunnel-server",
  "/api/nfs-ports",
  "/api/revisions",
  "/api/audit",
  "/api/smb-conf",
  "/api/exports/file",
] as const;

/**
 * Reads pages and what they fetch, one after the other. A panel that is away, and a service that is, may be told of; whoever is
 * signed in stays so, and nothing is an error inside the panel.
 */
export async function read(
  person: Person,
  { random, stopping, requests, broken }: ReadContext,
): Promise<void> {
  while (!stopping.aborted) {
    const path = pick(random, PATHS);
    try {
      const { status } = await person.get(path);
      const isAllowed = status === 200 || status === 503 || (status === 404 && path.startsWith("/api/"));
      requests.add(`read ${String(status)}`);
      if (!isAllowed) broken(`${path} answered ${String(status)}.`);
    } catch {
      requests.add("read, panel away");
      await pause(300);
    }
    await pause(between(random, 20, 250));
  }
}

export interface ReadContext {
  readonly random: Random;
  readonly stopping: AbortSignal;
  readonly requests: Tally;
  /** Notes that a promise was broken. */
  readonly broken: (sentence: string) => void;
}
