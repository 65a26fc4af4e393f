import next from "next";
import { isSignedIn } from "@/lib/auth/stored-session";
import { closeDatabases } from "@/lib/db/client";
import { startSpawner } from "@/lib/host/spawner/spawner";
import { dataDir } from "@/lib/shared/data-dir";
import { env } from "@/lib/shared/env";
import { settleDemoAccounts } from "@/lib/use-cases/demo-accounts";
import { keepMeasuring } from "@/lib/use-cases/keep-measuring";
import { keepSettled } from "@/lib/use-cases/keep-settled";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { recoverChanges } from "@/lib/use-cases/recover-changes";
import { surveyAppliance } from "@/lib/use-cases/survey-appliance";
import { setUpDemo, tendDemo } from "@/lib/use-cases/tend-demo";
import { tendTunnels } from "@/lib/use-cases/tend-tunnels";
import { localeFor } from "@/lib/words/locale";
import { withLocale } from "@/lib/words/with-locale";
import { servingLines } from "@/scripts/serve/certificate-notice";
import { createPanelServer } from "@/scripts/serve/panel-server";
import { tlsFor } from "@/scripts/serve/tls";
import { serveWords } from "@/scripts/serve/words";

/** The panel's production server. `npm run up` starts it, waits for its message and ends it. */
const { dataDir: root, host, port, names, tls: files, trustedProxies } = env();
const FINISH_WITHIN_MS = 5_000;

const endSpawner = startSpawner();
await settleEarlierChanges();
// Accounts first: where there is no demo nobody may sign in to them, so that a panel that cannot see to that does not start.
for (const sentence of [...(await settleDemoAccounts()), ...(await setUpDemo())]) console.log(sentence);
const app = next({ dev: false, hostname: host, port, dir: process.cwd() });
await app.prepare();
const answerWords = serveWords();
const answer = app.getRequestHandler();

const tls = await tlsFor({ host, names, folder: dataDir(root).tls, ...files }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
const server = createPanelServer({
  tls,
  trustedProxies,
  names,
  hasSession: isSignedIn,
  answer: (request, response) => {
    if (answerWords(request, response)) return;
    const { cookie, "accept-language": acceptLanguage } = request.headers;
    withLocale(localeFor({ cookie, acceptLanguage }), () => answer(request, response)).catch(
      (error: unknown) => {
        console.error(error);
        response.destroy();
      },
    );
  },
});

server.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, host, () => {
  const fingerprint = tls?.isOwn === true ? tls.fingerprint : null;
  const at = `${host}:${String(port)}`;
  const isSupervised = process.send !== undefined;
  for (const line of servingLines({ at, pid: process.pid, fingerprint, isSupervised })) console.log(line);
  process.send?.({ scheme: tls === null ? "http" : "https", fingerprint });
});

const tell = (sentence: string) => {
  console.log(sentence);
};
const leaveTunnels = tendTunnels(tell);
const leaveDemo = tendDemo(tell);
const stopMeasuring = keepMeasuring(tell);
const stopSettling = keepSettled(tell);

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
// The channel to `npm run up` closes when that process ends, however it ends.
process.once("disconnect", stop);

/** Whatever an earlier panel left in flight is settled before anybody is served; its demo clients come back. */
async function settleEarlierChanges(): Promise<void> {
  const appliance = await openAppliance();
  if (!appliance.ok) {
    // The pages say so as well, and what to do; a panel that did not start could not.
    console.error(appliance.error.message);
    return;
  }
  // `npm run up` has said it already.
  if (appliance.value.kind === "local" && process.send === undefined) {
    for (const sentence of await surveyAppliance(appliance.value)) console.log(sentence);
  }
  for (const sentence of await recoverChanges(appliance.value)) console.log(sentence);
  const resumed = await appliance.value.demoClients?.resume();
  if (resumed?.ok === false) console.error(resumed.error.message);
}

/** Takes no new connections, lets open requests finish for a while, then ends. */
function stop(): void {
  leaveTunnels();
  leaveDemo();
  stopMeasuring();
  stopSettling();
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, FINISH_WITHIN_MS);
  server.close(() => {
    clearTimeout(patience);
    void closeDatabases().finally(() => {
      endSpawner();
      process.exit(0);
    });
  });
  server.closeIdleConnections();
}
