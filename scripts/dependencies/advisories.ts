import * as z from "zod";

/** What `npm audit --json` prints, as far as it is read here (npm 7 and later, auditReportVersion 2). */
const Report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      name: z.string(),
      via: z.array(
        z.union([
          z.string(),
          z.object({ url: z.string(), title: z.string(), severity: z.string(), range: z.string() }),
        ]),
      ),
    }),
  ),
});

/** An advisory that does not reach the panel, and why. */
export interface Exception {
  /** `GHSA-…`, the end of the advisory's address. */
  readonly id: string;
  readonly reason: string;
}

export interface Judgement {
  /** A sentence for each advisory that nobody explained, and for each exception that is no longer needed. */
  readonly objections: readonly string[];
  /** A sentence for each that is explained. */
  readonly explained: readonly string[];
}

/** Holds an audit report of npm against the exceptions; null where it is no report: the registry was not asked. */
export function judgeAdvisories(printed: string, exceptions: readonly Exception[]): Judgement | null {
  const report = Report.safeParse(parsed(printed));
  if (!report.success) return null;
  const advisories = new Map<string, { readonly id: string; readonly words: string }>();
  for (const { name, via } of Object.values(report.data.vulnerabilities)) {
    for (const each of via) {
      // A name alone: the weakness is in that package, which has an entry of its own.
      if (typeof each === "string") continue;
      const id = each.url.split("/").at(-1) ?? each.url;
      const words = `${name} ${each.range}: ${each.title} (${each.severity}, ${each.url})`;
      advisories.set(`${id} ${name}`, { id, words });
    }
  }
  const found = [...advisories.values()];
  const reasonOf = new Map(exceptions.map(({ id, reason }) => [id, reason]));
  const stale = exceptions.filter(({ id }) => !found.some((each) => each.id === id));
  return {
    objections: [
      ...found
        .filter(({ id }) => !reasonOf.has(id))
        .map(({ words }) => `${words}. Update it, or explain it in exceptions.ts.`),
      ...stale.map(({ id }) => `${id} is explained and reported no more: take it out of exceptions.ts.`),
    ],
    explained: found
      .filter(({ id }) => reasonOf.has(id))
      .map(({ id, words }) => `${words}: ${reasonOf.get(id) ?? ""}`),
  };
}

function parsed(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
}
