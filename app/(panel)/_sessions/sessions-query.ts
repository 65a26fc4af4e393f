import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchRead } from "@/components/shell/fetch-read";
import { keepRows } from "./keep-rows";

const Degree = z.enum(["none", "partial", "full"]);

const Session = z.object({
  id: z.string(),
  process: z.string().nullable(),
  share: z.string(),
  user: z.string(),
  client: z.string(),
  machine: z.string().nullable(),
  dialect: z.string(),
  encryption: z.enum(["encrypted", "partial", "clear"]),
  cipher: z.string().nullable(),
  encryptionDegrees: z.object({ share: Degree, session: Degree }),
  signing: Degree,
  signingCipher: z.string().nullable(),
  since: z.string(),
  demanded: z.enum(["encrypted", "clear", "refused", "unknown"]),
  leftover: z.boolean(),
  heldAtShare: z.boolean(),
  shareKnown: z.boolean(),
  demo: z.string().nullable(),
});

/** Answer of `GET /api/sessions`. */
const Sessions = z.object({ sessions: z.array(Session), caveat: z.string().nullable() });

export type Session = z.infer<typeof Session>;

interface Sessions {
  readonly sessions: readonly Session[];
  readonly caveat: string | null;
}

/** Milliseconds between two looks; react-query rests in a hidden tab. */
export const SESSIONS_POLL_MS = 2_500;

/** Who is connected now. All parts of a page that ask share one poll. */
export function sessionsQuery() {
  return queryOptions({
    queryKey: ["sessions"],
    queryFn: ({ signal }): Promise<Sessions> => fetchRead("/api/sessions", {}, Sessions, signal),
    refetchInterval: SESSIONS_POLL_MS,
    staleTime: SESSIONS_POLL_MS,
    structuralSharing: (before, after) => shared(Known.safeParse(before).data, Known.parse(after)),
  });
}

/** react-query hands both over as unknown; they were parsed when they came. */
const Known = z.custom<Sessions>(
  (value) => typeof value === "object" && value !== null && "sessions" in value,
);

function shared(before: Sessions | undefined, after: Sessions): Sessions {
  if (before === undefined) return after;
  const sessions = keepRows(before.sessions, after.sessions);
  return sessions === before.sessions && after.caveat === before.caveat ? before : { ...after, sessions };
}
