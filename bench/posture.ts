import { tmpdir } from "node:os";
import { parseSmbConf } from "@/lib/samba/document";
import { sharePostures } from "@/lib/samba/share-posture";
import { median, milliseconds, type Row } from "./row";
import { shareFile } from "./share-file";

const SHARES = 10_000;
const ROUNDS = 31;
/** The code is compiled by then: what is measured is what a panel has that runs. */
const WARM_UP = 5;

/** What becomes of the traffic to each of 10,000 shares, and of guests, beside the parse of their file. */
export function measurePosture(): Row[] {
  const text = shareFile(SHARES, tmpdir());
  const parse: number[] = [];
  const posture: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const start = performance.now();
    const doc = parseSmbConf(text);
    const parsed = performance.now();
    const found = sharePostures(doc);
    const done = performance.now();
    if (found.length !== SHARES) throw new Error(`${String(found.length)} shares were judged.`);
    if (round < WARM_UP) continue;
    parse.push(parsed - start);
    posture.push(done - parsed);
  }
  const [ours, peer] = [median(posture), median(parse)];
  return [
    {
      name: `posture of ${String(SHARES)} shares, each freshly parsed`,
      ours: milliseconds(ours),
      peer: `parsing their file, ${milliseconds(peer)}`,
      ratio: ours / peer,
      target: "≤ 0.2",
      met: ours / peer <= 0.2,
    },
  ];
}
