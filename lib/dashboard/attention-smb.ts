import type { Attention, AttentionFacts, Verified } from "./attention-facts";
import { counted } from "./counted";

/** So many shares are named. */
const NAMED = 3;

export function ofShares({ shares }: AttentionFacts): readonly Attention[] {
  if (shares === null) return [];
  const found: Attention[] = [];
  const page = { href: "/smb3-encryption", action: "Open SMB3 Encryption" };
  if (shares.lockedOut > 0) {
    const text = `${counted(shares.lockedOut, "share locks", "shares lock")} everybody out: encryption is turned off for the server and required there.`;
    found.push({ id: "locked-out", severity: "error", text, ...page });
  }
  if (shares.clear > 0) {
    const text = `${counted(shares.clear, "share is", "shares are")} served in the clear.`;
    found.push({ id: "clear-shares", severity: "warning", text, ...page });
  }
  if (shares.onRequest > 0) {
    const text = `${counted(shares.onRequest, "share is", "shares are")} served in the clear unless the client asks for encryption, which most do not.`;
    found.push({ id: "unasked-shares", severity: "warning", text, ...page });
  }
  return found;
}

export function ofSessions(sessions: AttentionFacts["sessions"]): readonly Attention[] {
  if (sessions === null) return [];
  const { clear, leftover } = sessions;
  if (leftover > 0) {
    const text = `${counted(leftover, "session goes", "sessions go")} on in the clear at a share that smb.conf encrypts. A reload does not end ${leftover === 1 ? "it" : "them"}.`;
    return [
      {
        id: "leftover",
        severity: "error",
        text,
        href: "/sessions?state=leftover",
        action: "Close clear sessions",
      },
    ];
  }
  if (clear === 0) return [];
  const text = `${counted(clear, "session is", "sessions are")} in the clear: what ${clear === 1 ? "it carries" : "they carry"} can be read on the network.`;
  return [
    {
      id: "clear-sessions",
      severity: "warning",
      text,
      href: "/sessions?state=clear",
      action: "Show sessions",
    },
  ];
}

export function ofVerification(verified: Verified | null): readonly Attention[] {
  if (verified === null) return [];
  const { notAsPromised, outdated, never } = verified;
  const page = { href: "/share-status", action: "Verify on Share Status" };
  const found: Attention[] = [];
  if (notAsPromised.length > 0) {
    const names = notAsPromised.slice(0, NAMED).join(", ");
    const more = notAsPromised.length > NAMED ? ` and ${String(notAsPromised.length - NAMED)} more` : "";
    const text = `What was met at ${names}${more} is not what smb.conf promises.`;
    found.push({ id: "not-as-promised", severity: "error", text, ...page });
  }
  if (outdated > 0) {
    const text = `${counted(outdated, "share was", "shares were")} verified against an earlier smb.conf.`;
    found.push({ id: "outdated", severity: "info", text, ...page });
  }
  if (never > 0) {
    const text = `${counted(never, "share was", "shares were")} never verified: what smb.conf promises there has not been tried.`;
    found.push({ id: "never-verified", severity: "info", text, ...page });
  }
  return found;
}
