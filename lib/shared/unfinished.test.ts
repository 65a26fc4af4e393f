import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sweepUnfinished, unfinishedName } from "./unfinished";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-unfinished-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("removes what processes that are gone left beside a file, and nothing else", async () => {
  const file = path.join(folder, "state.json");
  const mine = unfinishedName(file);
  const { pid } = spawnSync("true");
  const left = mine.replace(`.${String(process.pid)}-`, `.${String(pid)}-`);
  const others = ["state.json", "state.json.1", "state.json.bak", `other.${String(pid)}-x`];
  for (const name of [mine, left, ...others.map((each) => path.join(folder, each))])
    await writeFile(name, "");
  await sweepUnfinished(file);
  expect((await readdir(folder)).toSorted()).toEqual([...others, path.basename(mine)].toSorted());
});
