import { existsSync } from "node:fs";
import { chown, mkdir } from "node:fs/promises";
import path from "node:path";
import { createLocalHost } from "@/lib/host/local-host";
import { describeOutcome } from "@/lib/host/outcome";
import type { Box } from "@/lib/sandbox/box";
import { type SshLayout, sshLayout } from "@/lib/sandbox/ssh/ssh-layout";
import { startSsh, stopSsh } from "@/lib/sandbox/ssh/ssh-start";
import { sshStatus } from "@/lib/sandbox/ssh/ssh-status";
import { readState } from "@/lib/sandbox/state-file";
import { writeWhole } from "@/lib/shared/write-whole";
import { fail, ok, type Result } from "@/lib/shared/result";
import { holdScript } from "@/lib/tunnels/hold-script";
import { tunnelShell } from "@/lib/tunnels/tunnel-shell";
import { t } from "@/lib/words/t";

/** Makes what the SSH server needs where it is missing, and sees that it runs; a running one is taken over as it is. */
export async function openSsh(box: Box): Promise<void> {
  const layout = sshLayout(box.layout);
  const made = await provision(layout);
  const status = await sshStatus(box);
  if (made.ok && status.state !== "running" && status.pid !== null) await stopSsh(box.layout);
  const started = made.ok && status.state !== "running" ? await startSsh(box) : made;
  if (!started.ok) {
    box.notes.push([started.error.message, started.error.detail ?? ""].join("\n").trim());
    return;
  }
  const uid = (await readState(box.layout.stateFile))?.ssh?.uid;
  // The hold command runs as the account, and notes there which tunnels are open.
  if (uid !== undefined) await chown(layout.notes, uid, uid);
}

async function provision(layout: SshLayout): Promise<Result<null>> {
  await mkdir(path.dirname(layout.hostKey), { recursive: true, mode: 0o700 });
  await mkdir(path.dirname(layout.authorizedKeys), { recursive: true, mode: 0o755 });
  await mkdir(layout.notes, { recursive: true, mode: 0o700 });
  await writeWhole(layout.shell, tunnelShell(layout.hold), 0o755);
  await writeWhole(layout.hold, holdScript(layout.notes), 0o755);
  if (!existsSync(layout.authorizedKeys)) await writeWhole(layout.authorizedKeys, "", 0o644);
  if (existsSync(layout.hostKey)) return ok(null);
  const keygen = [
    "ssh-keygen",
    "-q",
    "-t",
    "ed25519",
    "-N",
    "",
    "-C",
    "inflight",
    "-f",
    layout.hostKey,
  ] as const;
  const made = await createLocalHost().run(keygen);
  if (made.kind === "exited" && made.code === 0) return ok(null);
  const message = t(
    "The box's SSH server has no host key: ssh-keygen did not make one. Install openssh-client.",
  );
  return fail({ code: "failed", message, detail: describeOutcome(made) });
}
