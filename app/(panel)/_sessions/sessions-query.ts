import { queryOptions, useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";
import { withChanges } from "./session-changes";

const Degree = z.enum(["none", "partial", "full"]);

const Session = z.object({
  id: z.string(),
  process: z.nullable(z.string()),
  share: z.string(),
  user: z.string(),
  client: z.string(),
  machine: z.nullable(z.string()),
  dialect: z.string(),
  encryption: z.enum(["encrypted", "partial", "clear"]),
  cipher: z.nullable(z.string()),
  encryptionDegrees: z.object({ share: Degree, session: Degree }),
  signing: Degree,
  signingCipher: z.nullable(z.string()),
  since: z.string(),
  demanded: z.enum(["encrypted", "clear", "refused", "unknown"]),
  refusedGuest: z.boolean(),
  leftover: z.boolean(),
  heldAtShare: z.boolean(),
  shareKnown: z.boolean(),
  demo: z.nullable(z.string()),
});

/** Answer of `GET /api/sessions`: see `SessionChanges` of the use-case. */
const Changes = z.object({
  version: z.string(),
  since: z.nullable(z.string()),
  sessions: z.array(Session),
  gone: z.array(z.string()),
  caveat: z.nullable(z.string()),
  ageMs: z.number(),
});

export type Session = z.infer<typeof Session>;
export type SessionChanges = z.infer<typeof Changes>;

export interface Sessions {
  readonly sessions: readonly Session[];
  /** Why what smb.conf demands of them is not known, or not for sure. */
  readonly caveat: string | null;
}

/** What a page has read so far. */
export interface KnownSessions {
  readonly version: string;
  /** When it was so, by this browser's clock. */
  readonly asOf: number;
  /** The very same object as long as nothing in it changes. */
  readonly open: Sessions;
}

/** Milliseconds between two looks; react-query rests in a hidden tab. */
export const SESSIONS_POLL_MS = 2_500;

const sessionsKey = ["sessions"] as const;

/** Who is connected now. All parts of all pages that ask share one poll, and only what changed is sent. */
export function sessionsQuery() {
  return queryOptions({
    queryKey: sessionsKey,
    queryFn: async ({ signal, client }): Promise<KnownSessions> => {
      const known = client.getQueryData<KnownSessions>(sessionsKey);
      const changes = await fetchRead("/api/sessions", { known: known?.version }, Changes, signal);
      return withChanges(known, changes, Date.now());
    },
    refetchInterval: SESSIONS_POLL_MS,
    staleTime: SESSIONS_POLL_MS,
    // Rows that stayed are the same objects already.
    structuralSharing: false,
  });
}

const open = (known: KnownSessions): Sessions => known.open;
const asOf = (known: KnownSessions): number => known.asOf;

/** Who is connected now. Whoever uses it is drawn again where somebody came, went or changed, and not at each look. */
export function useSessions() {
  return useQuery({ ...sessionsQuery(), select: open });
}

/** When it was so that `useSessions` tells; undefined before the first answer. */
export function useSessionsTime(): number | undefined {
  return useQuery({ ...sessionsQuery(), select: asOf }).data;
}
