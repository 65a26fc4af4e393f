import { parseArgs } from "node:util";
import { fuzz, FuzzFailure } from "@/lib/samba/testing/fuzz";

/** `npm run fuzz [-- --runs N --seed S]`: 200,000 inputs from a seed that is printed, so that a failure can be run again. */
const { values } = parseArgs({
  options: { runs: { type: "string", default: "200000" }, seed: { type: "string" } },
});
const runs = Number(values.runs);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error("Usage: npm run fuzz [-- --runs NUMBER --seed NUMBER]");
  process.exit(1);
}

/** On a terminal only: in a log it would be noise. */
function showProgress(done: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${String(done)}\r`);
}

console.log(`smb.conf: ${String(runs)} inputs from seed ${String(seed)}`);
try {
  const counts = fuzz(seed, runs, showProgress);
  console.log(`Nothing broke: ${JSON.stringify({ inputs: runs, ...counts })}`);
} catch (failure) {
  if (!(failure instanceof FuzzFailure)) throw failure;
  console.error(
    `\n${failure.message}\nInput: ${JSON.stringify(Buffer.from(failure.input).toString("latin1"))}`,
  );
  console.error(`Again: npm run fuzz -- --runs 1 --seed ${String(failure.seed)}`);
  process.exit(1);
}
