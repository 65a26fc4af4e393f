/** Security flavours of `sec=`: only `krb5p` encrypts. `unix` is another word for `sys`, and `null` for `none`. */
export type Flavor = "sys" | "none" | "krb5" | "krb5i" | "krb5p";

/** What a client must do on the transport: nothing, TLS, or TLS with a certificate of its own (RFC 9289). */
export type TransportPolicy = "none" | "tls" | "mtls";

/** On-or-off properties of an export. */
export type FlagName =
  | "readOnly"
  | "insecure"
  | "rootSquash"
  | "allSquash"
  | "async"
  | "writeDelay"
  | "noHide"
  | "crossMount"
  | "subtreeCheck"
  | "insecureLocks"
  | "acl"
  | "pnfs"
  | "noReaddirPlus"
  | "securityLabel";

/** What an option says. */
export type Setting =
  | { readonly kind: "flag"; readonly name: FlagName; readonly on: boolean }
  | { readonly kind: "anonymousId"; readonly of: "uid" | "gid"; readonly id: number }
  | { readonly kind: "fsid"; readonly id: number }
  | { readonly kind: "uuid"; readonly uuid: string }
  | { readonly kind: "flavors"; readonly flavors: readonly Flavor[] }
  | { readonly kind: "transport"; readonly policies: readonly TransportPolicy[] }
  | { readonly kind: "other"; readonly name: string; readonly value: string };

/** Why exportfs stops at an option. */
export type OptionProblem = "unknown-option" | "bad-value";

const FLAGS: ReadonlyMap<string, readonly [FlagName, boolean]> = new Map<
  string,
  readonly [FlagName, boolean]
>([
  ["ro", ["readOnly", true]],
  ["rw", ["readOnly", false]],
  ["secure", ["insecure", false]],
  ["insecure", ["insecure", true]],
  ["sync", ["async", false]],
  ["async", ["async", true]],
  ["wdelay", ["writeDelay", true]],
  ["no_wdelay", ["writeDelay", false]],
  ["hide", ["noHide", false]],
  ["nohide", ["noHide", true]],
  ["crossmnt", ["crossMount", true]],
  ["nocrossmnt", ["crossMount", false]],
  ["root_squash", ["rootSquash", true]],
  ["no_root_squash", ["rootSquash", false]],
  ["all_squash", ["allSquash", true]],
  ["no_all_squash", ["allSquash", false]],
  ["subtree_check", ["subtreeCheck", true]],
  ["no_subtree_check", ["subtreeCheck", false]],
  ["secure_locks", ["insecureLocks", false]],
  ["auth_nlm", ["insecureLocks", false]],
  ["insecure_locks", ["insecureLocks", true]],
  ["no_auth_nlm", ["insecureLocks", true]],
  ["acl", ["acl", true]],
  ["no_acl", ["acl", false]],
  ["pnfs", ["pnfs", true]],
  ["no_pnfs", ["pnfs", false]],
  ["nordirplus", ["noReaddirPlus", true]],
  ["security_label", ["securityLabel", true]],
]);

const FLAVORS: ReadonlyMap<string, Flavor> = new Map<string, Flavor>([
  ["sys", "sys"],
  ["unix", "sys"],
  ["none", "none"],
  ["null", "none"],
  ["krb5", "krb5"],
  ["krb5i", "krb5i"],
  ["krb5p", "krb5p"],
]);

const POLICIES: ReadonlyMap<string, TransportPolicy> = new Map<string, TransportPolicy>([
  ["none", "none"],
  ["tls", "tls"],
  ["mtls", "mtls"],
]);

/** What takes a value, in the words of exports(5). */
const VALUED = [
  "anonuid",
  "anongid",
  "fsid",
  "mountpoint",
  "mp",
  "refer",
  "replicas",
  "sec",
  "xprtsec",
  "reexport",
  "squash_uids",
  "squash_gids",
] as const;

/** Every option's name, those with a value ending in an equals sign. */
export const OPTION_NAMES: readonly string[] = [...FLAGS.keys(), ...VALUED.map((name) => `${name}=`)];

/** Options that exportfs enforces per security flavour where they stand behind a `sec=` (exports(5)). */
export const PER_FLAVOR: ReadonlySet<string> = new Set(["readOnly", "rootSquash", "allSquash"]);

/** Options that only nfs-utils 2.6.3 and newer know; older ones stop at them (measured with 2.6.2). */
export const RECENT_OPTIONS: ReadonlySet<string> = new Set(["xprtsec", "reexport"]);

/** The part of an option before its equals sign. */
export function optionName(option: string): string {
  const equals = option.indexOf("=");
  return equals < 0 ? option : option.slice(0, equals);
}

/**
 * What can stand in an option's place, itself included: `rw` and `ro` are one family, `anonuid=1` and `anonuid=2` as well.
 * An option of the same family overrides an earlier one.
 */
export function optionFamily(option: string): string {
  const name = optionName(option);
  const flag = option === name ? FLAGS.get(name)?.[0] : undefined;
  if (flag !== undefined) return flag;
  return name === "mp" ? "mountpoint" : name;
}

/** What exportfs reads in an option, or why it stops at it (`parseopts` of nfs-utils). */
export function readOption(option: string): Setting | OptionProblem {
  const flag = FLAGS.get(option);
  if (flag) return { kind: "flag", name: flag[0], on: flag[1] };
  const name = optionName(option);
  if (option === name) {
    return name === "mp" || name === "mountpoint"
      ? { kind: "other", name: "mountpoint", value: "" }
      : "unknown-option";
  }
  return readValued(name, option.slice(name.length + 1));
}

function readValued(name: string, value: string): Setting | OptionProblem {
  switch (name) {
    case "anonuid":
    case "anongid":
      if (!/^[\t-\r ]*[+-]?\d+$/.test(value)) return "bad-value";
      return { kind: "anonymousId", of: name === "anonuid" ? "uid" : "gid", id: Number(value) | 0 };
    case "fsid":
      return readFsid(value);
    case "sec":
      return readList(value, FLAVORS, (flavors) => ({ kind: "flavors", flavors }));
    case "xprtsec":
      return readList(value, POLICIES, (policies) => ({ kind: "transport", policies }));
    case "squash_uids":
    case "squash_gids":
      return /^\d*(-\d*)?$/.test(value) ? { kind: "other", name, value } : "bad-value";
    case "reexport":
      return /^(auto-fsidnum|predefined-fsidnum|none)$/.test(value)
        ? { kind: "other", name, value }
        : "bad-value";
    case "mountpoint":
    case "mp":
      return { kind: "other", name: "mountpoint", value };
    case "refer":
    case "replicas":
      return { kind: "other", name, value };
    default:
      return "unknown-option";
  }
}

/** `root`, a number as C writes it, or a UUID: 32 hexadecimal digits with anything between them. */
function readFsid(value: string): Setting | OptionProblem {
  if (value === "root") return { kind: "fsid", id: 0 };
  const number = /^[\t-\r ]*(\+?)(0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.exec(value)?.[2];
  if (number !== undefined)
    return { kind: "fsid", id: Number(/^0[0-7]+$/.test(number) ? `0o${number}` : number) };
  return value.replace(/[^\da-f]/gi, "").length === 32 ? { kind: "uuid", uuid: value } : "bad-value";
}

function readList<Word>(
  value: string,
  words: ReadonlyMap<string, Word>,
  settingOf: (list: readonly Word[]) => Setting,
): Setting | OptionProblem {
  const list: Word[] = [];
  for (const written of value.split(":")) {
    const word = words.get(written);
    if (word === undefined) return "bad-value";
    if (!list.includes(word)) list.push(word);
  }
  return settingOf(list);
}
