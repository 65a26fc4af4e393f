import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { knownSecrets } from "./secrets/known";
import { readyLine } from "./ready-line";
import { watchProcesses } from "./secrets/process-watch";
import { sweep } from "./secrets/sweep";
import { adminPassword, helpdeskPassword, panelVariables } from "./panel-under-test";

/**
 * Brings up the panel as a person would, with `npm run up`, in a data folder and on a port of its own; ends it the same
 * way. Playwright calls this once, before its workers start: they inherit where the panel is.
 *
 * When all tests are done, every password and key that they used is looked for in whatever the panel left, in the command lines
 * of all processes that ran meanwhile, and in the environments of the panel's own. Where one is found, the run fails.
 */
export default async function bringUpPanel(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "inflight-e2e-"));
  const secrets = `${dataDir}.secrets`;
  await writeFile(secrets, "", { mode: 0o600 });
  const processes = watchProcesses();
  const port = await freePort();
  const up = spawn("npm", ["run", "up", "--", "--data-dir", dataDir, "--port", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      INFLIGHT_ADMIN_PASSWORD: adminPassword,
      INFLIGHT_HELPDESK_PASSWORD: helpdeskPassword,
      [panelVariables.mark]: "yes",
    },
  });
  const ended = once(up, "close");
  process.env[panelVariables.url] = (await readyLine(up.stdout)).url;
  process.env[panelVariables.dataDir] = dataDir;
  process.env[panelVariables.secrets] = secrets;
  return async () => {
    up.kill("SIGTERM");
    await ended;
    const found = sweep({ dataDir, secrets: knownSecrets(), processes: processes.stop() });
    await rm(dataDir, { recursive: true, force: true });
    await rm(secrets);
    if (found.length > 0) throw new Error(`Secrets got where they do not belong:\n${found.join("\n")}`);
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("No free port.");
  return address.port;
}
