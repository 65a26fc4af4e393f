import { directives } from "./directives";
import { type SmbConf, sectionOf } from "./document";
import { effectiveValue } from "./effective";
import { shareEncryption } from "./encryption";
import { protocolChanges } from "./protocol-changes";
import { accessChanges, encryptionChange, parameterChange, type ShareChange } from "./share-changes";
import { signing } from "./signing";
import { sectionKey } from "./names";
import { isSameValue } from "./boolean-words";
import { resolveName } from "./catalogue/resolve";
import { gatherStatements, type Impact, type ImpactStatement } from "@/lib/shared/impact";
import { msg, t } from "@/lib/words/t";

/** Global parameters whose change people notice, besides encryption, signing and protocol versions. */
const NOTICED: readonly (readonly [parameter: string, kind: ShareChange["kind"]])[] = [
  ["workgroup", "access"],
  ["security", "access"],
  ["map to guest", "access"],
  ["hosts allow", "access"],
  ["hosts deny", "access"],
  ["smb ports", "listening"],
  ["interfaces", "listening"],
  ["bind interfaces only", "listening"],
];

/** What decides who may reach a share, and where it leads. */
const WHO = [
  "guest ok",
  "read only",
  "valid users",
  "invalid users",
  "hosts allow",
  "hosts deny",
  "available",
];
const WHERE = ["path"];

/** These differ from share to share, and their change is told by itself or by nobody. */
const IGNORED: ReadonlySet<string> = new Set(["comment", "path", "directory"]);

/** Compares what two texts mean, share by share and for the server; neither is applied by it. */
export function configImpact(before: SmbConf, after: SmbConf): Impact {
  const changes = [...serverChanges(before, after), ...shareChanges(before, after)];
  const restartReason = reasonToRestart(before, after, changes);
  return {
    statements: gatherStatements(changes),
    restartAdvised: restartReason !== "",
    restartReason,
  };
}

function shareChanges(before: SmbConf, after: SmbConf): ShareChange[] {
  const old = new Map(sharesOf(before).map((section) => [sectionKey(section.name), section.name]));
  const changes: ShareChange[] = [];
  const known = changesByText(before, after);
  for (const { name } of sharesOf(after)) {
    const earlier = old.get(sectionKey(name));
    old.delete(sectionKey(name));
    if (earlier === undefined) {
      const { label } = shareEncryption(after, name);
      changes.push({
        kind: "access",
        tone: "note",
        text: t("A new share. Its traffic: {state}.", { state: label }),
        subject: name,
      });
      continue;
    }
    changes.push(...known(earlier, name).map((change) => ({ ...change, subject: name })));
    changes.push(...accessChanges(before, after, name, WHERE));
  }
  for (const name of old.values()) {
    changes.push({
      kind: "access",
      tone: "bad",
      text: t("Removed: nobody can connect to it any more. Its folder and files stay."),
      subject: name,
    });
  }
  return changes;
}

/**
 * The changes of a share. Shares whose lines say the same in both texts have the same fate, which is worked out once: a
 * list has thousands of them. Not so where one of them copies from another, or [global] goes on between them.
 */
function changesByText(
  before: SmbConf,
  after: SmbConf,
): (earlier: string, name: string) => readonly ShareChange[] {
  const simple = isSimple(before) && isSimple(after);
  const known = new Map<string, readonly ShareChange[]>();
  return (earlier, name) => {
    const key = `${ownText(before, earlier)}\0${ownText(after, name)}`;
    const found = simple ? known.get(key) : undefined;
    if (found) return found;
    const encryption = encryptionChange(before, after, name);
    const changes = [...(encryption ? [encryption] : []), ...accessChanges(before, after, name, WHO)];
    known.set(key, changes);
    return changes;
  };
}

function isSimple(doc: SmbConf): boolean {
  const [first] = doc.sections;
  return (
    first?.isGlobal === true &&
    first.headers.length <= 1 &&
    directives(doc).every(({ kind }) => kind !== "copy")
  );
}

/** What a share's lines say, without those that concern neither access nor encryption. */
function ownText(doc: SmbConf, name: string): string {
  const lines = sectionOf(doc, name)?.parameters ?? [];
  return lines.flatMap(({ key, value }) => (IGNORED.has(key) ? [] : [`${key}=${value}`])).join("\n");
}

function serverChanges(before: SmbConf, after: SmbConf): ShareChange[] {
  const changes: ShareChange[] = [];
  const say = (kind: ShareChange["kind"], tone: ImpactStatement["tone"], text: string) =>
    changes.push({ kind, tone, text, subject: null });

  const [wasSigned, isSigned] = [signing(before), signing(after)];
  if (wasSigned.state !== isSigned.state) {
    const tone = isSigned.state === "required" ? "good" : isSigned.state === "unknown" ? "bad" : "note";
    say("signing", tone, t(SIGNING_WORDS[isSigned.state], { reason: isSigned.reason }));
  }

  changes.push(...protocolChanges(before, after));

  for (const [parameter, kind] of NOTICED) {
    const [was, is] = [before, after].map((doc) => effectiveValue(doc, "global", parameter)?.value ?? "");
    if (was === undefined || is === undefined || isSameValue(resolveName(parameter)?.info, was, is)) continue;
    say(kind, "note", parameterChange(parameter, was, is));
  }
  return changes;
}

const SIGNING_WORDS = {
  required: msg("Signing, now required: {reason}"),
  "on-request": msg("Signing, now when the client asks: {reason}"),
  unknown: msg("Signing, now unknown: {reason}"),
} as const;

function sharesOf(doc: SmbConf) {
  return doc.sections.filter(({ isGlobal }) => !isGlobal);
}

/** A reload reaches new sessions only: where protection changed, open ones would go on as they were. */
function reasonToRestart(before: SmbConf, after: SmbConf, changes: readonly ShareChange[]): string {
  const kinds = new Set(changes.map(({ kind }) => kind));
  const what = [
    kinds.has("encryption") || encryptValue(before) !== encryptValue(after) ? t("encryption") : "",
    kinds.has("signing") ? t("signing") : "",
    kinds.has("protocol") ? t("protocol versions") : "",
    kinds.has("listening") ? t("where Samba listens") : "",
  ].filter(Boolean);
  if (what.length === 0) return "";
  return t(
    "The change concerns {what}. A reload reaches new sessions only: those that are open would go on as they are.",
    { what: what.reduce((one, other) => t("{one} and {other}", { one, other })) },
  );
}

function encryptValue(doc: SmbConf): string | undefined {
  return effectiveValue(doc, "global", "smb encrypt")?.value;
}
