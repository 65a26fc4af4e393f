import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { PATH_HEADER } from "@/lib/auth/request-path";
import { NONCE_HEADER } from "@/lib/shared/nonce-header";
import { plainAddress } from "@/lib/shared/plain-address";
import { markOrigin } from "@/scripts/serve/came-from";
import { contentSecurityPolicy, HSTS, SECURITY_HEADERS } from "@/scripts/serve/security-headers";
import type { Tls } from "@/scripts/serve/tls";

interface PanelServerOptions {
  /** Null: plain HTTP. */
  readonly tls: Pick<Tls, "options"> | null;
  readonly trustedProxies: readonly string[];
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}

const NONCE_BYTES = 18;

/** What stands between the network and the panel's pages: TLS, where a request came from, and the headers of every answer. */
export function createPanelServer({ tls, trustedProxies, answer }: PanelServerOptions): Server {
  const trusted = new Set(trustedProxies.map((each) => plainAddress(each).toLowerCase()));
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const address = request.socket.remoteAddress ?? "";
    markOrigin(request.headers, { address, isTls: tls !== null, trusted });
    secure(request, response);
    request.headers[PATH_HEADER] = request.url ?? "/";
    answer(request, response);
  };
  return tls === null ? createServer(listener) : createTlsServer(tls.options, listener);
}

/** Next takes the nonce for its scripts from the request; a client cannot choose it. */
function secure(request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  request.headers[NONCE_HEADER] = nonce;
  request.headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (request.headers["x-forwarded-proto"] === "https") response.setHeader("Strict-Transport-Security", HSTS);
}
