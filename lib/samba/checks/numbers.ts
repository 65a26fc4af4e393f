/** A number as C reads it, and whether that is all there is: `5 # five` gives 5, not whole. */
export interface ReadNumber<T> {
  readonly value: T;
  readonly whole: boolean;
}

/** As `strtol` with base 0: decimal, `0x…` or octal with a leading 0; -1 for nothing (measured with testparm 4.17.12). */
export function readInteger(value: string): ReadNumber<number> {
  if (value === "") return { value: -1, whole: false };
  const [digits = "", sign = "", body = ""] = /^([+-]?)(0[xX][\da-fA-F]+|\d+)?/.exec(value) ?? [];
  const hex = /^0x/i.test(body);
  const octal = !hex && body.length > 1 && body.startsWith("0");
  const number = octal ? Number.parseInt(/^[0-7]*/.exec(body)?.[0] ?? "0", 8) : Number(body);
  // A leading 0 is legal and seldom meant: 010 is eight.
  return { value: sign === "-" ? -number : number, whole: body !== "" && !octal && digits === value };
}

/** As `sscanf("%o")`: the octal digits the value begins with; undefined where there is none, over which Samba refuses the file. */
export function readOctal(value: string): ReadNumber<number | undefined> {
  const digits = /^[0-7]+/.exec(value)?.[0];
  if (digits === undefined) return { value: undefined, whole: false };
  return { value: Number.parseInt(digits, 8), whole: digits === value };
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** A size in bytes below 2 GiB: `5120`, `5k`, `1 M`; undefined for what Samba refuses the file over. */
export function readBytes(value: string): number | undefined {
  const [, digits, unit = ""] = /^\+?(\d+)[\t-\r ]*([kmg]?)$/i.exec(value) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  if (digits === undefined || factor === undefined) return undefined;
  const bytes = Number(digits) * factor;
  return bytes < 2 ** 31 ? bytes : undefined;
}
