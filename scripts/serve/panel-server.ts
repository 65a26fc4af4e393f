import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { doorWords } from "@/lib/actions/door-words";
import { PATH_HEADER } from "@/lib/auth/request-path";
import { NONCE_HEADER } from "@/lib/shared/nonce-header";
import { plainAddress } from "@/lib/shared/plain-address";
import { localeFor } from "@/lib/words/locale";
import { withLocale } from "@/lib/words/with-locale";
import { sendsTooMuch } from "@/scripts/serve/body-limit";
import { markOrigin } from "@/scripts/serve/came-from";
import { nameTeller } from "@/scripts/serve/known-names";
import { contentSecurityPolicy, HSTS, SECURITY_HEADERS } from "@/scripts/serve/security-headers";
import type { Tls } from "@/scripts/serve/tls";

interface PanelServerOptions {
  /** Null: plain HTTP. */
  readonly tls: Pick<Tls, "options" | "cert"> | null;
  readonly trustedProxies: readonly string[];
  /** Names of the panel besides this machine's and the certificate's. */
  readonly names: readonly string[];
  readonly hasSession: (headers: Headers) => Promise<boolean>;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}

const NONCE_BYTES = 18;

/**
 * What stands between the network and the panel's pages: TLS, where a request came from, by which name, how much it sends, and the headers
 * of every answer.
 */
export function createPanelServer(options: PanelServerOptions): Server {
  const { tls, trustedProxies, names, hasSession, answer } = options;
  const trusted = new Set(trustedProxies.map((each) => plainAddress(each).toLowerCase()));
  const isKnown = nameTeller(names, tls?.cert);
  const admit = async (request: IncomingMessage, response: ServerResponse) => {
    const address = request.socket.remoteAddress ?? "";
    const { host = "" } = request.headers;
    const { isProxy } = markOrigin(request.headers, { address, isTls: tls !== null, trusted });
    secure(request, response);
    request.headers[PATH_HEADER] = request.url ?? "/";
    // A proxy that is trusted has looked at the name itself.
    if (!isProxy && !isKnown(host)) refuse(request, response, 421, doorWords.unknownName);
    else if (await sendsTooMuch(request, () => hasSession(headersOf(request)))) {
      refuse(request, response, 413, doorWords.tooMuch);
    } else answer(request, response);
  };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    admit(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  };
  return tls === null ? createServer(listener) : createTlsServer(tls.options, listener);
}

/** What is sent all the same is let pass unread, or the answer would not arrive. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, why: () => string): void {
  const { cookie, "accept-language": acceptLanguage } = request.headers;
  const text = withLocale(localeFor({ cookie, acceptLanguage }), why);
  request.resume();
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

function headersOf({ headers }: IncomingMessage): Headers {
  const { cookie = "" } = headers;
  return new Headers({ cookie });
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
