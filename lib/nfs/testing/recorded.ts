/**
 * What exportfs of nfs-utils 2.6.2 (Debian 12) wrote into etab for a file, recorded by scripts/record-exportfs.ts. Of the
 * made-up files those are left out whose result depends on the machine (links, names), on the spelling of a synonym, or on
 * two defaults in a row, where exportfs reads memory that it has not set.
 */
export interface Recorded {
  readonly text: string;
  readonly etab: readonly string[];
}

/** One trap of the format each. */
export const handWritten: readonly string[] = [
  "/srv/a h1(rw)\n",
  "/srv/a h1(rw)",
  "/srv/a h1 (rw)\n",
  "/srv/a\n/srv/b h1(rw)\n",
  "/srv/a h1(rw)\n/srv/b h2(foo)\n/srv/b h1(rw)\n",
  "/srv/a h1(rw) h2(foo) h3(rw)\n",
  "/srv/a -ro,anonuid=5 h1 -rw h2 h3(all_squash)\n",
  "/srv/a h1(rw) -ro\n",
  '/srv/a "" h2(rw)\n',
  '/srv/a h1(rw) "" h2(rw)\n',
  "/srv/a h1(rw)\r\n/srv/b h2(rw)\r\n",
  "/srv/a h1(rw)\r\n\r\n/srv/b h2(rw)\r\n",
  "/srv/a h1(rw) \\\r\n h2(rw)\r\n",
  "/srv/a h1(rw,,sync)\n/srv/b h2(rw)\n",
  "/srv/a h1(rw,)\n",
  "/srv/a h1()\n",
  "/srv/a h1(rw, sync)\n",
  '/srv/a "h1(rw, sync)"\n',
  "/srv/a h1(rw)x h2(rw)\n",
  "/srv/a h1(rw),h2(rw)\n",
  "/srv/a h1(rw)#x\n",
  "/srv/a h1(rw) #x\n/srv/b h1(ro)\n",
  "# c \\\n/srv/a h1(rw)\n",
  "/srv/a \\\n# c\n/srv/b h1(rw)\n",
  "/srv/a\\\nh1(rw)\n",
  "/srv/a h1(r\\\nw)\n",
  '"/srv/a b" h1(rw)\n',
  "/srv/a\\040b h1(rw)\n",
  "/srv/a\\134040b h1(rw)\n",
  "/srv/a\\134x h1(rw)\n",
  "/srv/a\\777 h1(rw)\n",
  "/srv/a\\000b h1(rw)\n",
  '/srv/a "h1(rw)\n/srv/b h1\n',
  '/srv/a h1(rw)\n/x"y\n/srv/b h1(rw)\n" h2(ro)\n',
  "/srv/a h1(rw)\\",
  "/srv/a h1 \\",
  "/srv/a *(rw) (ro)\n",
  "/srv/a *(rw)\n/srv/a *(rw)\n/srv/a h1\n",
  "/srv/a localhost(ro) ::1(rw) 10.0.0.0/99(rw) nohost(rw)\n",
  "/srv/a [fd00::1](rw) *.x(rw) @g(ro) fd00::/64(rw) gss/krb5p(ro)\n",
  "/srv/a h1(sec=sys,rw,sec=krb5p:krb5,ro,no_root_squash,insecure)\n",
  "/srv/a h1(ro,sec=krb5,rw,sec=sys)\n",
  "/srv/a -sec=krb5p h1(sec=sys,rw)\n",
  "/srv/a h1(xprtsec=foo)\n",
  "/srv/a h1(anonuid=-2,anongid=4294967295)\n",
  "/srv/a h1(fsid=root) h2(fsid=0x10) h3(fsid=010,fsid=deadbeefdeadbeefdeadbeefdeadbeef)\n",
  `/srv/a h1(refer=${"x".repeat(501)}) h2\n/srv/b h3\n`,
  `/srv/a h1(refer=${"x".repeat(502)}) h2\n/srv/b h3\n`,
  `/srv/a h1\n/${"x".repeat(1024)} h2\n/srv/b h3\n`,
  "\ufeff/srv/a h1(rw)\n",
];
