import { parseArgs } from "node:util";
import { chaos } from "./chaos";

const HELP = `npm run chaos [-- --minutes N] [--seed N]

Brings up the panel with its box in a folder of its own, has people read and change things, and meanwhile kills its processes
(panel, tunneld, smbd, nfs-ganesha, sshd) with kill -9, in an order and at times that the seed decides. Ends with status 1 where a
promise is broken: a change that is lost, a file that is torn, a database that is damaged, a process that does not come back.`;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "5" },
    seed: { type: "string", default: String(Date.now() % 100_000) },
    help: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (values.help || !(minutes > 0) || !Number.isInteger(seed)) console.log(HELP);
else if (!(await chaos({ minutes, seed, tell: console.log }))) process.exitCode = 1;
