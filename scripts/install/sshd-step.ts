import { SYSTEM_DOOR } from "@/lib/host/privileges/system-places";
import { SSHD } from "@/lib/sandbox/ssh/own-run";
import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import { file } from "@/scripts/install/placed";
import { SSHD_DROP_IN, sshdDropIn } from "@/scripts/install/sshd-drop-in";
import type { Step } from "@/scripts/install/step";
import { exists, ran } from "@/scripts/install/system";

/** A server without SSH has no tunnels, and can be managed all the same. */
export async function sshdStep(): Promise<Step> {
  const title = "sshd settings of tunnels";
  if (await exists(SSHD)) {
    return file(title, { file: SSHD_DROP_IN, text: sshdDropIn(), mode: 0o644, after: checkSshd });
  }
  const without = `${title}, which need openssh-server: install that, then install again, where there are to be tunnels`;
  return { title: without, needs: () => Promise.resolve(null), do: () => Promise.resolve() };
}

async function checkSshd(): Promise<void> {
  // It wants its folder, which its unit makes.
  const { code, words } = await ran(["sh", "-c", "mkdir -p /run/sshd && exec sshd -t"]);
  if (code !== 0)
    throw new Sentence(`sshd would not start with ${SSHD_DROP_IN}, so it was taken away again.\n${words}`);
  const asked = await ran(["sshd", "-T", "-C", `user=${SYSTEM_DOOR.account},host=localhost,addr=127.0.0.1`]);
  if (!asked.words.includes(SYSTEM_DOOR.authorizedKeys)) {
    throw new Sentence(
      `sshd does not read ${SSHD_DROP_IN}. Put this line at the beginning of /etc/ssh/sshd_config: Include /etc/ssh/sshd_config.d/*.conf`,
    );
  }
}
