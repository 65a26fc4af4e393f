import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ini from "ini";
import { parseSmbConf } from "@/lib/samba/document";
import { setParameter } from "@/lib/samba/edits";
import { applyEdits } from "@/lib/shared/edit";
import { decodeText, encodeText } from "@/lib/shared/text";
import { compare, time } from "./compare";
import type { Row } from "./row";
import { shareFile } from "./share-file";

const SHARES = 10_000;
const ROUNDS = 21;
const TESTPARM_ROUNDS = 7;

/** Reading and editing an smb.conf of 10,000 shares, beside the `ini` package and testparm in the same minutes. */
export function measureSmbConfParse(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), "smb-conf-bench-"));
  try {
    const file = join(folder, "smb.conf");
    writeFileSync(file, shareFile(SHARES, folder));
    return [...besideIni(readFileSync(file, "utf8")), besideTestparm(file)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function besideIni(text: string): Row[] {
  const taken = { ini: [] as number[], parse: [] as number[], read: [] as number[], set: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    taken.ini.push(time(() => ini.parse(text)));
    taken.parse.push(time(() => parseSmbConf(text)));
    taken.read.push(time(() => readEverything(text)));
    const doc = parseSmbConf(text);
    const share = `project${String(Math.floor((SHARES * round) / ROUNDS))}`;
    taken.set.push(
      time(() => {
        const edits = setParameter(doc, share, "comment", `Set in round ${String(round)}`);
        if (!edits.ok || encodeText(applyEdits(text, edits.value)).length === 0)
          throw new Error("Nothing was set.");
      }),
    );
  }
  const what = `${String(SHARES)} shares, ${(text.length / 1e6).toFixed(1)} MB`;
  return [
    compare(`parse smb.conf (${what})`, taken.parse, "ini.parse", taken.ini, 1),
    compare("parse it and read every name and value", taken.read, "ini.parse", taken.ini, 1),
    compare("set one parameter in it and print the bytes", taken.set, "parsing it", taken.parse, 0.1),
  ];
}

function besideTestparm(file: string): Row {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < TESTPARM_ROUNDS; round++) {
    ours.push(time(() => parseSmbConf(decodeText(readFileSync(file)))));
    theirs.push(time(() => runTestparm(file)));
  }
  return compare("read the file from disk and parse it", ours, "testparm -s", theirs, 0.2);
}

function runTestparm(file: string): void {
  const { status, stderr } = spawnSync("testparm", ["-s", file], { maxBuffer: 2 ** 28, encoding: "utf8" });
  if (status !== 0) throw new Error(`testparm ended with ${String(status)}: ${stderr}`);
}

function readEverything(text: string): number {
  let length = 0;
  for (const { parameters } of parseSmbConf(text).sections) {
    for (const line of parameters) length += line.key.length + line.value.length;
  }
  return length;
}
