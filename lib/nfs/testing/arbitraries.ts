import fc from "fast-check";
import { decodeText } from "@/lib/shared/text";

/** Pieces of exports files with all the traps of the format close together. */
const gap = fc.constantFrom(" ", " ", " ", "\t", "  ", " \\\n  ", "\\\n", " \r ", "\r", "\0", "\v");
const tail = fc.constantFrom(
  "",
  "",
  "",
  "",
  " ",
  "\t",
  " # c",
  "#c",
  " \\",
  "\\",
  " #c \\",
  ' ""',
  "\r",
  " \r",
);
const lineEnd = fc.constantFrom("\n", "\n", "\n", "\n", "\n\n", "\r\n", "", "\r\n\r\n", " \n", "\\\n\n");

export const path = fc.constantFrom(
  ...[
    "/srv/a",
    "/srv/a",
    "/srv/b",
    "/srv/b/",
    "//srv//a",
    "/",
    '"/srv/a b"',
    "/srv/a\\040b",
    '"/srv/a"',
    "srv/a",
  ],
  ...[
    '/sr"v/a',
    '/srv/"a"',
    "/srv/a\\134b",
    "/srv/a\\134040b",
    "/srv/\\303\\244",
    "/srv/a#b",
    "-/a",
    '"/a\\\n  b"',
  ],
);

export const host = fc.constantFrom(
  ...[
    "h1",
    "h1",
    "H1",
    "h2",
    "h3",
    "*",
    "*",
    "",
    "localhost",
    "127.0.0.1",
    "::1",
    "@group",
    "*.example.org",
    "h?",
  ],
  ...["10.0.0.0/8", "10.0.0.0/255.0.0.0", "10.0.0.0/99", "fd00::/64", "[fd00::1]", "gss/krb5p", "gss/krb5"],
  ...['"h1"', "h\\061", "h1"],
);

export const option = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      ...[
        "ro",
        "rw",
        "rw",
        "sync",
        "async",
        "secure",
        "insecure",
        "root_squash",
        "no_root_squash",
        "all_squash",
      ],
      ...[
        "no_all_squash",
        "subtree_check",
        "no_subtree_check",
        "wdelay",
        "no_wdelay",
        "hide",
        "nohide",
        "crossmnt",
      ],
      ...["nocrossmnt", "secure_locks", "insecure_locks", "auth_nlm", "no_auth_nlm", "acl", "no_acl", "pnfs"],
      ...["no_pnfs", "nordirplus", "security_label", "anonuid=0", "anongid=-2", "anonuid=1000", "fsid=0"],
      ...[
        "fsid=root",
        "fsid=0x1F",
        "fsid=010",
        "fsid=deadbeef-deadbeef-deadbeefdeadbeef",
        "mp",
        "mountpoint=/x",
      ],
      ...[
        "sec=sys",
        "sec=krb5p",
        "sec=krb5:krb5i:krb5p",
        "sec=unix",
        "sec=null:sys",
        "refer=/a@h:/b@i",
        "replicas=/x@h",
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        "",
        "RW",
        "foo",
        "fsid=",
        "fsid=x",
        "anonuid=",
        "anonuid=x",
        "sec=foo",
        "sec=",
        "rw ",
        " rw",
        "ro(",
        "mp=",
      ],
      ...["\\162w", '"rw"', "rw\\000", "squash_uids=0-9", "squash_uids=1-", "\\\\", "-rw"],
    ),
  },
);

const list = fc.array(option, { maxLength: 4 }).map((options) => options.join(","));
const client = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(host, list).map(([name, options]) => `${name}(${options})`) },
  { weight: 2, arbitrary: host },
  { weight: 2, arbitrary: list.map((options) => `-${options}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "(rw",
      "h1(rw)x",
      '""',
      '"h1(ro, rw)"',
      "h1(rw)(ro)",
      "\\055ro",
      '"',
      "\\",
      "#x",
    ),
  },
);

const entry = fc
  .tuple(path, fc.array(fc.tuple(gap, client), { maxLength: 4 }), tail)
  .map(([name, clients, end]) => name + clients.map((parts) => parts.join("")).join("") + end);

/** Nearly always well-formed: with the entries above alone, exportfs would hardly ever read past the second line. */
const fairEntry = fc
  .tuple(
    fc.constantFrom("/srv/a", "/srv/b", '"/srv/a b"', "/srv/a\\040b", "/"),
    fc.array(
      fc.tuple(
        fc.constantFrom(" ", "\t", " \\\n\t"),
        fc.constantFrom("h1", "h2", "h3", "*", "@group", "10.0.0.0/8", "localhost", "::1", "-"),
        fc.array(
          fc.constantFrom("ro", "rw", "insecure", "sync", "no_root_squash", "sec=krb5p", "anonuid=0"),
          {
            maxLength: 3,
          },
        ),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constantFrom("", "", " # c", " "),
  )
  .map(([name, clients, end]) => name + clients.map(fairClient).join("") + end);

function fairClient([blank, name, options]: readonly [string, string, readonly string[]]): string {
  return `${blank}${name}${name === "-" ? options.join(",") : `(${options.join(",")})`}`;
}

const odd = fc.constantFrom(
  ...["", "", "  ", "# c", "\t# c \\", "\\", '""', "\r", "\ufeff/srv/a h1", "junk", "\0", "#/srv/a h1(rw)"],
  ...[
    "# /srv/a h1(rw)",
    "#/srv/a h1(rw) \\\n# h2(ro)",
    "#/srv/a \\\n#x \\",
    "  #/srv/b -ro h1 # c",
    "#/srv is a folder",
  ],
);

const line = fc.oneof(
  { weight: 6, arbitrary: fairEntry },
  { weight: 3, arbitrary: entry },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
);

/** A text like an exports file. */
export const exportsText = fc
  .array(fc.tuple(line, lineEnd), { maxLength: 8 })
  .map((lines) => lines.map(([text, end]) => text + end).join(""));

/** Any text a file may hold, nine in ten like an exports file. */
export const anyText = fc.oneof(
  { weight: 9, arbitrary: exportsText },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => decodeText(bytes)) },
);
