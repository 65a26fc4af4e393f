import { randomBytes } from "node:crypto";
import type { Host } from "@/lib/host/host";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { Profile } from "@/lib/tunnels/profile";
import type { SetUpReport } from "@/lib/tunnels/tunnel-step";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import type { ClientAddress } from "@/lib/use-cases/client-host-key";
import { findTunnelProfile } from "@/lib/use-cases/find-tunnel-profile";
import { giveTunnelKey } from "@/lib/use-cases/give-tunnel-key";
import { followSteps, type StepLog } from "@/lib/use-cases/live-steps";
import { revokeTunnel } from "@/lib/use-cases/revoke-tunnel";
import { type Client, lookAtClient, meetClient, scriptFor } from "@/lib/use-cases/set-up-ground";
import { verifyMounts, verifyTunnel } from "@/lib/use-cases/set-up-verify";
import { removeSent, sendFile } from "@/lib/use-cases/ssh-exec";
import type { SignIn } from "@/lib/use-cases/ssh-session";
import { keptPrivateKey } from "@/lib/use-cases/tunnel-secrets";
import { unusableKey } from "@/lib/use-cases/unusable-key";
import { t } from "@/lib/words/t";

const SCRIPT_MS = 180_000;

export interface SetUpRequest {
  readonly id: string;
  readonly actor: ChangeActor;
  /** By which a page follows the steps while they are taken. */
  readonly runId: string;
  readonly address: ClientAddress;
  /** The client's, as a person has confirmed it: type and key. */
  readonly hostKey: string;
  /** A person's own: used for this and not kept. */
  readonly who: SignIn;
  /** Where the profile's private key is not kept here: make a new one, in the place of the one it may have. Else it has to be on the client. */
  readonly newKey: boolean;
}

/**
 * Sets a client up over SSH: the set-up script goes there by SFTP, runs as root, and goes away again; then the tunnel and the
 * mounts are looked at from there. What a failed step has done is undone, unless an earlier set-up was there.
 */
export async function setUpClient(host: Host, request: SetUpRequest): Promise<Result<SetUpReport>> {
  const log = followSteps(request.runId);
  const found = await findTunnelProfile(request.id);
  if (!found.ok) return found;
  const { profile } = found.value;
  const { clientName } = profile;
  const refused = unsuitable(profile);
  if (refused) return fail(refused);
  await goThere(host, profile, request, log);
  const first = log.steps.find(({ outcome }) => outcome === "failed");
  return ok({
    done: first === undefined,
    summary: first
      ? t("{clientName} was not set up. {step} failed: {message}", {
          clientName,
          step: first.name,
          message: first.message,
        })
      : t("{clientName} is set up: its tunnel is open, and what it mounts is mounted.", { clientName }),
    steps: [...log.steps],
  });
}

function unsuitable({ enabled, isThisHost }: Profile) {
  if (isThisHost) {
    const message = t("The panel itself holds this tunnel: there is no client to set up.");
    return { code: "this-host", message };
  }
  if (enabled) return null;
  return {
    code: "disabled",
    message: t("The profile is disabled, so its client is not let in. Enable it first."),
  };
}

async function goThere(host: Host, profile: Profile, request: SetUpRequest, log: StepLog): Promise<void> {
  const { address, who, hostKey } = request;
  const unusable = "privateKey" in who ? unusableKey(who) : null;
  if (unusable) {
    log.fail(t("Read your private key"), unusable);
    return;
  }
  const handshake = await log.take(
    t("Connect to the client"),
    () => meetClient(host, address, who, hostKey),
    ({ fingerprint }) => t("It shows the host key that you confirmed, {fingerprint}.", { fingerprint }),
  );
  const session =
    handshake &&
    (await log.take(
      t("Sign in"),
      () => handshake.signIn(),
      () => t("Signed in as {user}.", { user: who.user }),
    ));
  if (!session) return;
  try {
    const client = await log.take(
      t("Look at the client"),
      () => lookAtClient(session, who, profile),
      ({ hasEarlier }) =>
        t(
          hasEarlier
            ? "A set-up of this profile is there from before; it is brought up to date."
            : "It is a Linux system, and the script may run as root there.",
        ),
    );
    if (client) await withKey(host, profile, request, client, log);
  } finally {
    session.close();
  }
}

async function withKey(
  host: Host,
  profile: Profile,
  { id, actor, newKey }: SetUpRequest,
  client: Client,
  log: StepLog,
): Promise<void> {
  const kept = await keptPrivateKey(id);
  if (!kept.ok) {
    log.fail(t("Read the key"), kept.error);
    return;
  }
  if (kept.value !== null || !newKey) {
    await withScript(host, profile, kept.value, client, log);
    return;
  }
  const given = await log.take(
    t("Make a key"),
    () => giveTunnelKey(host, actor, id, false),
    () => t("The client gets a new key. Its private half goes there and stays nowhere else."),
  );
  if (!given) return;
  const { publicKey, privateKey } = given;
  if (await withScript(host, { ...profile, publicKey }, privateKey, client, log)) return;
  await log.take(
    t("Revoke the new key"),
    () => revokeTunnel(host, actor, id),
    () => t("Nobody has its private half, so it is not let in any more."),
  );
}

/** True where the client is set up. */
async function withScript(
  host: Host,
  profile: Profile,
  privateKey: string | null,
  client: Client,
  log: StepLog,
): Promise<boolean> {
  const folder = `/tmp/inflight-setup-${randomBytes(12).toString("hex")}`;
  const sent = { folder, file: `${folder}/setup.sh` };
  const text = await log.take(
    t("Write the script"),
    () => scriptFor(host, profile, privateKey),
    () =>
      t(
        privateKey === null
          ? "Without a private key: it is on the client already."
          : "With the private key in it.",
      ),
  );
  if (text === undefined) return false;
  try {
    const arrived = await log.take(
      t("Send the script"),
      () => sendFile(client.session, { ...sent, text }),
      () => t("It lies in a folder that nobody else there can read."),
    );
    return arrived !== undefined && (await runScript(profile, client, sent.file, log));
  } finally {
    await log.take(
      t("Take the script away"),
      async () => {
        const removed = await removeSent(client.session, sent);
        if (removed.ok) return removed;
        const message = t(
          privateKey === null
            ? "{folder} is still on the client. Remove it there by hand."
            : "{folder} is still on the client, and the private key in it. Remove it there by hand.",
          { folder },
        );
        return fail({ ...removed.error, message });
      },
      () => t("Nothing of it is left on the client but what it has set up."),
    );
  }
}

async function runScript(profile: Profile, client: Client, file: string, log: StepLog): Promise<boolean> {
  const seen = { isUntouched: false };
  const ran = await log.take(
    t("Run the script"),
    async () => {
      const result = await client.asRoot(`sh ${file}`, { timeoutMs: SCRIPT_MS });
      if (!result.ok) {
        seen.isUntouched = result.error.code === "not-root";
        return result;
      }
      const { code, stdout, stderr } = result.value;
      if (code === 0) return ok(stdout);
      seen.isUntouched = stderr.trimEnd().endsWith("Nothing was changed.");
      const message = t("The script stopped on the client. What it says is below.");
      return fail({ code: "script", message, detail: stderr.trim() || stdout.trim() });
    },
    (stdout) =>
      stdout
        .split("\n")
        .filter((line) => line !== "" && !line.includes(file))
        .join(" "),
  );
  const tunnel =
    ran !== undefined &&
    (await log.take(t("Tunnel on the client"), () => verifyTunnel(client, profile), same));
  const mounts =
    tunnel !== false &&
    tunnel !== undefined &&
    (await log.take(t("Mounts on the client"), () => verifyMounts(client, profile), same));
  if (typeof mounts === "string") return true;
  if (seen.isUntouched || client.hasEarlier) return false;
  await log.take(
    t("Undo"),
    async () => {
      const undone = await client.asRoot(`sh ${file} --remove`, { timeoutMs: SCRIPT_MS });
      if (undone.ok && undone.value.code === 0) return undone;
      const detail = undone.ok ? undone.value.stderr.trim() : undone.error.message;
      const message = t(
        "What the script has done is still on the client. Set it up again once that is mended, or run the profile's set-up script there as root with --remove.",
      );
      return fail({ code: "not-undone", message, detail });
    },
    () => t("What the script had set up on the client is gone again."),
  );
  return false;
}

function same(words: string): string {
  return words;
}
