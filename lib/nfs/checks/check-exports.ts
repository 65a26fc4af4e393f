import type { Exports } from "../document";
import { type Readings, readExports } from "../readings";
import { checkAccess } from "./check-access";
import { checkClients } from "./check-clients";
import { checkOptions } from "./check-options";
import { checkPaths } from "./check-paths";
import { checkStop } from "./check-stop";
import type { Finding } from "./finding";

/** All that is worth saying about an exports file, in file order. `readings` are its own, for who has them already. */
export function checkExports(doc: Exports, readings: Readings = readExports(doc)): Finding[] {
  const found = [
    ...checkStop(doc, readings),
    ...checkPaths(doc, readings),
    ...checkClients(doc, readings),
    ...checkOptions(doc),
    ...checkAccess(doc, readings),
  ];
  return found.toSorted((one, other) => one.from - other.from || one.to - other.to);
}
