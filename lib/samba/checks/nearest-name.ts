import { editDistance, LONGEST_COMPARED } from "@/lib/shared/edit-distance";
import type { Catalogue } from "../catalogue/types";

/** So many different unknown names are looked up; in a file with more, spelling is not the trouble. */
const MOST_LOOKED_UP = 50;

/**
 * Finds the known parameter that a misspelt name most likely means; undefined where none is near. Distance is counted in
 * letters added, dropped, changed or swapped; about one in four may be wrong.
 */
export function nearestNames(catalogue: Catalogue): (key: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (key) => {
    if (!found.has(key) && found.size < MOST_LOOKED_UP) found.set(key, nearest(key, catalogue));
    return found.get(key);
  };
}

function nearest(key: string, catalogue: Catalogue): string | undefined {
  if (key.length < 3 || key.length > 50) return undefined;
  let limit = Math.min(4, Math.floor(key.length / 4) + 1);
  let best: string | undefined;
  for (const info of catalogue.parameters) {
    if (info.key.length > LONGEST_COMPARED) continue;
    const distance = editDistance(key, info.key, limit);
    // On a tie the name Samba knows it by is better than a synonym.
    if (distance > limit || (distance === limit && best !== undefined && info.synonymOf)) continue;
    if (distance < limit || best === undefined) best = info.name;
    limit = distance;
  }
  return best;
}
