/** Words as the three readers take them that meet what a person typed: a shell, systemd's command lines, and fstab. */

/** One word of a POSIX shell: as it is where nothing in it has a meaning, else in single quotes. Any text but a NUL. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@:.,/+^-][A-Za-z0-9_@:.,/+^=-]*$/.test(text)
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * One word of `ExecStart=`, the program aside (systemd.service(5), “Command Lines”): no variable, no specifier and no escape is
 * left in it. One line only.
 */
export function unitWord(text: string): string {
  const plain = unitValue(text).replaceAll("$", "$$$$");
  return /^[A-Za-z0-9_@:.,/+=^%$-]+$/.test(plain)
    ? plain
    : `"${plain.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** The value of a setting of a unit that is taken as it is but for `%` specifiers (systemd.unit(5)). One line only. */
export function unitValue(text: string): string {
  return text.replaceAll("%", "%%");
}

/** One field of fstab: blanks and backslashes in octal (fstab(5), getmntent(3)). */
export function fstabField(text: string): string {
  return text.replace(/[ \t\n\\]/g, octal);
}

/** What a field of fstab says. Of other octal escapes glibc undoes none, and neither does this. */
export function readFstabField(field: string): string {
  return field.replace(/\\(040|011|012|134|\\)/g, (_all, code: string) =>
    code === "\\" ? "\\" : String.fromCharCode(Number.parseInt(code, 8)),
  );
}

/** One field as the kernel writes it into /proc/self/mounts: `#` is escaped as well. */
export function procField(text: string): string {
  return text.replace(/[ \t\n\\#]/g, octal);
}

function octal(char: string): string {
  return `\\${char.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
