import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/test-database";
import type { Host } from "@/lib/host/host";
import { createLocalHost } from "@/lib/host/local-host";
import { runProgram } from "@/lib/host/run-program";
import { NEW_CLIENT } from "@/lib/nfs/client-form";
import { decodeText } from "@/lib/shared/text";
import { draftExportChange, type ExportChange, readExportForm } from "@/lib/use-cases/draft-export-change";
import { readMissingFolders, readPathFacts } from "@/lib/use-cases/read-export-folders";
import { ExportQuery, readExports } from "@/lib/use-cases/read-exports";

let database: TestDatabase;
let host: Host;
let file: string;

beforeAll(async () => {
  database = await createTestDatabase();
  file = path.join(database.dataDir, "exports");
  host = createLocalHost({
    files: { smbConf: "/nowhere", exports: file, nfsConfFolder: "/nowhere", nfsSysconfig: "/nowhere" },
  });
});
afterAll(() => database.remove());

const FILE = `# ours
/srv/open *(rw)
/srv/tunnel localhost(rw,insecure)	# tunnels
#/srv/old 10.0.0.0/8(ro) \\
#	h(rw)
/srv/office 10.0.0.0/8(rw,no_root_squash) 127.0.0.1(ro)
`;

beforeEach(() => writeFile(file, FILE));

async function pageOf(query: Record<string, unknown> = {}) {
  const page = await readExports(host, ExportQuery.parse(query));
  if (!page.ok) throw new Error(page.error.message);
  return page.value;
}

async function drafted(change: ExportChange) {
  const draft = await draftExportChange(host, change);
  return draft.ok
    ? { text: decodeText(draft.value.candidate), notes: draft.value.notes }
    : { text: draft.error.code, notes: [] };
}

describe("the list of exports", () => {
  it("has the file's exports, sorted, searched and counted", async () => {
    const { exports, counts, total } = await pageOf();
    expect(exports.map(({ path: each, exposure }) => [each, exposure])).toEqual([
      ["/srv/office", "mixed"],
      ["/srv/old", "nobody"],
      ["/srv/open", "clear"],
      ["/srv/tunnel", "tunnel-only"],
    ]);
    expect([total, counts]).toEqual([4, { mixed: 1, nobody: 1, clear: 1, "tunnel-only": 1 }]);
    const paths = async (query: Record<string, unknown>) =>
      (await pageOf(query)).exports.map((each) => each.path);
    expect(await paths({ sort: "exposure", order: "desc" })).toEqual([
      "/srv/open",
      "/srv/office",
      "/srv/tunnel",
      "/srv/old",
    ]);
    expect(await paths({ q: "10.0.0 disabled" })).toEqual(["/srv/old"]);
    expect(await paths({ q: "tunnel only" })).toEqual(["/srv/tunnel"]);
    expect(await paths({ q: "nowhere" })).toEqual([]);
  });

  it("opens the page that has the export a link is about", async () => {
    await writeFile(file, Array.from({ length: 25 }, (_, at) => `/srv/n${String(at)} h\n`).join(""));
    expect(await pageOf({ size: 10, around: "/srv/n17/" })).toMatchObject({ page: 2, matching: 25 });
    expect(await pageOf({ size: 10, around: "/srv/gone" })).toMatchObject({ page: 1 });
    expect(await pageOf({ size: 10, page: 9 })).toMatchObject({ page: 3 });
  });

  it("tells of mistakes that stop exportfs, and of files that it does not read", async () => {
    await writeFile(file, "/srv/a h(nonsense)\n/srv/b h\n");
    await mkdir(`${file}.d`, { recursive: true });
    await writeFile(path.join(`${file}.d`, "more.exports"), "/srv/c h\n");
    await writeFile(path.join(`${file}.d`, "README"), "no export\n");
    expect(await pageOf()).toMatchObject({
      findings: [{ severity: "error", line: 1 }],
      alsoRead: [`${file}.d/more.exports`],
      exports: [{ state: "out-of-force" }, { state: "out-of-force" }],
    });
  });

  it("knows which folders are not there, whatever their names hold", async () => {
    const odd = path.join(database.dataDir, "odd\nname 'x' $(id)");
    await mkdir(odd, { recursive: true });
    const octal = odd.replaceAll("\n", "\\012").replaceAll(" ", "\\040");
    await writeFile(file, `${octal} h\n/srv/not-there h\n${file} h\n"-n" h\n`);
    const missing = await readMissingFolders(host, ExportQuery.parse({}));
    expect(missing.ok && missing.value).toEqual(["/srv/not-there", file]);
  });

  it.skipIf(process.getuid?.() !== 0)("calls no folder missing that it may not look for", async () => {
    const closed = path.join(database.dataDir, "closed");
    await mkdir(closed, { mode: 0o700 });
    await writeFile(file, `${closed}/inside h\n/srv/not-there h\n`);
    const nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"] as const;
    const unprivileged = createLocalHost({
      files: host.files,
      run: (argv, options) => runProgram([...nobody, ...argv], options),
    });
    const missing = await readMissingFolders(unprivileged, ExportQuery.parse({}));
    expect(missing.ok && missing.value).toEqual(["/srv/not-there"]);
  });

  it("knows what a path is that somebody types", async () => {
    expect(await readPathFacts(host, "/srv/tunnel/deep")).toMatchObject({
      value: {
        folder: "missing",
        exported: null,
        within: [{ path: "/srv/tunnel", exposure: "tunnel-only" }],
        containsCount: 0,
      },
    });
    expect(await readPathFacts(host, "/srv/")).toMatchObject({ value: { containsCount: 4, within: [] } });
    expect(await readPathFacts(host, "/srv/old")).toMatchObject({ value: { exported: "disabled" } });
    expect(await readPathFacts(host, database.dataDir)).toMatchObject({ value: { folder: "folder" } });
    expect(await readPathFacts(host, file)).toMatchObject({ value: { folder: "not-a-folder" } });
  });
});

describe("a drafted change", () => {
  it("writes nothing", async () => {
    const form = { path: "/srv/new", clients: [{ ...NEW_CLIENT, host: "h", more: "" }] };
    expect((await drafted({ kind: "create", form })).text).toBe(`${FILE}/srv/new h(ro,sync)\n`);
    expect(await readFile(file, "utf8")).toBe(FILE);
  });

  it("takes several exports out, of force or away, and puts them back", async () => {
    const paths = ["/srv/open", "/srv/old"];
    expect((await drafted({ kind: "remove", paths })).text).toBe(
      FILE.replace(/^\/srv\/open.*\n/mu, "").replace(/^#\/srv\/old.*\n.*\n/mu, ""),
    );
    const disabled = await drafted({ kind: "disable", paths: ["/srv/open", "/srv/office"] });
    expect(disabled.text).toBe(
      FILE.replace("/srv/open", "#/srv/open").replace("/srv/office", "#/srv/office"),
    );
    await writeFile(file, disabled.text);
    expect((await drafted({ kind: "enable", paths: ["/srv/open", "/srv/office"] })).text).toBe(FILE);
    expect((await drafted({ kind: "enable", paths: ["/srv/tunnel"] })).text).toBe("missing");
  });

  it("changes a disabled export, which stays disabled", async () => {
    const form = await readExportForm(host, "/srv/old");
    if (!form.ok) throw new Error(form.error.message);
    const clients = form.value.clients.filter(({ host: name }) => name === "h");
    const edited = await drafted({ kind: "edit", path: "/srv/old", form: { path: "/srv/older", clients } });
    expect(edited.text).toBe(FILE.replace("#/srv/old 10.0.0.0/8(ro)", "#/srv/older"));
    await writeFile(file, edited.text);
    expect((await pageOf({ q: "older" })).exports).toMatchObject([
      { path: "/srv/older", state: "disabled", clients: [{ host: "h", line: 5 }] },
    ]);
  });

  it("leaves exports open to tunnels alone, and says who loses what", async () => {
    const { text, notes } = await drafted({
      kind: "tunnel-only",
      paths: ["/srv/open", "/srv/office", "/srv/tunnel"],
    });
    expect(text).toBe(
      FILE.replace("*(rw)", "localhost(rw,insecure)").replace(
        "10.0.0.0/8(rw,no_root_squash) 127.0.0.1(ro)",
        "localhost(rw,insecure)",
      ),
    );
    expect(notes.map((note) => [note.path, note.sentences[0]])).toEqual([
      ["/srv/open", "No longer open to everybody (*)."],
      ["/srv/office", "No longer open to 10.0.0.0/8."],
      ["/srv/tunnel", "It is open to tunnels only already; nothing is changed."],
    ]);
    expect(notes[1]?.sentences.join(" ")).toMatch(/no_root_squash was left out/u);
  });
});
