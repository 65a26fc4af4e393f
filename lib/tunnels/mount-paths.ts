import * as z from "zod";
import { encodeText } from "@/lib/shared/text";
import { isPlainLine } from "@/lib/shared/plain-line";
import { t } from "@/lib/words/t";
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

/** `what` it is for chooses among the texts, which name it. */
const folder = (what: "export" | "mountPoint") =>
  z
    .string()
    .min(1, { error: () => t("Give the {what, select, export {export} other {mount point}}.", { what }) })
    .startsWith("/", {
      error: () =>
        t(
          "The {what, select, export {export} other {mount point}} is an absolute path, which begins with “/”.",
          { what },
        ),
    })
    .refine(isPlainLine, {
      error: () =>
        t(
          "The {what, select, export {export} other {mount point}} holds a line end, a control character or one that cannot be seen. Type it anew instead of pasting it.",
          { what },
        ),
    })
    .refine((path) => !path.split("/").some((name) => name === "." || name === ".."), {
      error: () =>
        t(
          "The {what, select, export {export} other {mount point}} holds “.” or “..”. Give the folder itself.",
          { what },
        ),
    })
    .refine((path) => !/[\\ ]\/*$/.test(path), {
      error: () =>
        t(
          "The {what, select, export {export} other {mount point}} ends in a blank or a backslash, which a unit file cannot hold. Rename the folder, or take one above it.",
          { what },
        ),
    })
    .refine((path) => encodeText(path).length <= LONGEST_PATH, {
      error: () =>
        t("The {what, select, export {export} other {mount point}} is longer than {most, number} bytes.", {
          what,
          most: LONGEST_PATH,
        }),
    })
    .refine((path) => path.split("/").every((name) => encodeText(name).length <= LONGEST_NAME), {
      error: () =>
        t(
          "A folder's name in the {what, select, export {export} other {mount point}} is longer than {most} bytes.",
          { what, most: LONGEST_NAME },
        ),
    })
    .transform(plainFolder);

/** A folder that the server exports; for NFSv4 as it stands in the server's tree of exports. */
export const ExportPath = folder("export");

/** Where the client mounts it. */
export const MountPoint = folder("mountPoint")
  .refine((path) => !SYSTEM.has(path) && !OFF_LIMITS.test(path), {
    error: () => t("The client needs this folder as it is. Take one of its own, such as /mnt/home."),
  })
  .refine((path) => mountUnitName(path).length <= LONGEST_NAME, {
    error: () => t("The mount point is too long for the name of a systemd unit. Take a shorter one."),
  });

/** Without double slashes, and none at the end. */
function plainFolder(path: string): string {
  const plain = path.replace(/\/{2,}/g, "/");
  return plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain;
}
