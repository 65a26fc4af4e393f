import type { z } from "zod";
import type { PortUser } from "@/lib/tunnels/port-plan";
import { nextFreePair } from "@/lib/tunnels/port-plan";
import { FIRST_FORM } from "@/lib/tunnels/first-form";
import type { ProfileForm } from "@/lib/tunnels/profile";
import type { TunnelDetail, TunnelGround, TunnelRow } from "../_queries";

/** What the form's controls hold, before the schema has looked at it. */
export type FormValues = z.input<typeof ProfileForm>;

/** A new profile's form: the appliance's own ports, its exports that suit a tunnel, and the next free local ports. */
export function newValues(ground: TunnelGround | undefined, others: readonly PortUser[]): FormValues {
  if (ground === undefined) return { ...FIRST_FORM, serverAddress: panelAddress() };
  const suits = ground.exports.find(({ tunnel }) => tunnel === "ready") ?? ground.exports[0];
  const first = suits ? [newExport(suits.path)] : FIRST_FORM.exports;
  return {
    ...FIRST_FORM,
    ...nextFreePair({ clientName: "", isThisHost: false }, others),
    serverAddress: ground.serverAddress ?? panelAddress(),
    sshPort: ground.sshPort ?? FIRST_FORM.sshPort,
    sshUser: ground.account,
    remoteNfsPort: ground.nfsPort,
    remoteMountPort: ground.mountPort ?? FIRST_FORM.remoteMountPort,
    exports: first,
  };
}

/** What a profile's form begins with. Its key is not part of it: it has buttons of its own. */
export function valuesOf({ profile: { id: _, ...settings } }: TunnelDetail): FormValues {
  return { ...settings, publicKey: "" };
}

/** An export, to be mounted below /mnt under its own name. */
export function newExport(path: string): FormValues["exports"][number] {
  const name = path.split("/").findLast((part) => part !== "") ?? "nfs";
  return { path, mountPoint: `/mnt/${name}`, options: "rw,hard" };
}

export function portUserOf(row: TunnelRow): PortUser {
  const { id, clientName, isThisHost, nfsVersion, localNfsPort, localMountPort } = row;
  const exports = row.exports.map((each) => ({ ...each, options: "" }));
  return { id, clientName, isThisHost, nfsVersion, localNfsPort, localMountPort, exports };
}

/** The panel runs on the appliance: clients reach it as this browser does, unless that is by a name of its own machine. */
function panelAddress(): string {
  const { hostname } = window.location;
  return /^(?:localhost|127\..*|\[::1\])$/.test(hostname) ? "" : hostname.replace(/^\[|\]$/g, "");
}

/** `always`, or a number of minutes: `60`, `60 min`, `2 h`. NaN where it is neither. */
export function readKeepOpenFor(text: unknown): FormValues["keepOpenFor"] {
  if (typeof text !== "string") return typeof text === "number" ? text : Number.NaN;
  const plain = text.trim().toLowerCase();
  if (plain === "always") return "always";
  const [, digits, unit = ""] = /^(\d+)\s*(m|min|minutes?|h|hours?)?$/.exec(plain) ?? [];
  return digits === undefined ? Number.NaN : Number(digits) * (unit.startsWith("h") ? 60 : 1);
}
