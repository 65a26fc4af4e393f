/** An address of the panel that says which row a page shows, and what it begins with; names without a value are left out. */
export function addressOf(
  page: string,
  query: Readonly<Record<string, string | number | readonly string[] | null>>,
): string {
  const named = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((each) => [name, String(each)]),
  );
  return named.length === 0 ? page : `${page}?${new URLSearchParams(named).toString()}`;
}
