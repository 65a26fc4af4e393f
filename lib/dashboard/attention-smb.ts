import { t } from "@/lib/words/t";
import { addressOf } from "./attention-address";
import type { Attention, AttentionFacts, AttentionReader, Verified } from "./attention-facts";

/** So many shares are named. */
const NAMED = 3;

export function ofShares({ shares }: AttentionFacts): readonly Attention[] {
  if (shares === null) return [];
  const found: Attention[] = [];
  // The page marks them all, so that one choice is for all of them.
  const way = (state: "locked-out" | "clear" | "on-request") => ({
    href: addressOf("/smb3-encryption", { mark: state }),
    action: t("Open SMB3 Encryption"),
  });
  if (shares.lockedOut > 0) {
    const text = t(
      "{count, plural, one {# share locks} other {# shares lock}} everybody out: encryption is turned off for the server and required there.",
      { count: shares.lockedOut },
    );
    found.push({ id: "locked-out", severity: "error", text, ...way("locked-out") });
  }
  if (shares.clear > 0) {
    const text = t("{count, plural, one {# share is} other {# shares are}} served in the clear.", {
      count: shares.clear,
    });
    found.push({ id: "clear-shares", severity: "warning", text, ...way("clear") });
  }
  if (shares.onRequest > 0) {
    const text = t(
      "{count, plural, one {# share is} other {# shares are}} served in the clear unless the client asks for encryption, which most do not.",
      { count: shares.onRequest },
    );
    found.push({ id: "unasked-shares", severity: "warning", text, ...way("on-request") });
  }
  return found;
}

export function ofSessions(
  sessions: AttentionFacts["sessions"],
  { mayChange }: AttentionReader,
): readonly Attention[] {
  if (sessions === null) return [];
  const { clear, leftover } = sessions;
  if (leftover > 0) {
    const text = t(
      "{leftover, plural, one {# session goes on in the clear at a share that smb.conf encrypts. A reload does not end it.} other {# sessions go on in the clear at a share that smb.conf encrypts. A reload does not end them.}}",
      { leftover },
    );
    return [
      {
        id: "leftover",
        severity: "error",
        text,
        href: addressOf("/sessions", { state: "leftover", do: mayChange ? "close-clear" : null }),
        action: t(mayChange ? "Close clear sessions" : "Show sessions"),
      },
    ];
  }
  if (clear === 0) return [];
  const text = t(
    "{clear, plural, one {# session is in the clear: what it carries can be read on the network.} other {# sessions are in the clear: what they carry can be read on the network.}}",
    { clear },
  );
  return [
    {
      id: "clear-sessions",
      severity: "warning",
      text,
      href: "/sessions?state=clear",
      action: t("Show sessions"),
    },
  ];
}

export function ofVerification(verified: Verified | null): readonly Attention[] {
  if (verified === null) return [];
  const { notAsPromised, outdated, never } = verified;
  const way = (share: string | null) => ({
    href: addressOf("/share-status", { share, do: share === null ? null : "verify" }),
    action: t("Verify on Share Status"),
  });
  const found: Attention[] = [];
  if (notAsPromised.length > 0) {
    const names = notAsPromised.slice(0, NAMED).join(", ");
    const text = t(
      "What was met at {names}{more, plural, =0 {} other { and {more} more}} is not what smb.conf promises.",
      { names, more: Math.max(0, notAsPromised.length - NAMED) },
    );
    found.push({ id: "not-as-promised", severity: "error", text, ...way(notAsPromised[0] ?? null) });
  }
  if (outdated.count > 0) {
    const text = t(
      "{outdated, plural, one {# share was} other {# shares were}} verified against an earlier smb.conf.",
      { outdated: outdated.count },
    );
    found.push({ id: "outdated", severity: "info", text, ...way(outdated.first) });
  }
  if (never.count > 0) {
    const text = t(
      "{never, plural, one {# share was} other {# shares were}} never verified: what smb.conf promises there has not been tried.",
      { never: never.count },
    );
    found.push({ id: "never-verified", severity: "info", text, ...way(never.first) });
  }
  return found;
}
