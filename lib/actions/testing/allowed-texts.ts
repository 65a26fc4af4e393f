/** Fields that hold any text somebody gives: it is stored, looked for or sent as it is, and nothing reads it as more. */
export const ANY_TEXT = [
  /^account\.create name$/u,
  /\.apply reason$/u,
  /^tunnels\.save form\.(?:notes|clientName)$/u,
  /^shares\.draft form\.(?:name|comment|validUsers)$/u,
  /^sessions\.close session\./u,
  /^exports\.draft form\.clients\.0\.(?:was|host)$/u,
  /^tunnels\.set-up-client (?:hostKey|who\.)/u,
  /^shares\.verify credentials\.password$/u,
];
/** Fields that hold a path of the appliance, and may: whoever edits these files could write it by hand. */
export const ANY_PATH = [
  /^(?:shares|exports)\.draft form\.path$/u,
  /^tunnels\.save form\.exports\.0\.(?:path|mountPoint)$/u,
];
/** Where a change is kept that met another's, and what a file that was not there is made of. */
const APPLIED = [/^table (?:blob|revision)$/u, /^file appliance\/(?:sysconfig|nfs\.conf\.d|control)\//u];
/** What an action may write that takes a hostile text for the plain text of a field. Every other writes nothing at all. */
export const MAY_WRITE: Readonly<Record<string, readonly RegExp[]>> = {
  "account.create": [/^table (?:account|user)$/u],
  "shares.verify": [/^table share_verification$/u],
  "tunnels.save": [
    /^file appliance\/tunnels\/authorized_keys$/u,
    /^table (?:blob|revision|tunnel_profile)$/u,
  ],
  "smb-conf.apply": APPLIED,
  "exports.apply": APPLIED,
  "mountd-pin.apply": APPLIED,
  "nfs-sysconfig.apply": APPLIED,
};
/** Not hostile to a field that may be empty, or that takes a word. */
export const PLAIN = new Set([
  "nothing",
  "blanks",
  "a mark of byte order",
  "the prototype",
  "the constructor",
  "a share of everybody's",
]);
