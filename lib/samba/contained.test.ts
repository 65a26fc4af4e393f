import { describe, expect, it } from "vitest";
import { reachesBeyond } from "./contained";
import { parseSmbConf } from "./document";

const FOLDER = "/box/shares";
const BASE = `[global]
	workgroup = WORKGROUP
[homes]
	path = /box/shares/homes/%S
[public]
	path = /box/shares/public
	root preexec = /usr/local/bin/of-the-admin
`;

function verdict(candidate: string): string | null {
  return reachesBeyond(parseSmbConf(BASE), parseSmbConf(candidate), FOLDER);
}

describe("reachesBeyond", () => {
  it.each([
    ["the same text", BASE],
    [
      "encryption",
      BASE.replace("WORKGROUP", "WORKGROUP\n\tsmb encrypt = required\n\tserver signing = mandatory"),
    ],
    ["a synonym", BASE.replace("[homes]", "[homes]\n\twriteable = yes\n\tpublic = no")],
    ["another share in the folder", `${BASE}[new]\n\tpath = /box/shares/new\n\tcomment = %U's\n`],
    ["a share taken out", BASE.replace(/\[public\][\s\S]*/u, "")],
    ["comments", `# include = /etc/shadow\n; root preexec = id\n${BASE}`],
  ])("is content with %s", (_what, text) => {
    expect(verdict(text)).toBeNull();
  });

  it.each([
    ["a program", BASE.replace("[homes]", "[homes]\n\troot preexec = id")],
    [
      "a program of another share's",
      BASE.replace("[homes]", "[homes]\n\troot preexec = /usr/local/bin/of-the-admin"),
    ],
    ["odd spelling", `${BASE}\tRoot  PreExec = id\n`],
    ["a continued line", `${BASE}\tpree\\\nxec = id\n`],
    ["another file", `include = /etc/shadow\n${BASE}`],
    ["another user", `${BASE}\tforce user = root\n`],
    ["a module", `${BASE}\tvfs objects = shell_snap\n`],
    ["a parametric option", `${BASE}\tshell_snap:check path command = id\n`],
    ["an unknown parameter", `${BASE}\tfuture command = id\n`],
    ["links out", `${BASE}\twide links = yes\n`],
    ["the root folder", BASE.replace("/box/shares/public", "/")],
    ["a folder that begins alike", BASE.replace("/box/shares/public", "/box/shares-of-others")],
    ["the way up", BASE.replace("/box/shares/public", "/box/shares/../../etc")],
    ["a substituted path", BASE.replace("/box/shares/public", "/box/shares/%m")],
    ["a path without its line", BASE.replace("\tpath = /box/shares/public\n", "")],
    ["a share without a path", `${BASE}[new]\n\tcomment = none\n`],
    ["homes of the system", BASE.replace("\tpath = /box/shares/homes/%S\n", "")],
    ["printers", `${BASE}[printers]\n\tpath = /box/shares/p\n`],
    [
      "a default for all shares",
      BASE.replace("[homes]", "\tpath = /etc\n[homes]\n").replace("\tpath = /box/shares/public\n", ""),
    ],
    ["the environment", `${BASE}\tcomment = %$(SECRET)\n`],
    ["a copied share", `${BASE}[new]\n\tcopy = public\n`],
  ])("refuses %s", (_what, text) => {
    expect(verdict(text)).not.toBeNull();
  });
});
