import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Argv } from "@/lib/host/host";
import { KERNEL_NFS, localService, OPENSSH, SAMBA } from "@/lib/host/local-service";
import { PRIVILEGED_COMMANDS, rightsFor, UNPRIVILEGED_PROGRAMS } from "@/lib/host/privileges/commands";
import { MANAGED_PATHS, rightsAt } from "@/lib/host/privileges/paths";
import { fits, inSudoers, isLike, literally } from "@/lib/host/privileges/shape";
import { sudoersFile } from "@/lib/host/privileges/sudoers";
import { SYSTEM_DOOR, SYSTEM_FILES } from "@/lib/host/privileges/system-places";
import { OWN_DROP_IN } from "@/lib/nfs/ports/own-drop-in";

/** Where programs are run by a name that is not written there, and where that name comes from. */
const BY_NAME: Readonly<Record<string, string>> = {
  "lib/use-cases/cut-sessions.ts: host.run(argv)": "command(): smbcontrol",
  "lib/use-cases/read-directory.ts: host.run(argv)": "ask(): net and wbinfo",
  "lib/host/local-service.ts: machine.run(daemon.reload)": "Daemon: smbcontrol, exportfs",
  "lib/host/local-service.ts: machine.run(manager)": "manager(): systemctl, service",
};

/** Privileged commands of which a part is known only when they are run, and what that is like. */
const WITH_PARTS: Readonly<Record<string, Argv>> = {
  "lib/use-cases/end-tunnels.ts": ["kill", "-TERM", "--", "12", "13"],
  "lib/use-cases/tcp-connections.ts": [
    "ss",
    "-Htinp",
    "state",
    "established",
    "( sport = :22 or sport = :2222 )",
  ],
  // Asks for a status, which needs no rights.
  "lib/host/local-service.ts": ["systemctl", "restart", "smbd.service"],
};

describe("the sudoers file", () => {
  it("kept with the sources is what the tables make (else: npm run sudoers)", () => {
    expect(readFileSync("scripts/install/sudoers.d/inflight", "utf8")).toBe(sudoersFile());
  });

  it("names no program, folder or account with a wildcard", () => {
    const commands = sudoersFile()
      .split("\n")
      .filter((line) => line.startsWith("    "));
    expect(commands.length).toBeGreaterThan(30);
    for (const line of commands) {
      const [program = "", first = ""] = line.trim().split(" ");
      expect(program).toMatch(/^\/[a-z/-]+$/);
      // No arguments would mean any arguments.
      expect(first).not.toBe("");
      if (!first.startsWith("^")) expect(line).not.toMatch(/[*?[]/);
    }
  });
});

describe("the tables of privileges", () => {
  const found = programsInCode();

  it("say of every program that the code runs whose rights it has", () => {
    const privileged = new Set(PRIVILEGED_COMMANDS.map(({ program }) => program));
    const unknown = found.named.filter(
      ({ program }) => !privileged.has(program) && !UNPRIVILEGED_PROGRAMS.has(program),
    );
    expect(unknown).toEqual([]);
  });

  it("give every such command the rights it needs, with the arguments that the code has", () => {
    const privileged = new Set(PRIVILEGED_COMMANDS.map(({ program }) => program));
    for (const { program, file, args } of found.named.filter((each) => privileged.has(each.program))) {
      const argv = args === undefined ? WITH_PARTS[file] : ([program, ...args] as const);
      expect(argv && rightsFor(argv), `${file} runs ${program}`).toMatch(/root|tunnel/);
    }
  });

  it("know every place where a program is run by a name from elsewhere", () => {
    expect(found.byName.toSorted()).toEqual(Object.keys(BY_NAME).toSorted());
  });

  it("name no program that the code does not run", () => {
    const run = new Set(found.words);
    for (const { program } of PRIVILEGED_COMMANDS) expect(run).toContain(program);
    for (const program of UNPRIVILEGED_PROGRAMS) expect(run).toContain(program);
  });

  it("give all that a service is changed by the rights it needs, and what only asks none", async () => {
    for (const daemon of [SAMBA, KERNEL_NFS, OPENSSH]) {
      for (const systemd of [true, false]) {
        const ran: Argv[] = [];
        const run = (argv: Argv) => {
          ran.push(argv);
          return Promise.resolve({
            kind: "exited",
            code: 0,
            stdout: "LoadState=loaded\nActiveState=active\nMainPID=0\n",
            stderr: "",
            truncated: false,
          } as const);
        };
        const service = localService(daemon, { run, systemd });
        await service.status();
        const asked = ran.splice(0);
        expect(asked.map(rightsFor)).toEqual(asked.map(() => null));
        await service.reload();
        await service.restart();
        const changes = ran.filter(
          ([program, ...args]) =>
            !args.includes("status") && !args.includes("show") && program !== "journalctl",
        );
        expect(changes.length).toBeGreaterThanOrEqual(2);
        expect(changes.map(rightsFor)).toEqual(changes.map(() => "root"));
      }
    }
  });

  it("name the files that the panel manages, and no others", () => {
    const dropIn = `${SYSTEM_FILES.nfsConfFolder}/${OWN_DROP_IN}`;
    for (const file of [
      SYSTEM_FILES.smbConf,
      SYSTEM_FILES.exports,
      dropIn,
      SYSTEM_FILES.nfsSysconfig,
      SYSTEM_DOOR.authorizedKeys,
    ]) {
      expect(rightsAt(MANAGED_PATHS, "replace", file)).toBe("root");
      for (const other of [`${file}.bak`, `${file}\n`, `x${file}`, file.slice(1), file.replace(".", "x")]) {
        if (other !== file) expect(rightsAt(MANAGED_PATHS, "replace", other)).toBeNull();
      }
    }
  });
});

describe("shapes of arguments", () => {
  const many = ["-TERM", "--", { like: "[0-9]+", many: true }] as const;
  it.each([
    [["-TERM", "--", "1"], true],
    [["-TERM", "--", "1", "22"], true],
    [["-TERM", "--"], false],
    [["-TERM", "--", "1", "x"], false],
    [["-TERM", "--", "1 2"], false],
    [["-TERM", "--", "1\n"], false],
    [["-TERM"], false],
    [["-KILL", "--", "1"], false],
  ])("%j: %s", (args, fit) => {
    expect(fits(many, args)).toBe(fit);
  });

  it("read as sudoers has them", () => {
    expect(inSudoers(["-a", "b=c:d"])).toBe("-a b\\=c\\:d");
    expect(inSudoers(many)).toBe("^-TERM -- [0-9]+( [0-9]+)*$");
    expect(isLike(literally("/a.b+(c)"), "/a.b+(c)")).toBe(true);
    expect(isLike(literally("/a.b"), "/axb")).toBe(false);
  });
});

interface Found {
  readonly named: readonly {
    readonly program: string;
    readonly file: string;
    /** Undefined where a part of them is not written there. */
    readonly args: readonly string[] | undefined;
  }[];
  readonly byName: readonly string[];
  /** Every text that stands first in an array, and every text there is in those files. */
  readonly words: readonly string[];
}

/** Rooms that run programs of their own making, with the rights of whoever starts them. */
const ELSEWHERE = /\.test\.|\/testing\/|^lib\/sandbox\/|^lib\/host\/(?!local-service)/;

/** What `host.run` and its kin are called with, in all code that meets this machine as an appliance. */
function programsInCode(): Found {
  const named: Found["named"][number][] = [];
  const byName: string[] = [];
  const words: string[] = [];
  const files = ["lib", "app"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  for (const file of files.filter((each) => /\.tsx?$/.test(each) && !ELSEWHERE.test(each))) {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node)) words.push(node.text);
      if (ts.isCallExpression(node) && isRun(node.expression)) {
        const [argv] = node.arguments;
        const elements = argv && ts.isArrayLiteralExpression(argv) ? argv.elements : [];
        const texts = elements.map((each) => (ts.isStringLiteral(each) ? each.text : undefined));
        const [program, ...args] = texts;
        if (program === undefined) {
          byName.push(
            `${file}: ${node.expression.getText()}(${/^[\w.]+/.exec(argv?.getText() ?? "")?.[0] ?? ""})`,
          );
        } else {
          const known = args.flatMap((arg) => arg ?? []);
          named.push({ program, file, args: known.length === args.length ? known : undefined });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { named, byName, words: words.map((word) => path.basename(word)) };
}

function isRun(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "run" &&
    /host|machine/i.test(callee.expression.getText())
  );
}
