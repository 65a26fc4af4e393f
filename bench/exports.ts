import { tmpdir } from "node:os";
import ini from "ini";
import { checkExports } from "@/lib/nfs/checks/check-exports";
import { parseExports } from "@/lib/nfs/document";
import { exposures } from "@/lib/nfs/exposure";
import { readExports } from "@/lib/nfs/readings";
import { compare, time } from "./compare";
import type { Row } from "./row";
import { shareFileOfSize } from "./share-file";

const LINES = 10_000;
const ROUNDS = 21;
/** The code is compiled by then: what is measured is what a panel has that runs. */
const WARM_UP = 3;

/** Reading an exports file of 10,000 lines, beside the `ini` package's parse of an INI file of the same size. */
export function measureExports(): Row[] {
  const text = exportsFile();
  const peer = shareFileOfSize(text.length, tmpdir()).slice(0, text.length);
  const taken = { ini: [] as number[], parse: [] as number[], read: [] as number[], check: [] as number[] };
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const each = {
      ini: time(() => ini.parse(peer)),
      parse: time(() => parseExports(text)),
      read: time(() => exposures(readExports(parseExports(text)))),
      check: time(() => checkExports(parseExports(text))),
    };
    if (round < WARM_UP) continue;
    for (const what of ["ini", "parse", "read", "check"] as const) taken[what].push(each[what]);
  }
  const size = `${LINES.toLocaleString("en")} lines, ${(text.length / 1e6).toFixed(1)} MB`;
  const theirs = "ini.parse of an INI file of that size";
  return [
    compare(`parse an exports file (${size})`, taken.parse, theirs, taken.ini, 2),
    compare("parse it, and tell how the traffic to each export fares", taken.read, theirs, taken.ini, 10),
    compare("parse it, and check it", taken.check, theirs, taken.ini, 10),
  ];
}

/** Exports of several kinds, as people write them: one to a line, with comments and a disabled one in between. */
function exportsFile(): string {
  return Array.from({ length: LINES }, (_, number) => line(number)).join("");
}

function line(number: number): string {
  const folder = `/srv/projects/team${String(number % 40)}/project${String(number)}`;
  if (number % 20 === 0) return `# Folder of project ${String(number)}\n`;
  if (number % 20 === 1) return `#${folder} 10.0.0.0/8(ro,no_subtree_check)\n`;
  if (number % 10 === 2) return `"${folder} of old"\tlocalhost(rw,insecure,no_subtree_check)\n`;
  if (number % 10 === 3) return `${folder}\\040b -ro,sync 10.0.${String(number % 250)}.0/24 @team(rw)\n`;
  const host = `host${String(number % 97)}.example.com`;
  return `${folder} ${host}(rw,sync,no_subtree_check) 10.20.0.0/16(ro,no_subtree_check)\n`;
}
