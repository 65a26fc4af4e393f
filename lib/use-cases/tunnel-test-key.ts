import type { Host } from "@/lib/host/host";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import { decodeText } from "@/lib/shared/text";
import { parseAuthorizedKeys } from "@/lib/tunnels/authorized-keys";
import { checkTunnelLine, removeTestLines, setTestLine } from "@/lib/tunnels/test-line";
import type { Profile } from "@/lib/tunnels/profile";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { changeTunnelKeys } from "@/lib/use-cases/change-tunnel-keys";
import { makeKey } from "@/lib/use-cases/tunnel-secrets";
import { t } from "@/lib/words/t";

/** Whether the appliance lets the profile's client in, as its authorized_keys stands now. */
export async function checkOwnLine(host: Host, profile: Profile): Promise<Result<string>> {
  if (!profile.enabled) {
    const message = t(
      "The profile is disabled, so its client is not let in. Enable it when {clientName} is to come in.",
      { clientName: profile.clientName },
    );
    return fail({ code: "disabled", message });
  }
  const { account, authorizedKeys } = host.tunnelDoor;
  if (profile.sshUser !== account) {
    const message = t(
      "The profile's client signs in as {user}, whose authorized_keys the panel does not keep. Enter {account} as SSH user: the panel lets the key in there, for the tunnel alone. What follows was tested as {account}.",
      { user: profile.sshUser, account },
    );
    return fail({ code: "other-user", message });
  }
  const read = await host.readFile(authorizedKeys);
  if (!read.ok && read.error.code !== "missing") return read;
  const checked = checkTunnelLine(parseAuthorizedKeys(read.ok ? decodeText(read.value.bytes) : ""), profile);
  return checked.ok ? ok(t("authorized_keys holds the profile's line, as the profile says.")) : checked;
}

/** Makes a key for one test, in memory alone, and lets it in with the profile's restrictions. */
export async function letTestKeyIn(
  host: Host,
  actor: ChangeActor,
  profile: Profile,
): Promise<Result<string>> {
  const { privateKey, publicKey } = makeKey();
  const written = await changeTunnelKeys(host, {
    actor,
    reason: `Let in a key for a test of the tunnel of ${profile.clientName}`,
    edit: (doc) => setTestLine(doc, profile, publicKey, new Date()),
  });
  return written.ok ? ok(privateKey) : written;
}

/** Takes the test's key out again, and what an earlier test may have left. */
export async function shutTestKeyOut(
  host: Host,
  actor: ChangeActor,
): Promise<Result<boolean, Failure<"key-left">>> {
  const written = await changeTunnelKeys(host, {
    actor,
    reason: "Shut out the key of a tunnel's test",
    edit: (doc) => ok(removeTestLines(doc)),
  });
  if (written.ok) return written;
  const left = t(
    "The test's key is still in authorized_keys. Nobody has its private half any more, and it expires within two days; the next test takes it out.",
  );
  const message = `${left} ${written.error.message}`;
  return fail({ ...written.error, code: "key-left", message });
}
