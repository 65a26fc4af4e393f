import { expect, test } from "vitest";
import { parseSmbConf } from "@/lib/samba/document";
import { parametersFound } from "./parameters";

const file = parseSmbConf(
  ["[a]", "  smb encrypt = off", "  writeable = yes", "[global]", "  server smb encrypt = required", ""].join(
    "\n",
  ),
);
const find = (name: string, doc = parametersFound(file)) => doc.find(({ label }) => label === name);

test("a parameter that the file sets leads to its line, in [global] first, by any of its names", () => {
  for (const name of ["smb encrypt", "server smb encrypt"]) {
    expect(find(name)).toMatchObject({
      detail: "smb.conf line 5, [global], and 1 more",
      goal: { go: "/cifs-shares/config-file?line=5" },
    });
  }
  expect(find("read only")?.goal).toEqual({ go: "/cifs-shares/config-file?line=3" });
});

test("any other leads to its help", () => {
  expect(find("server signing")).toMatchObject({
    detail: "not in smb.conf: help",
    goal: { go: "/help/parameters?parameter=server%20signing" },
  });
  expect(find("smb encrypt", parametersFound(undefined))?.goal).toEqual({
    go: "/help/parameters?parameter=server%20smb%20encrypt",
  });
});

test("each is there once", () => {
  const all = parametersFound(file);
  expect(all.length).toBeGreaterThan(300);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
