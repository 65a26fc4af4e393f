import { msg } from "@/lib/words/t";
import type { Risk } from "./exposure";

/** What a risk is called, and what it means and what to do about it; `t` says both. */
export const RISK_WORDS: Readonly<Record<Risk, { readonly label: string; readonly meaning: string }>> = {
  "world-writable": {
    label: msg("Anyone may write"),
    meaning: msg(
      "Every machine that reaches the server may change the files. Name the clients that need it, or export it read-only (ro).",
    ),
  },
  everybody: {
    label: msg("Anyone may read"),
    meaning: msg("Every machine that reaches the server may read the files. Name the clients that need it."),
  },
  "no-root-squash": {
    label: msg("Root stays root"),
    meaning: msg(
      "Whoever is root on a client is root on these files as well (no_root_squash). Leave that out unless a client starts from this export.",
    ),
  },
  "anonymous-is-root": {
    label: msg("Nobody is root"),
    meaning: msg(
      "Requests that are mapped to the anonymous user act as root (anonuid=0). Give the number of an ordinary user.",
    ),
  },
  "any-port": {
    label: msg("Any port"),
    meaning: msg(
      "Requests are taken from any port of the client (insecure), so that every user there, not only its root, can claim to be anyone. Only the end of a tunnel needs it.",
    ),
  },
  "tunnel-refused": {
    label: msg("Tunnels are refused"),
    meaning: msg(
      "A mount through an SSH tunnel is refused here: sshd comes from a port above 1023, whichever port the tunnel has on the client. Add “insecure” to this client; it opens the export to nobody else.",
    ),
  },
};
