import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { parseExports } from "@/lib/nfs/document";
import { parseSmbConf, sectionOf, type SmbConf } from "@/lib/samba/document";
import { effectiveValue } from "@/lib/samba/effective";
import { ShareForm, shareFormOf } from "@/lib/samba/share-form";
import { decodeText } from "@/lib/shared/text";
import { readKeyLine } from "@/lib/tunnels/key-line";
import { showTunnel } from "@/lib/use-cases/show-tunnel";
import type { AbusedPanel } from "./abused-panel";

interface Taken {
  readonly name: string;
  readonly input: unknown;
  readonly value: unknown;
}

/** Demands that a text which an action took is the value of its one field, in whatever is made of it. */
export async function keptWithin(panel: AbusedPanel, taken: Taken, what: string): Promise<void> {
  if (taken.name === "shares.draft") await demandOneShare(panel, taken, what);
  if (taken.name === "account.create") await demandOneAccount(panel, taken, what);
  if (taken.name === "exports.draft") await demandOneExport(panel, taken, what);
  if (taken.name === "tunnels.save") await demandOneTunnel(panel, what);
  if (taken.name === "tunnels.set-up-client") expect(taken.value, what).toMatchObject({ done: false });
}

/** The file has no other section more, the others are as they were, and the share says what the form says. */
async function demandOneShare({ host }: AbusedPanel, { input, value }: Taken, what: string): Promise<void> {
  const before = parseSmbConf(await readFile(host.files.smbConf, "utf8"));
  const after = parseSmbConf(decodeText((value as { candidate: Uint8Array }).candidate));
  const change = input as {
    kind: string;
    name?: string;
    form?: ShareForm;
  };
  if (change.form === undefined) return;
  const name = change.form.name.trim();
  const others = before.sections.filter(({ key }) => key !== sectionOf(before, change.name ?? name)?.key);
  expect(after.sections.map((section) => section.name).sort(), what).toEqual(
    [...others.map((section) => section.name), name].sort(),
  );
  for (const other of others) {
    const lines = (doc: SmbConf) =>
      sectionOf(doc, other.name)?.parameters.map(({ from, to }) => doc.text.slice(from, to));
    expect(lines(after), what).toEqual(lines(before));
  }
  const share = ShareForm.parse(change.form);
  const { comment, path: folder, validUsers } = share;
  expect(shareFormOf(after, name), what).toMatchObject({ name, comment, path: folder, validUsers });
  const names = after.sections.map((section) => section.name);
  await demandSambaAgrees((value as { candidate: Uint8Array }).candidate, { names, share }, what);
}

/** Samba itself reads of the file what was meant: these shares, and of this one these values. */
async function demandSambaAgrees(
  candidate: Uint8Array,
  { names, share }: { readonly names: readonly string[]; readonly share: ShareForm },
  what: string,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "inflight-kept-within-"));
  const file = path.join(folder, "smb.conf");
  await writeFile(file, candidate);
  const { stdout, stderr } = await promisify(execFile)("testparm", ["-s", file], { maxBuffer: 1e8 });
  await rm(folder, { recursive: true });
  expect(stderr, what).toContain("Loaded services file OK.");
  const read = parseSmbConf(stdout);
  const namesRead = read.sections.filter(({ isGlobal }) => !isGlobal).map(({ name }) => name);
  expect(namesRead.sort(), what).toEqual(names.filter((name) => name.toLowerCase() !== "global").sort());
  const said = (parameter: string) => effectiveValue(read, share.name, parameter)?.value ?? "";
  expect([said("path"), said("comment")], what).toEqual([share.path, share.comment]);
  expect(wordsOf(said("valid users")), what).toEqual(wordsOf(share.validUsers));
}

/** A list, whatever stands between and around its words: testparm writes it anew. */
function wordsOf(list: string): readonly string[] {
  return list
    .replaceAll('"', "")
    .split(/[\s,;]+/u)
    .filter((word) => word !== "");
}

/** One account more, with the name and the role of the form and no other. */
async function demandOneAccount(panel: AbusedPanel, { input }: Taken, what: string): Promise<void> {
  const { username, name, role } = input as { username: string; name: string; role: string };
  const made = (await panel.accounts()).filter((account) => account.username === username.trim());
  expect(made, what).toMatchObject([{ name: name.trim(), role }]);
}

async function demandOneExport({ host }: AbusedPanel, { input, value }: Taken, what: string): Promise<void> {
  const change = input as { kind: string; form?: { path: string; clients: readonly { host: string }[] } };
  if (change.form === undefined) return;
  const before = parseExports(await readFile(host.files.exports, "utf8"));
  const after = parseExports(decodeText((value as { candidate: Uint8Array }).candidate));
  expect(after.exports.length, what).toBe(before.exports.length + 1);
  expect(after.lines.length, what).toBe(before.lines.length + 1);
}

/** One key line that opens two ports and runs the one command; each file has the lines it has of plain settings. */
async function demandOneTunnel({ host, tunnel, plainFiles }: AbusedPanel, what: string): Promise<void> {
  const keys = await readFile(host.tunnelDoor.authorizedKeys, "utf8");
  const lines = keys.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines.length, what).toBeLessThanOrEqual(1);
  // Without a key there is nothing to be let in by, and other files.
  if (lines.length === 0) return;
  for (const line of lines) {
    const options = readKeyLine(line)?.options ?? [];
    expect(options.map(({ name }) => name).sort(), what).toEqual(plainFiles.keyOptions);
    expect(options.find(({ name }) => name === "command")?.value, what).toMatch(
      /^inflight-hold [0-9a-f-]{36} \d+$/u,
    );
  }
  const shown = await showTunnel(host, tunnel, true);
  if (!shown.ok) throw new Error(shown.error.message);
  expect(skeletonOf(shown.value.files), what).toEqual(plainFiles.skeleton);
}

/** Of each file a client is handed: its name, and how many lines it has that are no comment. */
export function skeletonOf(files: readonly { readonly title: string; readonly text: string }[]) {
  return files.map(({ title, text }) => [
    title,
    text.split("\n").filter((line) => line.trim() !== "" && !line.trim().startsWith("#")).length,
  ]);
}
