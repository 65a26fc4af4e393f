/** One thing that a change of a file means for the people who use what it serves. */
export interface ImpactStatement {
  /** `bad`: somebody is shut out, or loses protection; `good`: somebody gains it; `note`: neither. */
  readonly tone: "bad" | "good" | "note";
  /** A sentence, or more, without the names of what it is about. */
  readonly text: string;
  /** The shares or exports it holds for; empty where it holds for the whole server. */
  readonly about: readonly string[];
}

/** What a change of a file means for who can connect. */
export interface Impact {
  /** What shuts out or exposes comes first; the same sentence for many subjects is one statement. */
  readonly statements: readonly ImpactStatement[];
  readonly restartAdvised: boolean;
  /** Why a restart is advised; empty where it is not. */
  readonly restartReason: string;
}

/** A statement before those of many subjects are gathered. */
export interface SubjectChange {
  readonly tone: ImpactStatement["tone"];
  readonly text: string;
  /** Null where it concerns the whole server. */
  readonly subject: string | null;
}

const RANK = { bad: 0, good: 1, note: 2 } as const;

/** One statement for each sentence, in the order of how much it matters. */
export function gatherStatements(changes: readonly SubjectChange[]): readonly ImpactStatement[] {
  const statements = new Map<string, { tone: ImpactStatement["tone"]; text: string; about: string[] }>();
  for (const { tone, text, subject } of changes) {
    const key = `${subject === null ? "server" : "subject"} ${tone} ${text}`;
    const statement = statements.get(key) ?? { tone, text, about: [] };
    if (subject !== null) statement.about.push(subject);
    statements.set(key, statement);
  }
  return [...statements.values()].sort((a, b) => RANK[a.tone] - RANK[b.tone]);
}
