import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseAddress } from "./addresses";
import { parseExports } from "./document";
import { readExports } from "./readings";
import type { Recorded } from "./testing/recorded";
import { compareTable, compareTold } from "./told-exports";

const entriesOf = (text: string) => readExports(parseExports(text)).entries;

const loopback = parseAddress("127.0.0.1");
if (!loopback) throw new Error("No address");
const caller = { address: loopback };

const file = `
/srv/open *(ro)
/srv/office 10.0.0.0/8(rw)
/srv/tunnel localhost(rw,insecure)
/srv/tls *(rw,xprtsec=tls)
/srv/kerberos *(rw,sec=krb5p)
`;

describe("compareTold", () => {
  const told = (...paths: readonly string[]) =>
    compareTold(
      entriesOf(file),
      paths.map((path) => ({ path, clients: [] })),
      caller,
    );

  it("takes the list of a server that tells everything", () => {
    const all = told("/srv/open", "/srv/office", "/srv/tunnel", "/srv/tls", "/srv/kerberos");
    expect(all).toEqual({ missing: [], unexpected: [] });
  });

  it("takes the list of one that tells only what the caller may mount", () => {
    expect(told("/srv/open", "/srv/tunnel/")).toEqual({ missing: [], unexpected: [] });
  });

  it("misses what the caller could mount, and names what nobody wrote", () => {
    expect(told("/srv/open", "/srv/old")).toEqual({ missing: ["/srv/tunnel"], unexpected: ["/srv/old"] });
  });
});

describe("compareTable", () => {
  const rows = JSON.parse(
    readFileSync(fileURLToPath(new URL("./testing/exportfs.json", import.meta.url)), "utf8"),
  ) as Recorded[];

  it("finds no difference to the tables that exportfs of nfs-utils 2.6.2 left", () => {
    for (const { text, etab } of rows) {
      const found = compareTable(entriesOf(text), entriesOf(`${etab.join("\n")}\n`));
      expect([text, found]).toEqual([text, { missing: [], unexpected: [] }]);
    }
  });

  it("misses a client that is not there, but no name that may not resolve", () => {
    const table = entriesOf("/srv/a\t10.0.0.1(ro)\n/srv/b\t*(ro)\n");
    expect(compareTable(entriesOf("/srv/a 10.0.0.1 10.0.0.2 workstation(rw)\n"), table)).toEqual({
      missing: ["/srv/a for 10.0.0.2"],
      unexpected: ["/srv/b for *"],
    });
  });
});
