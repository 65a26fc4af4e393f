import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { hostname } from "node:os";

/**
 * Tells whether a Host header names this panel. A page of somebody else's can have its own name lead to the panel's address (DNS rebinding):
 * to the browser both are one origin then, and the page reads and does whatever the person may who has it open. An address cannot
 * be made to lead elsewhere; of names only this machine's, the certificate's and those that the admin gave are taken.
 */
export function nameTeller(names: readonly string[], cert: string | undefined): (host: string) => boolean {
  const own = new Set(["localhost", hostname(), ...names].map((name) => name.toLowerCase()));
  const certificate = cert === undefined ? undefined : new X509Certificate(cert);
  return (host) => {
    const name = nameIn(host);
    if (name === "") return false;
    if (isIP(name) !== 0 || own.has(name) || name.endsWith(".localhost")) return true;
    return certificate?.checkHost(name) !== undefined;
  };
}

/** `[2001:db8::1]:8445` → `2001:db8::1`; `NAS1.example.com.:8445` → `nas1.example.com`. */
function nameIn(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d*)?$/u.exec(host)?.[1];
  return (bracketed ?? host.replace(/:\d*$/u, "").replace(/\.$/u, "")).toLowerCase();
}
