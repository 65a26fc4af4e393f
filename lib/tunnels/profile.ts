import * as z from "zod";
import { MountOptions } from "./mount-options";
import { isWithin } from "./is-within";
import { ExportPath, MountPoint } from "./mount-paths";
import { isPlainLine } from "@/lib/shared/plain-line";
import { msg, t } from "@/lib/words/t";
import { CIPHER_CHOICES, NFS_VERSIONS } from "./profile-choices";
import { readPublicKey, writePublicKey } from "./public-key";
import { ServerAddress } from "./server-address";

/** The longest that `Keep open for` can say, 30 days in minutes. Who wants more wants `always`. */
const LONGEST = 43_200;

const minutes = {
  error: () =>
    t("Give a whole number of minutes from 1 to {longest} (30 days), or always.", { longest: LONGEST }),
};

/** @param what which port it is, as `t` says it in a sentence */
const port = (what: string) => {
  const range = { error: () => t("The {what} is a number from 1 to 65535.", { what: t(what) }) };
  return z
    .number({ error: () => t("Give the {what}, a number from 1 to 65535.", { what: t(what) }) })
    .int({ error: () => t("The {what} is a whole number.", { what: t(what) }) })
    .min(1, range)
    .max(65_535, range);
};

const ExportEntry = z.object({
  path: ExportPath,
  mountPoint: MountPoint,
  /** Besides those that the tunnel decides (ports, version, transport, locking). */
  options: MountOptions,
});

const PublicKeyField = z
  .string()
  .trim()
  .max(16_384, { error: () => t("This is too long to be a public key.") })
  .superRefine((text, ctx) => {
    const read = text === "" ? undefined : readPublicKey(text);
    if (read?.ok === false) ctx.addIssue({ code: "custom", message: read.error.message });
  })
  .transform((text) => {
    const read = readPublicKey(text);
    return read.ok ? writePublicKey(read.value) : "";
  });

/**
 * What the form of a tunnel profile asks, checked the same in the browser and on the server. What it accepts can be written
 * into every file that is made of it: a command, an fstab, a unit, a key line, a script. Times are in minutes.
 */
export const ProfileForm = z
  .object({
    clientName: z
      .string()
      .trim()
      .min(1, { error: () => t("Give the client a name, for example its host name.") })
      .max(80, { error: () => t("At most 80 characters.") })
      .refine(isPlainLine, {
        error: () =>
          t(
            "The name holds a line end, a control character or one that cannot be seen. Type it anew instead of pasting it.",
          ),
      }),
    serverAddress: ServerAddress,
    sshPort: port(msg("SSH port")),
    /** Names that useradd takes; no dash at the beginning, which ssh would read as an option. */
    sshUser: z
      .string()
      .trim()
      .min(1, { error: () => t("Give the user that the client logs in as.") })
      .max(32, { error: () => t("A user's name has at most 32 characters.") })
      .regex(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/, {
        error: () =>
          t(
            "A user's name has letters without accents, digits, dots, dashes and underscores, and does not begin with a dash or a dot.",
          ),
      }),
    localNfsPort: port(msg("local NFS port")),
    /** For NFSv3; other versions need no mountd, and no second port. */
    localMountPort: port(msg("local mount port")),
    remoteNfsPort: port(msg("server's NFS port")),
    remoteMountPort: port(msg("server's mountd port")),
    nfsVersion: z.enum(NFS_VERSIONS, { error: () => t("Choose 3, 4.0, 4.1 or 4.2.") }),
    exports: z
      .array(ExportEntry)
      .min(1, { error: () => t("Give at least one export, and where the client mounts it.") })
      .max(50, { error: () => t("At most 50 exports.") }),
    keepOpenFor: z.union(
      [z.literal("always"), z.number().int(minutes).min(1, minutes).max(LONGEST, minutes)],
      minutes,
    ),
    /** Empty while there is none. */
    publicKey: PublicKeyField,
    /** Which cipher ssh puts first; `none` leaves the choice to ssh. */
    cipher: z.enum(CIPHER_CHOICES, { error: () => t("Choose one of the ciphers, or none.") }),
    enabled: z.boolean(),
    /** The tunnel begins on the panel's own machine, and the panel holds it. */
    isThisHost: z.boolean(),
    notes: z
      .string()
      .max(4000, { error: () => t("At most {most, number} characters.", { most: 4000 }) })
      .refine((text) => text.split(/\r?\n/).every((line) => isPlainLine(line.replaceAll("\t", " "))), {
        error: () =>
          t(
            "The text holds a line end, a control character or one that cannot be seen. Type it anew instead of pasting it.",
          ),
      }),
  })
  .superRefine(({ nfsVersion, localNfsPort, localMountPort, exports }, ctx) => {
    if (nfsVersion === "3" && localNfsPort === localMountPort) {
      const message = t("NFS and mountd need a local port each. Take another one here.");
      ctx.addIssue({ code: "custom", path: ["localMountPort"], message });
    }
    for (const [index, { mountPoint }] of exports.entries()) {
      const other = exports.slice(0, index).find((each) => isWithin(each.mountPoint, mountPoint));
      if (!other) continue;
      const message = t(
        "Another export is mounted at {mountPoint}. Take folders side by side, none within another.",
        { mountPoint: other.mountPoint },
      );
      ctx.addIssue({ code: "custom", path: ["exports", index, "mountPoint"], message });
    }
  });

export type ProfileForm = z.output<typeof ProfileForm>;

/** Identifies a profile in file names, key lines and notes of sessions: a UUID, or a short word. */
export const ProfileId = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?$/, {
  error: () => t("Letters, digits and dashes, at most 40."),
});

/** A stored profile. Its id is one that {@link ProfileId} accepts. */
export type Profile = ProfileForm & { readonly id: string };

const THIS_MACHINE: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "::1"]);

/** Whether the profile's key signs in to this appliance, and not to another server that this host is a client of. */
export function signsInHere({
  isThisHost,
  serverAddress,
}: Pick<Profile, "isThisHost" | "serverAddress">): boolean {
  return !isThisHost || THIS_MACHINE.has(serverAddress);
}
