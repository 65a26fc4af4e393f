import path from "node:path";
import type { Argv } from "@/lib/host/host";
import type { Box } from "@/lib/sandbox/box";
import { inOwnRun, SSHD } from "@/lib/sandbox/ssh/own-run";
import { sshLayout } from "@/lib/sandbox/ssh/ssh-layout";

/** Makes `sshd -T` speak of the box's SSH server, wherever the machine's own keeps its configuration. */
export function prepareSsh(box: Box, argv: Argv): Argv {
  const [program, ...args] = argv;
  if (path.basename(program) !== "sshd") return argv;
  const { run, conf } = sshLayout(box.layout);
  return inOwnRun([SSHD, "-f", conf, ...args], run);
}
