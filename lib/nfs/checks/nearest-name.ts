import { editDistance } from "@/lib/shared/edit-distance";

/** The name that a misspelt one most likely means; undefined where none is near. About one letter in four may be wrong. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  if (written.length < 2 || written.length > 40) return undefined;
  const most = Math.min(3, Math.floor(written.length / 4) + 1);
  const lower = written.toLowerCase();
  const near = names
    .map((name) => ({ name, distance: editDistance(lower, name, most) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((one, other) => one.distance - other.distance);
  return near[0]?.name;
}
