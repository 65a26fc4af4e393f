import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { exportsText } from "@/lib/nfs/testing/arbitraries";
import { handWritten, type Recorded } from "@/lib/nfs/testing/recorded";
import { decodeText, encodeText } from "@/lib/shared/text";

/**
 * `tsx scripts/record-exportfs.ts`, as root on Debian 12: asks the real exportfs what it makes of exports files, and
 * writes lib/nfs/testing/exportfs.json. It runs in a root folder of its own with nothing in it but the program, so that
 * no service and no file of this machine is touched.
 */
const GENERATED = 250;
const HOSTS = "127.0.0.1 localhost\n10.9.0.1 h1\n10.9.0.2 h2\n10.9.0.3 h3\n";

/** What depends on the machine, on how it spells a synonym, or on bytes that exportfs has never set (see recorded.ts). */
const LEFT_OUT =
  /squash_[ug]ids|unix|null|H1|127\.0\.0\.1|\/\/|b\/|-\\?["\s].*-|(^|[\n\r\v"])[^/\n#]*srv|[^\x20-\x7e\s]/;

const root = mkdtempSync(join(tmpdir(), "exportfs-"));
try {
  unpackExportfs(root);
  const generated = fc
    .sample(exportsText, { seed: 4, numRuns: GENERATED * 3 })
    .filter((text) => !LEFT_OUT.test(text));
  const texts = [...handWritten, ...generated.slice(0, GENERATED)];
  const rows: Recorded[] = texts.map((text) => ({ text, etab: ask(root, text) }));
  const file = join("lib", "nfs", "testing", "exportfs.json");
  writeFileSync(file, `${JSON.stringify(rows, undefined, 1)}\n`);
  console.log(`${String(rows.length)} files asked about, written to ${file}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function unpackExportfs(to: string): void {
  execFileSync("apt-get", ["download", "nfs-kernel-server", "nfs-common"], { cwd: to, stdio: "ignore" });
  for (const name of readdirSync(to)) execFileSync("dpkg", ["-x", join(to, name), to]);
  const listed = execFileSync("ldd", [join(to, "usr/sbin/exportfs")], { encoding: "utf8" });
  for (const library of [...listed.matchAll(/\/\S+/g)].map(([path]) => path)) {
    mkdirSync(join(to, dirname(library)), { recursive: true });
    copyFileSync(library, join(to, library));
  }
  for (const folder of ["etc", "srv/a", "srv/b", "srv/a b", "var/lib/nfs"])
    mkdirSync(join(to, folder), { recursive: true });
  writeFileSync(join(to, "etc/hosts"), HOSTS);
  writeFileSync(join(to, "etc/nsswitch.conf"), "hosts: files\n");
}

/** The lines of the etab that `exportfs -ra` writes, sorted: it hashes paths. */
function ask(folder: string, text: string): string[] {
  writeFileSync(join(folder, "etc/exports"), encodeText(text));
  writeFileSync(join(folder, "var/lib/nfs/etab"), "");
  spawnSync("chroot", [folder, "/usr/sbin/exportfs", "-ra"]);
  const etab = decodeText(readFileSync(join(folder, "var/lib/nfs/etab")));
  return etab.split("\n").filter(Boolean).sort();
}
