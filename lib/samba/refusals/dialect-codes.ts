/** Dialects on the wire ([MS-SMB2] 2.2.4) as smbstatus codes them. */
const CODES: Readonly<Record<string, string>> = {
  "0202": "SMB2_02",
  "0210": "SMB2_10",
  "0300": "SMB3_00",
  "0302": "SMB3_02",
  "0311": "SMB3_11",
};

/** `0210` is `SMB2_10`; an unknown number stays one: `0x0222`. */
export function dialectOfNumber(hex: string): string {
  return CODES[hex.toLowerCase()] ?? `0x${hex.toLowerCase()}`;
}
