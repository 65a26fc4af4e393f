import { encodeText } from "@/lib/shared/text";

/**
 * The file name of the mount unit for a folder, which systemd demands: what `systemd-escape --path --suffix=mount` prints.
 * `folder` is absolute, without double slashes and without one at its end.
 */
export function mountUnitName(folder: string): string {
  const inner = folder.slice(1);
  return inner === "" ? "-.mount" : `${escapePath(inner)}.mount`;
}

/** systemd.unit(5), “String Escaping for Inclusion in Unit Names”: bytes, not characters. */
function escapePath(inner: string): string {
  return Array.from(encodeText(inner), (byte, index) => {
    const char = String.fromCharCode(byte);
    if (char === "/") return "-";
    return /[A-Za-z0-9:_.]/.test(char) && !(char === "." && index === 0)
      ? char
      : `\\x${byte.toString(16).padStart(2, "0")}`;
  }).join("");
}
