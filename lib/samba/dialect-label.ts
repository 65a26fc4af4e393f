/** `SMB3_11` as people write it: `SMB 3.1.1`. An unknown code stays as it is. */
export function dialectLabel(code: string): string {
  const known: Readonly<Record<string, string>> = {
    NT1: "SMB 1",
    SMB2_02: "SMB 2.0.2",
    SMB2_10: "SMB 2.1",
    SMB3_00: "SMB 3.0",
    SMB3_02: "SMB 3.0.2",
    SMB3_11: "SMB 3.1.1",
  };
  return known[code] ?? code;
}
