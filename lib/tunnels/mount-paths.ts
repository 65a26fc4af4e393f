import * as z from "zod";
import { encodeText } from "@/lib/shared/text";
import { isPlainLine, NOT_PLAIN } from "@/lib/shared/plain-line";
import { mountUnitName } from "./unit-name";

/** Longest path that the MOUNT protocol carries, and longest name in a folder, in bytes (RFC 1813: MNTPATHLEN, MNTNAMLEN). */
const LONGEST_PATH = 1024;
const LONGEST_NAME = 255;

/** Folders a running system needs as they are: something mounted over one of them hides it. */
const SYSTEM = new Set([
  ...["/", "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/proc", "/root", "/run"],
  ...[
    "/sbin",
    "/sys",
    "/tmp",
    "/usr",
    "/var",
    "/usr/bin",
    "/usr/lib",
    "/usr/lib64",
    "/usr/sbin",
    "/usr/share",
  ],
  ...["/var/lib", "/var/log", "/var/run", "/var/tmp", "/etc/systemd", "/etc/systemd/system", "/etc/ssh"],
]);
/** systemd takes no mount units in the first three; the last is where the set-up script puts its files. */
const OFF_LIMITS = /^\/(?:proc|sys|dev|run|etc\/inflight-tunnels)(?:\/|$)/;

const folder = (what: string) =>
  z
    .string()
    .min(1, `Give the ${what}.`)
    .startsWith("/", `The ${what} is an absolute path, which begins with “/”.`)
    .refine(isPlainLine, `The ${what} ${NOT_PLAIN}`)
    .refine(
      (path) => !path.split("/").some((name) => name === "." || name === ".."),
      `The ${what} holds “.” or “..”. Give the folder itself.`,
    )
    .refine(
      (path) => !/[\\ ]\/*$/.test(path),
      `The ${what} ends in a blank or a backslash, which a unit file cannot hold. Rename the folder, or take one above it.`,
    )
    .refine((path) => encodeText(path).length <= LONGEST_PATH, `The ${what} is longer than 1,024 bytes.`)
    .refine(
      (path) => path.split("/").every((name) => encodeText(name).length <= LONGEST_NAME),
      `A folder's name in the ${what} is longer than 255 bytes.`,
    )
    .transform(plainFolder);

/** A folder that the server exports; for NFSv4 as it stands in the server's tree of exports. */
export const ExportPath = folder("export");

/** Where the client mounts it. */
export const MountPoint = folder("mount point")
  .refine(
    (path) => !SYSTEM.has(path) && !OFF_LIMITS.test(path),
    "The client needs this folder as it is. Take one of its own, such as /mnt/home.",
  )
  .refine(
    (path) => mountUnitName(path).length <= LONGEST_NAME,
    "The mount point is too long for the name of a systemd unit. Take a shorter one.",
  );

/** Whether two mount points are the same, or one lies in the other: then one would hide the other, or keep it in use. */
export function isWithin(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

/** Without double slashes, and none at the end. */
function plainFolder(path: string): string {
  const plain = path.replace(/\/{2,}/g, "/");
  return plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain;
}
