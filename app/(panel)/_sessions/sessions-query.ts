import { queryOptions, useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { withChanges } from "./session-changes";

const Degree = v.picklist(["none", "partial", "full"]);

const Session = v.object({
  id: v.string(),
  process: v.nullable(v.string()),
  share: v.string(),
  user: v.string(),
  client: v.string(),
  machine: v.nullable(v.string()),
  dialect: v.string(),
  encryption: v.picklist(["encrypted", "partial", "clear"]),
  cipher: v.nullable(v.string()),
  encryptionDegrees: v.object({ share: Degree, session: Degree }),
  signing: Degree,
  signingCipher: v.nullable(v.string()),
  since: v.string(),
  demanded: v.picklist(["encrypted", "clear", "refused", "unknown"]),
  refusedGuest: v.boolean(),
  leftover: v.boolean(),
  heldAtShare: v.boolean(),
  shareKnown: v.boolean(),
  demo: v.nullable(v.string()),
});

/** Answer of `GET /api/sessions`: see `SessionChanges` of the use-case. */
const Changes = v.object({
  version: v.string(),
  since: v.nullable(v.string()),
  sessions: v.array(Session),
  gone: v.array(v.string()),
  caveat: v.nullable(v.string()),
  ageMs: v.number(),
});

export type Session = v.InferOutput<typeof Session>;
export type SessionChanges = v.InferOutput<typeof Changes>;

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
