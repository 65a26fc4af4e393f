import { setTimeout as pause } from "node:timers/promises";
import type { Sentence } from "@/lib/host/demo-tunnels";
import type { DemoClient } from "@/lib/host/host";
import type { Box } from "@/lib/sandbox/box";
import type { Part } from "@/lib/sandbox/demo-clients/cast";
import { holdSession, type SessionEnd } from "@/lib/sandbox/demo-clients/hold-session";
import { t } from "@/lib/words/t";

/** A client that was turned away asks again at this pace; what changed on the server shows soon, its log stays short. */
const REFUSED_MS = 10_000;

/** How long it waits after a lost connection, the first time, the second, and so on: a restart is over by the third. */
const LOST_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;

export interface Seen extends Pick<DemoClient, "state"> {
  readonly detail: Sentence;
}

/** What a demo client does from its start to the signal: it connects, stays, and comes back, whatever becomes of it. */
export async function live(
  box: Box,
  part: Part,
  signal: AbortSignal,
  tell: (seen: Seen) => void,
): Promise<void> {
  tell({ state: "connecting", detail: () => t("Connects.") });
  for (let lost = 0; !signal.aborted; ) {
    const ending = await holdSession(box, part, {
      signal,
      onConnected: (detail) => {
        tell({ state: "connected", detail });
      },
    });
    lost = ending.kind === "lost" && !ending.lasted ? lost + 1 : 0;
    tell(shown(ending));
    const wait = ending.kind === "refused" ? REFUSED_MS : (LOST_MS[lost] ?? 8_000);
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
  tell(AT_REST);
}

export const AT_REST: Seen = { state: "stopped", detail: () => t("Not started.") };

function shown({ kind, words }: SessionEnd): Seen {
  return kind === "refused"
    ? { state: "refused", detail: words }
    : { state: "connecting", detail: () => `${words()} ${t("It tries again by itself.")}` };
}
