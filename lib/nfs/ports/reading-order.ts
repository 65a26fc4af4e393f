/** Whether nfs-utils reads a file of this name in nfs.conf.d: it ends in `.conf` and does not begin with a dot. */
function isDropIn(name: string): boolean {
  return name.endsWith(".conf") && !name.startsWith(".");
}

/** Drop-ins in the order in which they are read: the last one that sets something counts. */
export function inReadingOrder(names: readonly string[]): readonly string[] {
  return names.filter(isDropIn).toSorted(compareVersions);
}

/** strverscmp(3), which nfs-utils sorts its drop-ins by: `9-a` comes before `10-a`, and `01` before `1`. */
export function compareVersions(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const difference = (one.charCodeAt(at) || 0) - (other.charCodeAt(at) || 0);
  const begun = /\d*$/.exec(one.slice(0, at))?.[0] ?? "";
  const left = digitsFrom(one, at);
  const right = digitsFrom(other, at);
  // Digits that begin with a zero are read as if they stood behind a point.
  if (begun.startsWith("0")) {
    const isAllZeros = /^0+$/.test(begun);
    if (isAllZeros && (left === 0) !== (right === 0)) return left === 0 ? 1 : -1;
    return difference;
  }
  if (begun === "" && (left === 0 || right === 0 || one[at] === "0" || other[at] === "0")) return difference;
  return left === right ? difference : left - right;
}

function digitsFrom(name: string, at: number): number {
  return /^\d*/.exec(name.slice(at))?.[0].length ?? 0;
}
