/** What people who mean harm type into a field, by what it is aimed at. Each would leave `canary`, a path, if it were run. */
export function hostileTexts(canary: string): Readonly<Record<string, string>> {
  const touch = `touch ${canary}`;
  return {
    "a command substitution": `$(${touch})`,
    backticks: `a\`${touch}\``,
    "a second command": `a; ${touch} #`,
    "a pipe": `a | ${touch}`,
    "the end of a quotation": `a'; ${touch}; '`,
    "the end of a double quotation": `a"; ${touch}; "`,
    "a second line of a shell": `a\n${touch}\n`,
    "an option of ssh": `-oProxyCommand=${touch}`,
    "an option": "--configfile=/etc/passwd",
    "a section of smb.conf": "a\n[evil]\n\tpath = /\n\tguest ok = yes",
    "a section of smb.conf, with a carriage return": "a\r[evil]\rpath = /",
    "a parameter of smb.conf": `a\n\troot preexec = ${touch}`,
    "a section's end": `a]\n[global]\n\troot preexec = ${touch}`,
    "a line that goes on in the next": "a \\",
    "an include": "a\n\tinclude = /etc/passwd",
    "a macro of smb.conf": "%$(PATH)%U%H",
    "another macro of smb.conf": "%m",
    "a comment of smb.conf": "# a",
    "the other comment of smb.conf": "; a",
    "a line that goes on, without a blank": "a\\",
    "a share of everybody's": "homes",
    "the share of pipes": "IPC$",
    "quotes around a part": '"a" b',
    "a line of exports": "/a *(rw)\n/ *(rw,no_root_squash)",
    "a client of exports": "/a *(rw,no_root_squash)",
    "options of exports behind a path": "/srv/a(rw,no_root_squash)",
    "a blank of exports in octal": "/srv/a\\040*(rw)",
    "a comment behind a path": "/srv/a # b",
    "a line of fstab": "/mnt 0 0\n/dev/sda1 / ext4 suid,dev 0 0",
    "a field of fstab": "/mnt/a nfs suid 0 0",
    "a directive of a unit": `a\n[Service]\nExecStartPre=/bin/sh -c "${touch}"`,
    "a specifier of a unit": "%i%h%n",
    "a key line": `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq x\ncommand="${touch}" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq`,
    "an option of a key line": `command="${touch}",permitopen="any:*" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINS1qGH2YVWnbuDH+T/25y1a1wxJg5tKOSTfRLChvisq`,
    "a way out of the folder": "../../../../../../etc/shadow",
    "a way out of a folder that looks right": "/srv/../../etc/shadow",
    "a way out, encoded": "%2e%2e%2f%2e%2e%2fetc%2fshadow",
    "a file of the kernel": "/proc/self/environ",
    "a null": `a\0b`,
    "a null before a good ending": "/etc/shadow\0/srv/data",
    "a new line": "a\nb",
    "a line separator": "a\u2028b",
    "a paragraph separator": "a\u2029b",
    "the next line of other times": "a\u0085b",
    "a carriage return": "a\rb",
    "a page's end": "a\fb",
    "a tab": "a\tb",
    "brackets that only look so": "a\uff3d\uff3bglobal\uff3d",
    "a terminal's escape": "a\u001b]0;owned\u0007b",
    "writing from the right": "a\u202efdp.exe",
    "half of a pair": "a\ud800b",
    "a mark of byte order": "\ufeffa",
    SQL: "a' OR 1=1; DROP TABLE user; --",
    "a script": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "a template": "${jndi:ldap://127.0.0.1/a}{{7*7}}",
    "a format": "%s%n%x%d",
    "the prototype": "__proto__",
    "the constructor": "constructor",
    nothing: "",
    blanks: " \t ",
    "10 MB": "a".repeat(10 * 1024 * 1024),
  };
}

/** Values of another type than the field's. */
export const WRONG_TYPES: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  null: null,
  "a boolean": true,
  "not a number": Number.NaN,
  "no end": Number.POSITIVE_INFINITY,
  "less than nothing": -1,
  "a fraction": 0.5,
  "more than a port": 65_536,
  "a large whole number": 2n ** 70n,
  "an empty list": [],
  "a list of lists": [[["a"]]],
  "an object": { a: 1 },
  "a polluted object": polluted(),
  "an object that speaks": { toString: "a", valueOf: 1, then: "a", length: 3 },
  "a promise": Promise.resolve("a"),
  "a date": new Date(0),
  bytes: Uint8Array.of(0, 255, 10, 91),
  "a buffer": new ArrayBuffer(8),
  "a map": new Map([["a", "b"]]),
  "a form": new FormData(),
  "a deep object": deep(10_000),
  "10 MB in small pieces": Array.from({ length: 1_000_000 }, () => "0123456789"),
};

/** Fields that no form has: a role, and the ways to what every object inherits. */
export function unknownKeys(): Readonly<Record<string, unknown>> {
  const fields = { role: "admin", isAdmin: true, user: { role: "admin" } };
  const own: Record<string, unknown> = { unknown: fields, constructor: { prototype: fields } };
  // Assigned it would set the prototype; JSON and the format of server actions make a field of it.
  return Object.defineProperty(own, "__proto__", { value: fields, enumerable: true });
}

function polluted(): unknown {
  return JSON.parse('{"__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}}}');
}

function deep(levels: number): unknown {
  let value: unknown = "a";
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}
