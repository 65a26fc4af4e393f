import { tmpdir } from "node:os";
import ini from "ini";
import { checkExports } from "@/lib/nfs/checks/check-exports";
import { parseExports } from "@/lib/nfs/document";
import { exposures } from "@/lib/nfs/exposure";
import { readExports } from "@/lib/nfs/readings";
import { compare, time } from "./compare";
import { exportsText } from "./exports-text";
import type { Row } from "./row";
import { shareFileOfSize } from "./share-file";

const LINES = 10_000;
const ROUNDS = 21;
/** The code is compiled by then: what is measured is what a panel has that runs. */
const WARM_UP = 3;

/** Reading an exports file of 10,000 lines, beside the `ini` package's parse of an INI file of the same size. */
export function measureExports(): Row[] {
  const text = exportsText(LINES);
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
