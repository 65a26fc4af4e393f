import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { contentTag } from "@/lib/host/content-tag";
import { applyChange } from "@/lib/use-cases/apply-change";
import { managedFiles } from "@/lib/use-cases/managed-files";
import { openAppliance } from "@/lib/use-cases/open-appliance";

/*
 * Run by tests as a process of its own: applies the text of a file and kills itself, as a power cut would, when the step
 * of that name begins for the nth time. Arguments: step, n, path of the text,
 * name of the file.
 */
const [step = "", times = "1", textPath = "", name = ""] = process.argv.slice(2);
const file = managedFiles.find((each) => each.name === name);
if (!file) throw new Error(`No managed file is named ${name}.`);
let left = Number(times);
const appliance = await openAppliance();
if (!appliance.ok) throw new Error(appliance.error.message);
const host = appliance.value;
const current = await host.readFile(file.path(host));
if (!current.ok) throw new Error(current.error.message);

const outcome = await applyChange({
  file,
  host,
  actor: { username: "admin", role: "admin", address: "127.0.0.1" },
  origin: "panel",
  request: {
    candidate: readFileSync(textPath),
    baseTag: contentTag(current.value.bytes),
    reason: "Killed on the way",
    activation: "restart",
    acknowledged: null,
    changeId: randomUUID(),
  },
  onStep: (begun) => {
    if (begun === step && --left === 0) process.kill(process.pid, "SIGKILL");
  },
});
console.log(JSON.stringify(outcome));
process.exit(0);
