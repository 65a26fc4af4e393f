import { storeTunnelTest } from "@/lib/db/tunnel-test-store";
import type { Host } from "@/lib/host/host";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { fail, ok, type Result } from "@/lib/shared/result";
import type { TunnelStep, TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import type { ChangeActor } from "@/lib/use-cases/change-progress";
import { refusedElsewhere, whyExportRefuses } from "@/lib/use-cases/export-refusal";
import { findTunnelProfile, type FoundTunnel } from "@/lib/use-cases/find-tunnel-profile";
import { followSteps, type StepLog } from "@/lib/use-cases/live-steps";
import { beginSsh, type SshSession } from "@/lib/use-cases/ssh-session";
import { testNfs } from "@/lib/use-cases/test-tunnel-nfs";
import { keptTest, testSummary } from "@/lib/use-cases/kept-test";
import { keptPrivateKey } from "@/lib/use-cases/tunnel-secrets";
import { connectTo, type TestedServer, testedServer } from "@/lib/use-cases/tunnel-test-ground";
import { checkOwnLine, letTestKeyIn, shutTestKeyOut } from "@/lib/use-cases/tunnel-test-key";
import { msg, t } from "@/lib/words/t";
import { forOthers } from "@/lib/words/with-locale";

export interface TestRequest {
  readonly id: string;
  readonly actor: ChangeActor;
  /** By which a page follows the steps while they are taken. */
  readonly runId: string;
}

/**
 * Goes a profile's way through a real SSH connection, step by step, as its client would: from the panel's side, with the profile's own key
 * where its private half is kept here, else with a key that is made for this one test, let in with the very same restrictions and
 * shut out again. What it came to is stored; keys are not. Tests take turns.
 */
export function testTunnel(host: Host, request: TestRequest): Promise<Result<TunnelTestReport>> {
  const log = followSteps(request.runId);
  const test = async () => {
    const found = await findTunnelProfile(request.id);
    if (!found.ok) return found;
    await takeSteps(host, found.value, request.actor, log);
    const report = reported(log.steps, request.actor);
    await storeTunnelTest({ profileId: request.id, ...keptTest(report) });
    return ok(report);
  };
  return oneAtATime("test of a tunnel", () => forOthers(test));
}

async function takeSteps(host: Host, found: FoundTunnel, actor: ChangeActor, log: StepLog): Promise<void> {
  const { profile } = found;
  const server = await log.take(
    t("Find the server"),
    () => testedServer(host, found),
    ({ isHere, note }) =>
      [
        isHere
          ? t("This appliance is the server.")
          : t("The server is {server}.", { server: profile.serverAddress }),
        note,
      ]
        .join(" ")
        .trimEnd(),
  );
  if (!server) return;
  const isLetIn =
    server.isHere &&
    (await log.take(
      t("Key in authorized_keys"),
      () => checkOwnLine(host, profile),
      (words) => words,
    )) !== undefined;
  const kept = await keptPrivateKey(profile.id);
  if (!kept.ok) {
    log.fail(t("Read the key"), kept.error);
    if (!server.isHere) return;
  }
  const own = kept.ok && (isLetIn || !server.isHere) ? kept.value : null;
  if (own !== null) {
    await goThrough(host, found, server, log, { privateKey: own, isOwn: true });
  } else if (server.isHere) {
    await withTestKey(host, found, server, actor, log);
  } else {
    const message = t(
      "The profile's private key is not kept here, and the panel cannot let another one in on {server}. Make a key here and keep it, then enter it there.",
      { server: profile.serverAddress },
    );
    log.fail(t("Key for the test"), { code: "no-key", message });
  }
}

async function withTestKey(
  host: Host,
  found: FoundTunnel,
  server: TestedServer,
  actor: ChangeActor,
  log: StepLog,
): Promise<void> {
  try {
    const privateKey = await log.take(
      t("Let a test key in"),
      () => letTestKeyIn(host, actor, found.profile),
      () =>
        t(
          "The profile's own private key is not here. A key for this one test stands in authorized_keys, with the same restrictions.",
        ),
    );
    if (privateKey === undefined) return;
    await goThrough(host, found, server, log, { privateKey, isOwn: false });
  } finally {
    await log.take(
      t("Shut the test key out"),
      () => shutTestKeyOut(host, actor),
      () => t("authorized_keys is without it again."),
    );
  }
}

interface TestKey {
  readonly privateKey: string;
  /** The profile's, and not one that was made for this test. */
  readonly isOwn: boolean;
}

async function goThrough(
  host: Host,
  { profile }: FoundTunnel,
  server: TestedServer,
  log: StepLog,
  key: TestKey,
): Promise<void> {
  const session = await signIn(host, server, log, key);
  if (!session) return;
  try {
    await testNfs(log, {
      session,
      profile,
      whyRefused: (path) =>
        server.isHere ? whyExportRefuses(host, path) : Promise.resolve(refusedElsewhere()),
    });
  } finally {
    session.close();
  }
}

async function signIn(
  host: Host,
  server: TestedServer,
  log: StepLog,
  { privateKey, isOwn }: TestKey,
): Promise<SshSession | undefined> {
  const connected = await log.take(
    t("Connect"),
    () => connectTo(host, server),
    ({ address }) => t("{host}, port {port} takes the connection.", { ...address }),
  );
  if (!connected) return undefined;
  const { user } = server;
  const shaken = await log.take(
    t("Host key"),
    async () => {
      const begun = await beginSsh(connected.stream, { user, privateKey }, server.keyTypes);
      if (!begun.ok) return begun;
      const judged = server.judge(begun.value.hostKey);
      if (judged.ok) return ok({ handshake: begun.value, words: judged.value });
      begun.value.close();
      return judged;
    },
    ({ words }) => words,
  );
  return (
    shaken &&
    log.take(
      t("Sign in"),
      async () => {
        const signedIn = await shaken.handshake.signIn();
        if (signedIn.ok || signedIn.error.code !== "sign-in") return signedIn;
        return fail({ ...signedIn.error, message: `${signedIn.error.message} ${t(NOT_LET_IN)}` });
      },
      () =>
        t(
          isOwn
            ? "{user} signed in with the profile's own key."
            : "{user} signed in with a key made for this test.",
          { user },
        ),
    )
  );
}

const NOT_LET_IN = msg(
  "Look whether the account exists and its password field is “*” (a locked account, “!”, is refused even with a key), whether sshd reads the authorized_keys that the key's line is in (AuthorizedKeysFile), and who may write to its folder.",
);

function reported(steps: readonly TunnelStep[], { username }: ChangeActor): TunnelTestReport {
  return {
    at: new Date().toISOString(),
    by: username,
    passed: steps.every(({ outcome }) => outcome !== "failed"),
    summary: testSummary(steps),
    steps: [...steps],
  };
}
