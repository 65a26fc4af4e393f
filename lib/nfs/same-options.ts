import type { ExportOptions, FlavorOptions } from "./effective";
import type { Setting } from "./options";

/** Whether the same holds for two clients. */
export function isSameOptions(one: ExportOptions, other: ExportOptions): boolean {
  return (
    isSameRecord(one.flags, other.flags) &&
    isSameList(one.security, other.security, isSameFlavor) &&
    isSameList(one.transport, other.transport, Object.is) &&
    one.hasTransport === other.hasTransport &&
    one.anonymousUid === other.anonymousUid &&
    one.anonymousGid === other.anonymousGid &&
    one.fsid === other.fsid &&
    one.uuid === other.uuid &&
    isSameRecord(one.others, other.others)
  );
}

/** Whether what an option says holds, for every flavour of the client. */
export function holds(options: ExportOptions, setting: Setting): boolean {
  switch (setting.kind) {
    case "flag": {
      const { name, on } = setting;
      const perFlavor = name === "readOnly" || name === "rootSquash" || name === "allSquash";
      return (
        options.flags[name] === on && (!perFlavor || options.security.every((each) => each[name] === on))
      );
    }
    case "anonymousId":
      return (setting.of === "uid" ? options.anonymousUid : options.anonymousGid) === setting.id;
    case "fsid":
      return options.fsid === setting.id && options.uuid === undefined;
    case "uuid":
      return options.uuid === setting.uuid && options.fsid === undefined;
    case "flavors":
      return isSameList(
        options.security.map(({ flavor }) => flavor),
        setting.flavors,
        Object.is,
      );
    case "transport":
      return options.hasTransport && isSameList(options.transport, setting.policies, Object.is);
    case "other":
      return options.others[setting.name] === setting.value;
  }
}

function isSameFlavor(one: FlavorOptions, other: FlavorOptions): boolean {
  return (
    one.flavor === other.flavor &&
    one.readOnly === other.readOnly &&
    one.rootSquash === other.rootSquash &&
    one.allSquash === other.allSquash
  );
}

function isSameList<T>(one: readonly T[], other: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return one.length === other.length && one.every((each, index) => isSame(each, other[index] ?? each));
}

function isSameRecord(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
