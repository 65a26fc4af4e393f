import type { Risk } from "./exposure";

/** What a risk is called, and what it means and what to do about it. */
export const RISK_WORDS: Readonly<Record<Risk, { readonly label: string; readonly meaning: string }>> = {
  "world-writable": {
    label: "Anyone may write",
    meaning:
      "Every machine that reaches the server may change the files. Name the clients that need it, or export it read-only (ro).",
  },
  everybody: {
    label: "Anyone may read",
    meaning: "Every machine that reaches the server may read the files. Name the clients that need it.",
  },
  "no-root-squash": {
    label: "Root stays root",
    meaning:
      "Whoever is root on a client is root on these files as well (no_root_squash). Leave that out unless a client starts from this export.",
  },
  "anonymous-is-root": {
    label: "Nobody is root",
    meaning:
      "Requests that are mapped to the anonymous user act as root (anonuid=0). Give the number of an ordinary user.",
  },
  "any-port": {
    label: "Any port",
    meaning:
      "Requests are taken from any port of the client (insecure), so that every user there, not only its root, can claim to be anyone. Only the end of a tunnel needs it.",
  },
  "tunnel-refused": {
    label: "Tunnels are refused",
    meaning:
      "A mount through an SSH tunnel is refused here: sshd comes from a port above 1023, whichever port the tunnel has on the client. Add “insecure” to this client; it opens the export to nobody else.",
  },
};
