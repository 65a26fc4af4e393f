import type { Duplex } from "node:stream";
import { decodeWalk, encodeWalk, NFS4_COMPOUND } from "@/lib/nfs/rpc/compound";
import { decodeFsinfo, encodeHandle, NFS3_FSINFO } from "@/lib/nfs/rpc/fsinfo";
import { decodeMount, encodeMountPath } from "@/lib/nfs/rpc/mount";
import {
  MOUNT3_MNT,
  MOUNT3_NULL,
  MOUNT3_UMNT,
  NFS3_NULL,
  NFS4_NULL,
  type Procedure,
} from "@/lib/nfs/rpc/programs";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import type { Profile } from "@/lib/tunnels/profile";
import { hasMountd } from "@/lib/tunnels/profile-choices";
import type { StepLog } from "@/lib/use-cases/live-steps";
import { type RpcCall, rpcCallOver } from "@/lib/use-cases/rpc-call";
import type { SshSession } from "@/lib/use-cases/ssh-session";
import { t } from "@/lib/words/t";

const CREDENTIAL = { machine: "inflight", uid: 0, gid: 0 };

export interface NfsTest {
  readonly session: SshSession;
  readonly profile: Profile;
  /** Why an export refuses, and what to do; null where it is to allow the mount. */
  readonly whyRefused: (path: string) => Promise<string | null>;
}

/** Takes the steps behind the sign-in: a forward, the program's answer, and each export. Every call goes through a forward of its own. */
export async function testNfs(log: StepLog, test: NfsTest): Promise<void> {
  const { profile } = test;
  const isV3 = hasMountd(profile);
  const nfs = await reach(log, test, {
    forward: t("Forward to NFS"),
    answers: t("NFS answers"),
    port: profile.remoteNfsPort,
    procedure: isV3 ? NFS3_NULL : NFS4_NULL,
    absent: t("Start NFS on the server, and check “Server's NFS port” in the profile."),
  });
  const mountd =
    !isV3 ||
    (await reach(log, test, {
      forward: t("Forward to mountd"),
      answers: t("mountd answers"),
      port: profile.remoteMountPort,
      procedure: MOUNT3_NULL,
      absent: t(
        "mountd takes another port at each start unless it is pinned: Pin mountd port on the page NFS Exports, and give the same port in the profile.",
      ),
    }));
  if (!nfs || !mountd) return;
  for (const { path } of profile.exports) {
    await log.take(
      t("Mount {path}", { path }),
      () => (isV3 ? mount(test, path) : walk(test, path)),
      (words) => words,
    );
  }
}

interface Reached {
  /** What its two steps are called. */
  readonly forward: string;
  readonly answers: string;
  readonly port: number;
  readonly procedure: Procedure;
  /** What to do where nothing listens. */
  readonly absent: string;
}

async function reach(
  log: StepLog,
  { session }: NfsTest,
  { forward, answers, port, procedure, absent }: Reached,
): Promise<boolean> {
  const stream = await log.take(
    forward,
    async () => {
      const opened = await session.forward(port);
      if (opened.ok || opened.error.code !== "refused") return opened;
      return fail({ ...opened.error, message: `${opened.error.message} ${absent}` });
    },
    () => t("sshd opens the way to localhost, port {port}.", { port }),
  );
  if (!stream) return false;
  const answered = await log.take(
    answers,
    () => callOver(stream, { procedure }),
    () => t("{procedure} answered through the tunnel.", { procedure: t(procedure.name) }),
  );
  return answered !== undefined;
}

/** MNT and FSINFO as a client sends them, and UMNT behind them, so that the server lists no mount that is none. */
async function mount(test: NfsTest, path: string): Promise<Result<string>> {
  const { remoteMountPort, remoteNfsPort } = test.profile;
  const args = encodeMountPath(path);
  const answer = await call(test, remoteMountPort, MOUNT3_MNT, args);
  const mounted = answer.ok ? decodeMount(answer.value, path) : answer;
  if (!mounted.ok) return explained(test, path, mounted.error);
  const { handle, flavors } = mounted.value;
  const told = await call(test, remoteNfsPort, NFS3_FSINFO, encodeHandle(handle));
  await call(test, remoteMountPort, MOUNT3_UMNT, args);
  const used = told.ok ? decodeFsinfo(told.value, path) : told;
  if (!used.ok) return explained(test, path, used.error);
  return ok(
    t("mountd lets it be mounted (sec={flavors}), and NFS lets it be used.", {
      flavors: flavors.join(", ") || "sys",
    }),
  );
}

/** NFSv4 has no call to mount: a client walks from the root to the folder. */
async function walk(test: NfsTest, path: string): Promise<Result<string>> {
  const answer = await call(test, test.profile.remoteNfsPort, NFS4_COMPOUND, encodeWalk(path));
  const walked = answer.ok ? decodeWalk(answer.value, path) : answer;
  if (!walked.ok) return explained(test, path, walked.error);
  return ok(
    t(
      walked.value
        ? "The server shows the folder to a client in the tunnel."
        : "The server speaks no NFS 4.0, so the folder was not looked at. Mount it on the client to see.",
    ),
  );
}

async function call(
  { session }: NfsTest,
  port: number,
  procedure: Procedure,
  args: Uint8Array,
): Promise<Result<Uint8Array>> {
  const stream = await session.forward(port);
  return stream.ok ? callOver(stream.value, { procedure, args, credential: CREDENTIAL }) : stream;
}

async function explained({ whyRefused }: NfsTest, path: string, error: Failure): Promise<Result<never>> {
  if (error.code !== "auth" && !REFUSALS.has(error.detail ?? "")) return fail(error);
  const why = await whyRefused(path);
  const message =
    why === null
      ? `${error.message} ${t("The exports file allows it: see whether the folder is there, and apply the file once more on the page NFS Exports.")}`
      : `${t("The server does not let “{path}” be mounted through the tunnel.", { path })} ${why}`;
  return fail({ ...error, message });
}

/** What a server answers where an export is not there, not for this client, or not for its port. */
const REFUSALS: ReadonlySet<string> = new Set([
  "MNT3ERR_PERM",
  "MNT3ERR_NOENT",
  "MNT3ERR_ACCES",
  "NFS3ERR_PERM",
  "NFS3ERR_ACCES",
  "NFS4ERR_PERM",
  "NFS4ERR_NOENT",
  "NFS4ERR_ACCESS",
]);

async function callOver(stream: Duplex, call: RpcCall): Promise<Result<Uint8Array>> {
  try {
    return await rpcCallOver(stream, call);
  } finally {
    stream.destroy();
  }
}
