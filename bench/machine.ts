import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import * as z from "zod";

const PACKAGES = ["next", "react", "@codemirror/view", "@prisma/client", "ssh2"];

/** The machine and the versions that a table belongs to; `chromium` where one was used. */
export function machineWords(chromium: string | undefined): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const load = os.loadavg()[0] ?? 0;
  const samba = execFileSync("testparm", ["--version"], { encoding: "utf8" })
    .trim()
    .replace(/^Version /, "");
  return [
    `${os.cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, ${memory} GiB, Linux ${os.release()}, load ${load.toFixed(1)} at the end`,
    `Node ${process.versions.node}, Samba ${samba}${chromium === undefined ? "" : `, Chromium ${chromium}`}`,
    PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(", "),
  ].join("\n");
}

function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}
