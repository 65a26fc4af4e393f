import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_FORM } from "./first-form";
import { ProfileForm, ProfileId } from "./profile";
import { hasMountd } from "./profile-choices";
import { hostileText } from "./testing/hostile";
import { ED25519, guideProfile } from "./testing/sample-profile";

const GOOD = { ...FIRST_FORM, clientName: "web-1", serverAddress: "20.20.0.20" };

/** What the schema says of a form with one field changed: its sentences, or none. */
function said(changes: Record<string, unknown>): string[] {
  const parsed = ProfileForm.safeParse({ ...GOOD, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
}

function one(changes: Partial<(typeof GOOD.exports)[number]>) {
  return { exports: [{ path: "/home", mountPoint: "/mnt/home", options: "rw,hard", ...changes }] };
}

describe("a profile's form", () => {
  it("is accepted with the guide's values, and asks for what it cannot know", () => {
    expect(ProfileForm.parse(GOOD)).toEqual(GOOD);
    expect(ProfileForm.safeParse(FIRST_FORM).error?.issues.map(({ path }) => path[0])).toEqual([
      "clientName",
      "serverAddress",
    ]);
  });

  it.each<[Record<string, unknown>]>([
    [{ clientName: "Ünï 数据 🙂 “quoted” 'x' $HOME %h `id` \\" }],
    [{ serverAddress: "nas.example.org" }],
    [{ serverAddress: "nas_1" }],
    [{ serverAddress: "2001:db8::20" }],
    [{ serverAddress: "::ffff:10.0.0.1" }],
    [{ serverAddress: "xn--bcher-kva.example." }],
    [{ sshUser: "svc.nfs_1-x" }],
    [one({ path: "/srv/Übung mit Leerzeichen/数据/a'b\"c$d%e;f#g\\h" })],
    [one({ mountPoint: "/mnt/Übung mit Leerzeichen/🙂 'x' \"y\" $z %i \\ j" })],
    [one({ options: "ro,soft,timeo=600,retrans=3,sec=krb5:krb5p,nconnect=4,fsc=tag.1" })],
    [one({ options: "" })],
    [{ keepOpenFor: "always" }],
    [{ nfsVersion: "4.1", localNfsPort: 250, localMountPort: 250 }],
    [{ notes: "Two lines,\n\ttabs, and\r\nan emoji with a joiner: 👩‍💻" }],
  ])("accepts %j", (changes) => {
    expect(said(changes)).toEqual([]);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ clientName: "a\nb" }, /line end/],
    [{ clientName: "a\u202eb" }, /cannot be seen/],
    [{ clientName: " " }, /Give the client a name/],
    [{ serverAddress: "-oProxyCommand=id" }, /no dash at the beginning/],
    [{ serverAddress: "a.-b" }, /no dash at the beginning/],
    [{ serverAddress: "a..b" }, /letters, digits/],
    [{ serverAddress: "a b" }, /letters, digits/],
    [{ serverAddress: "$(id)" }, /letters, digits/],
    [{ serverAddress: "[::1]" }, /without brackets/],
    [{ serverAddress: "fe80::1%eth0" }, /link-local/],
    [{ serverAddress: "nas:2222" }, /SSH port has a field/],
    [{ serverAddress: "root@nas" }, /SSH user has a field/],
    [{ serverAddress: "büro.example" }, /xn--/],
    [{ serverAddress: "1.2.3" }, /no IPv4 address/],
    [{ serverAddress: "300.1.1.1" }, /no IPv4 address/],
    [{ serverAddress: "2001:db8:::1" }, /no IPv6 address/],
    [{ serverAddress: "nas.0x7f" }, /does not end in a number/],
    [{ sshUser: "-l" }, /does not begin with a dash/],
    [{ sshUser: "a b" }, /letters without accents/],
    [{ sshUser: "a@b" }, /letters without accents/],
    [{ sshUser: "%h" }, /letters without accents/],
    [{ sshPort: 0 }, /1 to 65535/],
    [{ sshPort: 70_000 }, /1 to 65535/],
    [{ localNfsPort: Number.NaN }, /1 to 65535/],
    [{ localNfsPort: 2.5 }, /whole number/],
    [{ nfsVersion: "2" }, /Choose 3/],
    [{ nfsVersion: "3", localMountPort: 250 }, /a local port each/],
    [one({ path: "home" }), /absolute path/],
    [one({ path: "/a/../b" }), /“\.\.”/],
    [one({ path: "/a\0b" }), /control character/],
    [one({ path: "/a\ud800" }), /cannot be seen/],
    [one({ path: "/a " }), /ends in a blank/],
    [one({ path: "/a\\/" }), /ends in a blank or a backslash/],
    [one({ path: `/${"x".repeat(256)}` }), /255 bytes/],
    [one({ mountPoint: "/" }), /needs this folder/],
    [one({ mountPoint: "/etc//" }), /needs this folder/],
    [one({ mountPoint: "/proc/x" }), /needs this folder/],
    [one({ mountPoint: `/mnt/${"ü".repeat(60)}` }), /too long for the name/],
    [one({ options: "port=250" }), /local ports have fields/],
    [one({ options: "vers=3" }), /NFS version has a field/],
    [one({ options: "nolock" }), /writes nolock itself/],
    [one({ options: "rw,exec=/bin/sh" }), /not how mount takes it/],
    [one({ options: "rw hard" }), /no option that mount\.nfs takes/],
    [one({ options: "rsize=%h" }), /not how mount takes it/],
    [one({ options: "ro,rw" }), /exclude each other/],
    [one({ options: "hard,hard" }), /given twice/],
    [{ exports: [] }, /at least one export/],
    [{ exports: [...GOOD.exports, ...GOOD.exports] }, /Another export is mounted at \/mnt\/home/],
    [
      { exports: [...GOOD.exports, { path: "/b", mountPoint: "/mnt/home/b", options: "" }] },
      /side by side, none within another/,
    ],
    [{ keepOpenFor: 0 }, /whole number of minutes/],
    [{ keepOpenFor: "60" }, /whole number of minutes/],
    [{ cipher: "rot13" }, /Choose one of the ciphers/],
    [{ publicKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl" }, /This is a private key/],
    [{ publicKey: `command="id" ${ED25519}` }, /no public key|without options/],
    [{ publicKey: ED25519.slice(0, -4) }, /cut off or damaged/],
    [{ publicKey: `${ED25519} a\n${ED25519} b` }, /no public key/],
    [{ publicKey: "ssh-dss AAAAB3NzaC1kc3M=" }, /DSA/],
    [{ notes: "a\u0007" }, /control character/],
  ])("refuses %j and says what to do", (changes, sentence) => {
    const messages = said(changes);
    expect(messages.join(" ")).toMatch(sentence);
    expect(messages.join(" ")).not.toMatch(/expected|Invalid/);
  });

  it("tidies what means the same: blanks, double slashes, case of host names, a key's comment", () => {
    const form = ProfileForm.parse({
      ...GOOD,
      clientName: " web-1 ",
      serverAddress: " NAS.Example.org ",
      ...one({ path: "//srv//a/", mountPoint: "/mnt/a//", options: " rw , hard,, " }),
      publicKey: ` ${ED25519} me@laptop\n`,
    });
    expect(form).toMatchObject({
      clientName: "web-1",
      serverAddress: "nas.example.org",
      exports: [{ path: "/srv/a", mountPoint: "/mnt/a", options: "rw,hard" }],
      publicKey: ED25519,
    });
  });

  it("accepts what it made of a form again, unchanged", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (clientName, path, options) => {
        const parsed = ProfileForm.safeParse({
          ...GOOD,
          clientName,
          ...one({ path: `/${path}`, mountPoint: `/mnt/${path}`, options }),
        });
        if (parsed.success) expect(ProfileForm.parse(parsed.data)).toEqual(parsed.data);
      }),
      { numRuns: 2000 },
    );
  });

  it("has a mountd with NFSv3 alone", () => {
    expect(hasMountd(guideProfile())).toBe(true);
    expect(hasMountd(guideProfile({ nfsVersion: "4.0" }))).toBe(false);
  });
});

it("a profile's id is a word of letters, digits and dashes", () => {
  for (const id of ["a", "0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c2d3"]) expect(ProfileId.parse(id)).toBe(id);
  for (const id of ["", "-a", "a-", "a b", "a/b", "..", "a".repeat(41)]) {
    expect(ProfileId.safeParse(id).success).toBe(false);
  }
});
