/** Whether two mount points are the same, or one lies in the other: then one would hide the other, or keep it in use. */
export function isWithin(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}
