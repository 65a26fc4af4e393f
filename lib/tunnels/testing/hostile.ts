import fc from "fast-check";
import { type Profile, ProfileForm } from "../profile";
import { guideProfile } from "./sample-profile";

/** Pieces with a meaning to a shell, ssh, systemd, fstab, authorized_keys or a here-document, and odd but harmless ones. */
const piece = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...["'", '"', "`", "$(id)", "${HOME}", "$HOME", "$$", "%h", "%%", "%n", "\\", "\\n", "\\040", "\\x2d"],
      ...[";", "&", "|", ">", "<", "(", ")", "{", "}", "[", "]", "*", "?", "!", "#", "~", "=", ",", ":", "@"],
      ...[" ", "  ", "\t", "\n", "\r", "\0", "\u2028", "\u202e", "\u200b", "\ud800", "\x1b[2J", "\x7f"],
      ...[
        "-",
        "--",
        "-oProxyCommand=id",
        "..",
        ".",
        "/",
        "//",
        "EOF",
        "END",
        "\nEOF\n",
        "%d",
        "^",
        "+",
        "@0@",
      ],
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom("a", "home", "Übung", "数据", "🙂", "é", "0", "42", "srv", "x.y") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);

export const hostileText = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
const hostilePath = fc.oneof(
  { weight: 4, arbitrary: hostileText.map((text) => `/srv/${text}`) },
  { weight: 1, arbitrary: hostileText },
);
const port = fc.oneof(
  fc.constantFrom(22, 250, 251, 1023, 1024, 65_535),
  fc.integer({ min: -1, max: 65_536 }),
);

const options = fc.oneof(
  fc.constantFrom("rw,hard", "", "ro,soft,timeo=600", "sec=krb5p,nconnect=4", "rw,intr", "noauto,_netdev"),
  hostileText,
);

/** Forms with anything in them. */
const form = fc.record({
  clientName: hostileText,
  serverAddress: fc.oneof(
    fc.constantFrom("20.20.0.20", "nas.example.org", "2001:db8::20", "::1", "NAS_1"),
    hostileText,
  ),
  sshPort: port,
  sshUser: fc.oneof(fc.constantFrom("root", "inflight-tunnel", "a.b_c-d"), hostileText),
  localNfsPort: port,
  localMountPort: port,
  remoteNfsPort: port,
  remoteMountPort: port,
  nfsVersion: fc.constantFrom("3", "4.0", "4.1", "4.2"),
  exports: fc.array(fc.record({ path: hostilePath, mountPoint: hostilePath, options }), {
    minLength: 1,
    maxLength: 3,
  }),
  keepOpenFor: fc.oneof(fc.constant("always"), fc.integer({ min: 1, max: 43_200 })),
  cipher: fc.constantFrom("none", "aes128-gcm", "aes256-gcm", "chacha20"),
  notes: hostileText,
});

/**
 * Profiles with whatever of a hostile form the schema accepts; what it refuses is the guide's instead. So every field is
 * as hostile as it can get in, and none keeps the others out.
 */
export const hostileProfile: fc.Arbitrary<Profile> = form.map((asked) => {
  let accepted: Profile = guideProfile({ exports: [] });
  const tryField = (changes: Record<string, unknown>) => {
    const exports = accepted.exports.length > 0 ? accepted.exports : guideProfile().exports;
    const parsed = ProfileForm.safeParse({ ...accepted, exports, ...changes });
    if (parsed.success) accepted = { ...parsed.data, id: accepted.id };
  };
  for (const [field, value] of Object.entries(asked)) {
    if (field !== "exports") tryField({ [field]: value });
  }
  for (const entry of asked.exports) {
    for (const [key, value] of Object.entries(entry)) {
      const guides = {
        path: "/home",
        mountPoint: `/mnt/${String(accepted.exports.length)}`,
        options: "rw,hard",
      };
      tryField({ exports: [...accepted.exports, { ...guides, [key]: value }] });
    }
  }
  if (accepted.exports.length === 0) tryField({});
  return accepted;
});
