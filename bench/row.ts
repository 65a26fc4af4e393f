/** One line of the table: a thing measured, and its peer measured in the same run. */
export interface Row {
  readonly name: string;
  /** What was measured, with its unit: `38 ms`. */
  readonly ours: string;
  /** The peer and what it took: `testparm -s, 900 ms`. */
  readonly peer: string;
  /** Ours divided by the peer's. */
  readonly ratio: number;
  readonly target: string;
  readonly met: boolean;
}

/** The value that `share` (0 to 1) of the measurements do not exceed. Throws where there is none. */
export function percentile(measurements: readonly number[], share: number): number {
  const sorted = measurements.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error("Nothing was measured.");
  return value;
}

export function median(measurements: readonly number[]): number {
  return percentile(measurements, 0.5);
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** Rows as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [
    ["measured", "ours", "peer", "ratio", "target", "met"],
    ...rows.map(({ name, ours, peer, ratio, target, met }) => [
      name,
      ours,
      peer,
      ratio.toPrecision(2),
      target,
      met ? "yes" : "NO",
    ]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  lines.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return lines.join("\n");
}
