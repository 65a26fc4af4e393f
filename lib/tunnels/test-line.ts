import type { Edit } from "@/lib/shared/edit";
import { fail, ok, type Failure, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { type AuthorizedKeys, tunnelKeyLine, tunnelLines, type KeyFileFailure } from "./authorized-keys";
import { writeKeyLine } from "./key-line";
import type { Profile } from "./profile";
import { readPublicKey } from "./public-key";

/** Begins the id on the line of a test: no profile's own id does. */
const TEST = "test-";
const DAY = 24 * 60 * 60 * 1000;

/**
 * Puts the line for a test into the file: the profile's restrictions for a key of the test's own, beside the profile's line and
 * in the place of what an earlier test may have left. Its key expires by itself within two days: sshd reads that time in its own time
 * zone (sshd(8), `expiry-time`), so that a day is taken on top.
 */
export function setTestLine(
  doc: AuthorizedKeys,
  profile: Profile,
  publicKey: string,
  now: Date,
): Result<readonly Edit[], KeyFileFailure> {
  const id = `${TEST}${profile.id.replaceAll("-", "")}`.slice(0, 40);
  const wanted = tunnelKeyLine({ ...profile, id, publicKey, keepOpenFor: 1 });
  if (!wanted.ok) return wanted;
  const day = new Date(now.getTime() + 2 * DAY).toISOString().slice(0, 10).replaceAll("-", "");
  const insert = `expiry-time="${day}",${wanted.value}\n`;
  const start = doc.text === "" || doc.text.endsWith("\n") ? "" : "\n";
  const at = doc.text.length;
  return ok([...removeTestLines(doc), { from: at, to: at, insert: start + insert }]);
}

/** Takes every test's line out, and nothing else. Tests take turns: whatever is there belongs to one that is over. */
export function removeTestLines(doc: AuthorizedKeys): readonly Edit[] {
  return doc.lines
    .filter(({ entry }) => entry?.comment.startsWith(`inflight-tunnel ${TEST}`))
    .map(({ from, to }) => ({ from, to, insert: "" }));
}

/** Whether the file lets a profile's client in as the profile says, and if not, what is wrong and what to do. */
export function checkTunnelLine(
  doc: AuthorizedKeys,
  profile: Profile,
): Result<null, Failure<"no-key" | "no-line" | "other-line">> {
  const wanted = tunnelKeyLine(profile);
  const key = readPublicKey(profile.publicKey);
  if (!wanted.ok || !key.ok) {
    const message = t("The profile has no key yet. Make one here, or paste the client's public key.");
    return fail({ code: "no-key", message });
  }
  const [line, second] = tunnelLines(doc, profile.id);
  if (!line?.entry) {
    const message = t(
      "authorized_keys has no line of this profile, so its client is not let in. Save the profile once more: that writes the line.",
    );
    return fail({ code: "no-line", message });
  }
  const first = doc.lines.find(({ entry }) => entry?.key.base64 === key.value.base64);
  if (second || first !== line || writeKeyLine(line.entry) !== wanted.value) {
    const message = t(
      "Line {number} of authorized_keys is not what the profile says: somebody changed it by hand, or the key stands there twice. Save the profile once more: that writes its line anew.",
      { number: (first ?? line).number },
    );
    return fail({ code: "other-line", message });
  }
  return ok(null);
}
