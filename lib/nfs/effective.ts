import type { OptionWord } from "./lines";
import {
  type FlagName,
  type Flavor,
  type OptionProblem,
  readOption,
  type Setting,
  type TransportPolicy,
} from "./options";

/** What a client may do that signs its requests in one of these ways. */
export interface FlavorOptions {
  readonly flavor: Flavor;
  readonly readOnly: boolean;
  readonly rootSquash: boolean;
  readonly allSquash: boolean;
}

/** All that holds for one client of one export: what is written, and exportfs's defaults for the rest. */
export interface ExportOptions {
  /** The whole export's, where `security` does not say otherwise for a flavour. */
  readonly flags: Readonly<Record<FlagName, boolean>>;
  /** In the order of preference; `sys` where nothing is written. */
  readonly security: readonly FlavorOptions[];
  /** All three where nothing is written: the client may use TLS, and need not. */
  readonly transport: readonly TransportPolicy[];
  /** Whether the file itself says `xprtsec=`. */
  readonly hasTransport: boolean;
  readonly anonymousUid: number;
  readonly anonymousGid: number;
  /** A number; `root` is 0. */
  readonly fsid: number | undefined;
  /** A UUID; a file may give both, for old kernels and new. */
  readonly uuid: string | undefined;
  /** `mountpoint`, `refer`, `replicas`, `reexport`, `squash_uids`, `squash_gids`, as written. */
  readonly others: Readonly<Record<string, string>>;
}

/** The option at which exportfs stops, and why. */
export interface RefusedOption {
  readonly option: OptionWord;
  readonly problem: OptionProblem;
}

/** What exportfs assumes where an export says nothing (exports(5); `EXPORT_DEFAULT_FLAGS` of nfs-utils 2.6). */
export const DEFAULT_OPTIONS: ExportOptions = {
  flags: {
    readOnly: true,
    insecure: false,
    rootSquash: true,
    allSquash: false,
    async: false,
    writeDelay: true,
    noHide: false,
    crossMount: false,
    subtreeCheck: false,
    insecureLocks: false,
    acl: true,
    pnfs: false,
    noReaddirPlus: false,
    securityLabel: false,
  },
  security: [],
  transport: [],
  hasTransport: false,
  anonymousUid: 65534,
  anonymousGid: 65534,
  fsid: undefined,
  uuid: undefined,
  others: {},
};

/**
 * The options after a list of more of them, as exportfs reads them in order: the last of a family counts, and those behind
 * a `sec=` hold for its flavours alone. Stops at the first it refuses; what was read before stands in `options`.
 */
export function withOptions(
  before: ExportOptions,
  list: readonly OptionWord[],
): { readonly options: ExportOptions; readonly refused: RefusedOption | undefined } {
  let options = before;
  let active: readonly Flavor[] = [];
  let isReexport = false;
  for (const option of list) {
    const setting = readOption(option.text);
    if (typeof setting === "string") return { options, refused: { option, problem: setting } };
    // exportfs wants the number before `reexport=`, and only one of those.
    const isTooLate =
      isReexport && (setting.kind === "fsid" || setting.kind === "uuid" || isReexportOption(setting));
    if (isTooLate) return { options, refused: { option, problem: "bad-value" } };
    isReexport ||= isReexportOption(setting);
    if (setting.kind === "flavors") active = setting.flavors;
    options = withSetting(options, setting, active);
  }
  return { options, refused: undefined };
}

/** With what holds where nothing was said: flavour `sys`, and any transport. */
export function completed(options: ExportOptions): ExportOptions {
  const { security, transport, flags } = options;
  return {
    ...options,
    security: security.length > 0 ? security : [flavorOptions("sys", flags)],
    transport: transport.length > 0 ? transport : ["none", "tls", "mtls"],
  };
}

function withSetting(options: ExportOptions, setting: Setting, active: readonly Flavor[]): ExportOptions {
  switch (setting.kind) {
    case "flag":
      return withFlag(options, setting.name, setting.on, active);
    case "anonymousId":
      return setting.of === "uid"
        ? { ...options, anonymousUid: setting.id }
        : { ...options, anonymousGid: setting.id };
    case "fsid":
      return { ...options, fsid: setting.id };
    case "uuid":
      return {
        ...options,
        uuid: setting.uuid,
        fsid: options.fsid === undefined ? undefined : numberIn(setting.uuid),
      };
    case "flavors":
      return { ...options, security: withFlavors(options, setting.flavors) };
    case "transport":
      return {
        ...options,
        hasTransport: true,
        transport: [...new Set([...options.transport, ...setting.policies])],
      };
    case "other":
      return { ...options, others: { ...options.others, [setting.name]: setting.value } };
  }
}

function withFlag(
  options: ExportOptions,
  name: FlagName,
  on: boolean,
  active: readonly Flavor[],
): ExportOptions {
  const flags = { ...options.flags, [name]: on };
  if (name !== "readOnly" && name !== "rootSquash" && name !== "allSquash") return { ...options, flags };
  const security = options.security.map((each) =>
    active.includes(each.flavor) ? { ...each, [name]: on } : each,
  );
  return { ...options, flags, security };
}

/** A flavour new to the export begins with what the export has so far; one it has already keeps its own. */
function withFlavors(
  { flags, security }: ExportOptions,
  flavors: readonly Flavor[],
): readonly FlavorOptions[] {
  const known = new Set(security.map(({ flavor }) => flavor));
  const added = flavors.filter((flavor) => !known.has(flavor)).map((flavor) => flavorOptions(flavor, flags));
  return [...security, ...added];
}

function flavorOptions(flavor: Flavor, flags: ExportOptions["flags"]): FlavorOptions {
  const { readOnly, rootSquash, allSquash } = flags;
  return { flavor, readOnly, rootSquash, allSquash };
}

/** What C's `strtoul` makes of a UUID's beginning: exportfs puts it in place of a number given before (measured). */
function numberIn(uuid: string): number {
  const digits = /^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)/i.exec(uuid)?.[0] ?? "0";
  return Number(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
}

function isReexportOption(setting: Setting): boolean {
  return setting.kind === "other" && setting.name === "reexport";
}
