import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { tableOf } from "../row";
import { machineWords } from "../machine";
import { load } from "./load";

const HELP = `npm run load [-- options]

Brings up the panel with its box, has people browse all pages as people do and others apply changes at the same time; then has some
of them browse without a pause, to see whether memory stays. Ends with status 1 where a target is missed.

  --people N     who browse (100)
  --appliers N   who apply changes (10)
  --minutes N    how long (2)
  --requests N   how many requests without a pause, for the trend of memory (20000)
  --help         this text`;

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "100" },
    appliers: { type: "string", default: "10" },
    minutes: { type: "string", default: "2" },
    requests: { type: "string", default: "20000" },
    help: { type: "boolean", default: false },
  },
});
const options = {
  people: Number(values.people),
  appliers: Number(values.appliers),
  minutes: Number(values.minutes),
  requests: Number(values.requests),
};
if (values.help || Object.values(options).some((value) => !(value >= 0))) console.log(HELP);
else {
  const before = (loadavg()[0] ?? 0).toFixed(1);
  const rows = await load({ ...options, tell: console.log });
  console.log(`\n${machineWords(undefined)}, load ${before} before\n\n${tableOf(rows)}`);
  if (rows.some(({ met }) => !met)) process.exitCode = 1;
}
