import type { Edit } from "@/lib/shared/edit";
import { fail, ok, type Failure, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { type KeyEntry, readKeyLine, writeKeyLine } from "./key-line";
import type { Profile } from "./profile";
import { type PublicKey, readPublicKey } from "./public-key";
import { destinations } from "./ssh-command";

/** A stretch of an authorized_keys file: one line with its line end. The lines of a document join to exactly its text. */
export interface KeyFileLine {
  readonly kind: "blank" | "comment" | "key" | "broken";
  readonly from: number;
  readonly to: number;
  /** Counted from 1. */
  readonly number: number;
  /** What it says, where its kind is `key`. A `broken` one sshd passes over. */
  readonly entry: KeyEntry | undefined;
}

/** A whole authorized_keys file; `text` is what was read, every byte of it. */
export interface AuthorizedKeys {
  readonly text: string;
  readonly lines: readonly KeyFileLine[];
}

export type KeyFileFailure = Failure<"no-key" | "key-in-use">;

/** First word of the comment on a line that is the panel's; the profile's id is the second. */
const MARK = "inflight-tunnel";

/** Reads a text, whatever it is, as sshd would read it. */
export function parseAuthorizedKeys(text: string): AuthorizedKeys {
  const lines: KeyFileLine[] = [];
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf("\n", from);
    const to = newline < 0 ? text.length : newline + 1;
    // To sshd a line ends at a NUL byte as well.
    const content = text
      .slice(from, to)
      .replace(/\r?\n$|\r$/, "")
      .replace(/\0.*$/s, "");
    const entry = /^[ \t]*#/.test(content) ? undefined : readKeyLine(content);
    lines.push({ kind: entry ? "key" : kindOf(content), from, to, number: lines.length + 1, entry });
    from = to;
  }
  return { text, lines };
}

/**
 * The line that lets a profile's client open its tunnel and nothing else: no shell, no terminal, no forward to any other port.
 * Its command is the name by which the account's login shell knows the hold script,
 * the profile's id, and how many minutes the session may be held.
 */
export function tunnelKeyLine(profile: Profile): Result<string, KeyFileFailure> {
  const key = readPublicKey(profile.publicKey);
  if (!key.ok) return noKey(profile);
  const options = [
    { name: "restrict", value: undefined },
    { name: "port-forwarding", value: undefined },
    ...destinations(profile).map((value) => ({ name: "permitopen", value })),
    { name: "command", value: `inflight-hold ${profile.id} ${String(profile.keepOpenFor)}` },
  ];
  return ok(
    writeKeyLine({ options, key: key.value, comment: `${MARK} ${profile.id} ${profile.clientName}` }),
  );
}

/**
 * Puts a profile's line into the file: in the place of the one it has, else at the end. No edits where it is there already. Refused
 * where the same key stands on another line: sshd takes the first one, with its permissions.
 */
export function setTunnelLine(
  doc: AuthorizedKeys,
  profile: Profile,
): Result<readonly Edit[], KeyFileFailure> {
  const key = readPublicKey(profile.publicKey);
  const line = tunnelKeyLine(profile);
  if (!line.ok || !key.ok) return line.ok ? noKey(profile) : line;
  const rival = linesWithKey(doc, key.value).find((each) => !isOwn(each, profile.id));
  if (rival) return keyInUse(rival);
  const [first, ...others] = tunnelLines(doc, profile.id);
  if (!first) return ok([{ from: doc.text.length, to: doc.text.length, insert: atEnd(doc, line.value) }]);
  const written = doc.text.slice(first.from, first.to).replace(/\r?\n$/, "");
  const edit = { from: first.from, to: first.from + written.length, insert: line.value };
  return ok([...(written === line.value ? [] : [edit]), ...others.map(removal)]);
}

/** Takes a profile's lines out, and nothing else. */
export function removeTunnelLine(doc: AuthorizedKeys, id: string): readonly Edit[] {
  return tunnelLines(doc, id).map(removal);
}

/** The lines of a profile, in file order; more than one where somebody copied it. */
export function tunnelLines(doc: AuthorizedKeys, id: string): KeyFileLine[] {
  return doc.lines.filter((line) => isOwn(line, id));
}

function linesWithKey(doc: AuthorizedKeys, { base64 }: PublicKey): KeyFileLine[] {
  return doc.lines.filter(({ entry }) => entry?.key.base64 === base64);
}

function isOwn({ entry }: KeyFileLine, id: string): boolean {
  const [mark, owner] = entry?.comment.split(" ") ?? [];
  return mark === MARK && owner === id;
}

function kindOf(content: string): "blank" | "comment" | "broken" {
  const start = content.replace(/^[ \t]+/, "");
  if (start === "") return "blank";
  return start.startsWith("#") ? "comment" : "broken";
}

function removal({ from, to }: KeyFileLine): Edit {
  return { from, to, insert: "" };
}

function atEnd({ text }: AuthorizedKeys, line: string): string {
  const lineEnd = text.slice(0, text.indexOf("\n") + 1).endsWith("\r\n") ? "\r\n" : "\n";
  return `${text === "" || text.endsWith("\n") ? "" : lineEnd}${line}${lineEnd}`;
}

function noKey({ clientName }: Profile) {
  return fail<KeyFileFailure>({
    code: "no-key",
    message: t(
      "The tunnel profile of {clientName} has no public key yet. Make one here, or paste the client's.",
      { clientName },
    ),
    fields: { publicKey: [t("Make a key here, or paste the client's public key.")] },
  });
}

function keyInUse({ number, entry }: KeyFileLine) {
  const comment = entry?.comment.replace(/[\p{Cc}\p{Cs}]/gu, "?").slice(0, 80) ?? "";
  const message =
    comment === ""
      ? t(
          "Line {number} of authorized_keys holds the same key. sshd takes the first line with a key, so that line's permissions would hold for both. Give this profile a key of its own.",
          { number },
        )
      : t(
          "Line {number} of authorized_keys ({comment}) holds the same key. sshd takes the first line with a key, so that line's permissions would hold for both. Give this profile a key of its own.",
          { number, comment },
        );
  return fail<KeyFileFailure>({
    code: "key-in-use",
    message,
    fields: { publicKey: [t("This key is in use already. Take another one.")] },
  });
}
