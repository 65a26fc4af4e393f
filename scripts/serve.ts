import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { ADDRESS_HEADER } from "@/lib/auth/request-address";
import { PATH_HEADER } from "@/lib/auth/request-path";
import { NONCE_HEADER } from "@/lib/shared/nonce-header";
import { closeDatabases } from "@/lib/db/client";
import { env } from "@/lib/shared/env";
import { openAppliance } from "@/lib/use-cases/open-appliance";
import { recoverChanges } from "@/lib/use-cases/recover-changes";
import { tendTunnels } from "@/lib/use-cases/tend-tunnels";
import { contentSecurityPolicy, SECURITY_HEADERS } from "@/scripts/serve/security-headers";

/** The panel's production server. `npm run up` starts it, waits for its message and ends it. */
const { host, port } = env();
const FINISH_WITHIN_MS = 5_000;
const NONCE_BYTES = 18;

await settleEarlierChanges();
const app = next({ dev: false, hostname: host, port, dir: process.cwd() });
await app.prepare();
const answer = app.getRequestHandler();

const server = createServer((request, response) => {
  markAddress(request);
  secure(request, response);
  request.headers[PATH_HEADER] = request.url ?? "/";
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});

server.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, host, () => {
  console.log(`Serving ${host}:${String(port)}, process ${String(process.pid)}.`);
  process.send?.("serving");
});

const leaveTunnels = tendTunnels((sentence) => {
  console.log(sentence);
});

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
  for (const sentence of await recoverChanges(appliance.value)) console.log(sentence);
  const resumed = await appliance.value.demoClients?.resume();
  if (resumed?.ok === false) console.error(resumed.error.message);
}

/** Next takes the nonce for its scripts from the request; a client cannot choose it. */
function secure(request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  request.headers[NONCE_HEADER] = nonce;
  request.headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}

/**
 * The client's address is that of the connection. Whatever a client sent under these names is dropped, or anybody could
 * pass for another and get round the limit on attempts to sign in.
 */
function markAddress(request: IncomingMessage): void {
  const address = request.socket.remoteAddress ?? "";
  delete request.headers.forwarded;
  request.headers["x-forwarded-for"] = address;
  request.headers[ADDRESS_HEADER] = address;
}

/** Takes no new connections, lets open requests finish for a while, then ends. */
function stop(): void {
  leaveTunnels();
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, FINISH_WITHIN_MS);
  server.close(() => {
    clearTimeout(patience);
    void closeDatabases().finally(() => process.exit(0));
  });
  server.closeIdleConnections();
}
