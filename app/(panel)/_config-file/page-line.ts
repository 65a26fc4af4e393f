/** The line that a link points to: `?line=12`. Undefined for anything else. */
export async function lineOf(
  searchParams: Promise<{ readonly line?: string | string[] }>,
): Promise<number | undefined> {
  const { line } = await searchParams;
  return typeof line === "string" && /^[1-9]\d{0,8}$/.test(line) ? Number(line) : undefined;
}
