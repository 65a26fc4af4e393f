/** How often each thing happened, by name. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  names(): readonly string[] {
    return [...this.#counts.keys()];
  }

  total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** `applied 31, conflict 4`; the most frequent first. */
  words(): string {
    const sorted = [...this.#counts].toSorted(([, one], [, other]) => other - one);
    return sorted.map(([what, count]) => `${what} ${String(count)}`).join(", ") || "none";
  }
}
