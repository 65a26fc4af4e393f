import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ClientForm, NEW_CLIENT } from "./client-form";
import { parseExports } from "./document";
import { createExport, editExport, ExportForm, exportFormOf } from "./export-form";
import { readExports } from "./readings";
import { exportsText } from "./testing/arbitraries";

const client = (more: Partial<ClientForm>): ClientForm => ({ ...NEW_CLIENT, more: "", ...more });

function formOf(text: string, path = "/a"): ExportForm {
  const form = exportFormOf(parseExports(text), path);
  if (!form) throw new Error("no such export");
  return form;
}

/** What the file says once its first client was changed so. */
function changed(text: string, more: Partial<ClientForm>): string {
  const form = formOf(text);
  const [first, ...others] = form.clients;
  const result = editExport(text, "/a", {
    ...form,
    clients: [{ ...client({}), ...first, ...more }, ...others],
  });
  return result.ok ? result.value : result.error.code;
}

describe("the form of an export", () => {
  it("is filled with what holds, whatever says it", () => {
    const text = "/a -rw,no_root_squash h(async,insecure,sec=krb5:krb5p,xprtsec=tls,anonuid=5,fsid=7)\n";
    expect(formOf(text)).toEqual({
      path: "/a",
      clients: [
        {
          was: "h",
          host: "h",
          mode: "fields",
          access: "read-write",
          squash: "none",
          writes: "async",
          insecure: true,
          security: "krb5:krb5p",
          transport: "tls",
          anonuid: "5",
          anongid: "",
          more: "fsid=7",
        },
      ],
    });
    expect(formOf("/a\n").clients).toMatchObject([
      { was: "*", host: "*", access: "read-only", squash: "root" },
    ]);
    expect(formOf("/a h(ro) H(rw)\n").clients).toMatchObject([{ host: "h", access: "read-only" }]);
  });

  it("shows options whose order is their meaning, and those exportfs cannot read, as they are written", () => {
    expect(formOf("/a h(sec=sys,ro,sec=krb5p,rw)\n").clients).toMatchObject([
      { mode: "written", more: "sec=sys,ro,sec=krb5p,rw" },
    ]);
    expect(formOf("/a -sec=krb5 h(sec=sys,rw)\n").clients).toMatchObject([{ mode: "written" }]);
    expect(formOf("/a h(rw,foo)\n").clients).toMatchObject([{ mode: "written", more: "rw,foo" }]);
  });

  it("changes nothing where nothing was changed in it", () => {
    fc.assert(
      fc.property(exportsText, fc.constantFrom("/srv/a", "/srv/b", "/"), (text, path) => {
        const form = exportFormOf(parseExports(text), path);
        if (form) expect(editExport(text, path, form)).toEqual({ ok: true, value: text });
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Partial<ClientForm>, string]>([
    ["/a h(ro,fsid=7) # c\n", { access: "read-write" }, "/a h(rw,fsid=7) # c\n"],
    ["/a h\n", { access: "read-write" }, "/a h(rw)\n"],
    ["/a\n", { access: "read-write" }, "/a *(rw)\n"],
    ["/a -rw h k(ro)\n", { access: "read-only" }, "/a -rw h(ro) k(ro)\n"],
    ["/a h(rw,async)\n", { writes: "sync" }, "/a h(rw,sync)\n"],
    ["/a h(rw,no_root_squash)\n", { squash: "root" }, "/a h(rw)\n"],
    ["/a -all_squash h(rw)\n", { squash: "root" }, "/a -all_squash h(rw,no_all_squash)\n"],
    ["/a -no_root_squash h(rw)\n", { squash: "all" }, "/a -no_root_squash h(rw,all_squash)\n"],
    ["/a localhost(rw)\n", { insecure: true }, "/a localhost(rw,insecure)\n"],
    ["/a -insecure h(rw)\n", { insecure: false }, "/a -insecure h(rw,secure)\n"],
    ["/a h(rw)\n", { security: "krb5p" }, "/a h(rw,sec=krb5p)\n"],
    ["/a h(sec=krb5,rw)\n", { security: "" }, "/a h(rw)\n"],
    ["/a h(rw,xprtsec=none:tls)\n", { transport: "mtls" }, "/a h(rw,xprtsec=mtls)\n"],
    ["/a h(rw,anonuid=5)\n", { anonuid: "", anongid: "7" }, "/a h(rw,anongid=7)\n"],
    ["/a h(fsid=1,rw,no_wdelay)\n", { more: "fsid=2, hide" }, "/a h(rw,fsid=2,hide)\n"],
    ["/a h(rw,fsid=1)\n", { host: "10.0.0.0/8" }, "/a 10.0.0.0/8(rw,fsid=1)\n"],
    ["/a h(sec=sys,ro,sec=krb5p,rw)\n", { more: "sec=krb5p,rw" }, "/a h(sec=krb5p,rw)\n"],
    ["/a -anonuid=5 h(rw)\n", { anonuid: "" }, "/a -anonuid=5 h(rw,anonuid=65534)\n"],
    ["/a -xprtsec=tls h(rw)\n", { transport: "" }, "by-hand"],
    ["/a h(rw) k\n", { host: "k" }, "exists"],
  ])("%j with %j becomes %j", (text, more, expected) => {
    expect(changed(text, more)).toBe(expected);
  });

  it("adds, removes and exchanges clients, and gives another path, in the lines that are there", () => {
    const text = "# c\n/a\th(rw) \\\n\tk(ro) # d\n/b h\n";
    const form = formOf(text);
    const [h, k] = form.clients;
    if (!h || !k) throw new Error("two clients");
    const edit = (next: Partial<ExportForm>) => editExport(text, "/a", { ...form, ...next });
    expect(edit({ clients: [k] })).toEqual({ ok: true, value: "# c\n/a \\\n\tk(ro) # d\n/b h\n" });
    expect(edit({ clients: [h, k, client({ host: "@staff", access: "read-write" })] })).toEqual({
      ok: true,
      value: "# c\n/a\th(rw) \\\n\tk(ro) \\\n\t@staff(rw,sync) # d\n/b h\n",
    });
    expect(edit({ clients: [client({ host: "n" })] })).toEqual({
      ok: true,
      value: "# c\n/a \\\n\tn(ro,sync) # d\n/b h\n",
    });
    expect(edit({ path: "/new name" })).toEqual({
      ok: true,
      value: '# c\n"/new name"\th(rw) \\\n\tk(ro) # d\n/b h\n',
    });
    const taken = edit({ path: "/b" });
    expect(taken).toMatchObject({
      ok: false,
      error: { code: "exists", fields: { path: [expect.anything()] } },
    });
  });
});

describe("createExport", () => {
  it("writes an export at the end", () => {
    const tunnel = client({ host: "localhost", insecure: true, access: "read-write" });
    expect(createExport("/b h\n", { path: "/a", clients: [tunnel, client({ host: "fd00::/64" })] })).toEqual({
      ok: true,
      value: "/b h\n/a localhost(rw,sync,insecure) fd00::/64(ro,sync)\n",
    });
  });

  it.each([
    "/with blanks at its end ",
    '/quo"te',
    "/#hash",
    "/back\\slash\\040",
    "/<script>alert(1)</script>",
    `/${"n".repeat(255)}`,
    "/tab\there",
    "/ümläut/日本",
  ])("reads %j back as it was typed", (path) => {
    const form = { path, clients: [client({ host: "h" })] };
    expect(ExportForm.safeParse(form).success).toBe(true);
    const made = createExport("/b h\n", form);
    if (!made.ok) throw new Error(made.error.message);
    expect(readExports(parseExports(made.value)).entries.at(-1)?.path).toBe(path);
    expect(formOf(made.value, path).path).toBe(path);
  });

  it.each(["", "relative", "/line\nend", "/return\rhere", "/nul\0", `/${"n".repeat(1025)}`])(
    "refuses the path %j with a sentence",
    (path) => {
      const checked = ExportForm.safeParse({ path, clients: [client({ host: "h" })] });
      expect(checked.error?.issues.map((issue) => issue.path)).toEqual([["path"]]);
      expect(checked.error?.issues[0]?.message).toMatch(/\.$/);
    },
  );

  it.each<[Partial<ClientForm>, string]>([
    [{ host: "" }, "host"],
    [{ host: "a b" }, "host"],
    [{ host: "h(rw)" }, "host"],
    [{ host: "10.0.0.0/99" }, "host"],
    [{ host: "<script>" }, "host"],
    [{ more: "nonsense" }, "more"],
    [{ more: "rw" }, "more"],
    [{ more: "fsid=x" }, "more"],
    [{ anonuid: "root" }, "anonuid"],
    [{ security: "krb6" }, "security"],
    [{ transport: "ssl" }, "transport"],
  ])("refuses a client with %j", (more, field) => {
    const checked = ClientForm.safeParse(client({ host: "h", ...more }));
    expect(checked.error?.issues.map((issue) => issue.path)).toEqual([[field]]);
  });

  it("refuses a path and a client that are there, disabled ones too, at their fields", () => {
    const fields = (text: string, hosts: string[]) => {
      const made = createExport(text, { path: "/a", clients: hosts.map((host) => client({ host })) });
      return made.ok ? undefined : Object.keys(made.error.fields ?? {});
    };
    expect(fields("/a/ h\n", ["h"])).toEqual(["path"]);
    expect(fields("#/a h(rw)\n", ["h"])).toEqual(["path"]);
    expect(fields("", ["h", "H"])).toEqual(["clients.1.host"]);
  });
});
