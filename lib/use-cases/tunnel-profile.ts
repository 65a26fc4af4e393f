import * as z from "zod";
import type { StoredTunnel, TunnelSettings } from "@/lib/db/tunnel-store";
import { type Profile, ProfileForm } from "@/lib/tunnels/profile";

const Exports = ProfileForm.shape.exports;

/** What the database keeps, as the profile it is. Throws where somebody else has written there. */
export function profileOf(stored: StoredTunnel): Profile {
  const { createdAt: _, keepsKey: __, hostKey: ___, revokedAt: ____, ...rest } = stored;
  return {
    ...rest,
    nfsVersion: ProfileForm.shape.nfsVersion.parse(rest.nfsVersion),
    cipher: ProfileForm.shape.cipher.parse(rest.cipher),
    exports: Exports.parse(z.json().parse(JSON.parse(rest.exports))),
    keepOpenFor: rest.keepOpenFor ?? "always",
  };
}

/** What of a form the database keeps as settings; the key has verbs of its own. */
export function settingsOf({ publicKey: _, ...form }: ProfileForm): TunnelSettings {
  return {
    ...form,
    exports: JSON.stringify(form.exports),
    keepOpenFor: form.keepOpenFor === "always" ? null : form.keepOpenFor,
  };
}
