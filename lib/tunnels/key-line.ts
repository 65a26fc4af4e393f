import { carriesType, type PublicKey } from "./public-key";

/** An option before a key: its name as written, and its value where it has one. */
export interface KeyOption {
  readonly name: string;
  readonly value: string | undefined;
}

/** What one line of authorized_keys says: sshd(8), “AUTHORIZED_KEYS FILE FORMAT”. */
export interface KeyEntry {
  readonly options: readonly KeyOption[];
  readonly key: PublicKey;
  readonly comment: string;
}

/**
 * Reads a line, without its line end, as sshd does: a key, else options up to the first blank outside quotes and then a key.
 * What is a type is told from the key itself, which begins with it, so that types this code never heard of are read too.
 * Undefined where sshd would find no key and go on to the next line.
 */
export function readKeyLine(line: string): KeyEntry | undefined {
  const start = skipBlanks(line);
  const bare = readKey(start);
  if (bare) return { options: [], ...bare };
  const end = endOfOptions(start);
  if (end === undefined) return undefined;
  const options = readOptions(start.slice(0, end));
  const behind = readKey(skipBlanks(start.slice(end)));
  return options && behind ? { options, ...behind } : undefined;
}

/**
 * Writes a line, without a line end.
 *
 * @throws RangeError where a value holds a line end or ends in a backslash, which nothing can escape there. What the schema of a
 * profile accepts holds neither.
 */
export function writeKeyLine({ options, key, comment }: KeyEntry): string {
  const written = options.map(writeOption).join(",");
  return [written, key.type, key.base64, comment].filter((part) => part !== "").join(" ");
}

function writeOption({ name, value }: KeyOption): string {
  if (value === undefined) return name;
  if (/[\n\r\0]|\\$/.test(value)) throw new RangeError(`No value of ${name} in authorized_keys`);
  return `${name}="${value.replaceAll('"', '\\"')}"`;
}

function readKey(text: string): Omit<KeyEntry, "options"> | undefined {
  const found = /^([^ \t]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?![^ \t])[ \t]*/.exec(text);
  const [all = "", type = "", base64 = ""] = found ?? [];
  if (!found || !carriesType({ type, base64 })) return undefined;
  return { key: { type, base64 }, comment: text.slice(all.length) };
}

/** `sshkey_advance_past_options`: the first blank outside quotes; undefined where there is none. */
function endOfOptions(text: string): number | undefined {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\" && text.charAt(at + 1) === '"') at += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === " " || char === "\t")) return at;
  }
  return undefined;
}

/** Undefined where sshd would not take them, and so not the line. */
function readOptions(text: string): KeyOption[] | undefined {
  const options: KeyOption[] = [];
  const one = /([A-Za-z0-9-]+)(?:="((?:\\"|[^"])*)")?(?:,(?=.)|$)/y;
  while (one.lastIndex < text.length) {
    const found = one.exec(text);
    if (!found) return undefined;
    const [, name = "", value] = found;
    options.push({ name, value: value?.replaceAll('\\"', '"') });
  }
  return options;
}

function skipBlanks(text: string): string {
  return text.replace(/^[ \t]+/, "");
}
