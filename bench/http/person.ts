import { Agent, request } from "node:http";
import { gunzipSync } from "node:zlib";
import { hiddenFields } from "../../e2e/fixtures/sign-in";

const PATIENCE_MS = 60_000;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** From sending the request to the last byte, in milliseconds. */
  readonly took: number;
}

/** Somebody with a browser of their own: an address, connections that stay open, cookies. */
export interface Person {
  /** Rejects where nobody answers. */
  get(path: string): Promise<Answer>;
  /** Sends a body as a page of the panel does. */
  post(path: string, body: FormData | string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Ends the connections. */
  leave(): void;
}

/**
 * @param address of 127.0.0.0/8, which is all this machine's own: who tries to sign in often is slowed by address
 */
function newPerson(url: string, address: string): Person {
  // A browser opens as many to one server.
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const jar = new Map<string, string>();
  const send = (method: string, path: string, headers: Record<string, string>, body?: Uint8Array) =>
    new Promise<Answer>((resolve, reject) => {
      const began = performance.now();
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const sent = request(
        url + path,
        {
          method,
          agent,
          localAddress: address,
          timeout: PATIENCE_MS,
          headers: { "accept-encoding": "gzip", ...(cookie !== "" && { cookie }), ...headers },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("error", reject);
          answer.on("end", () => {
            for (const line of answer.headers["set-cookie"] ?? []) keep(jar, line);
            const status = answer.statusCode ?? 0;
            const took = performance.now() - began;
            resolve({ status, headers: answer.headers, body: Buffer.concat(chunks), took });
          });
        },
      );
      sent.on("timeout", () => sent.destroy(new Error(`${path}: no answer within a minute.`)));
      sent.on("error", reject);
      sent.end(body);
    });
  return {
    get: (path) => send("GET", path, {}),
    post: async (path, body, headers = {}) => {
      const encoded = new Response(body);
      const type = encoded.headers.get("content-type") ?? "";
      const bytes = new Uint8Array(await encoded.arrayBuffer());
      return send("POST", path, { origin: url, "content-type": type, ...headers }, bytes);
    },
    leave: () => {
      agent.destroy();
    },
  };
}

/** Signs in as a browser without scripts does. Throws where that does not lead into the panel. */
export async function signedIn(
  url: string,
  address: string,
  account: { readonly username: string; readonly password: string },
): Promise<Person> {
  const person = newPerson(url, address);
  const page = await person.get("/sign-in");
  const form = new FormData();
  const fields = { ...hiddenFields(decoded(page)), ...account };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const answer = await person.post("/sign-in", form);
  if (answer.status !== 303) throw new Error(`Signing in was answered ${String(answer.status)}.`);
  return person;
}

/** The text of an answer. */
export function decoded({ headers, body }: Answer): string {
  return (headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString("utf8");
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const at = pair.indexOf("=");
  if (at > 0) jar.set(pair.slice(0, at), pair.slice(at + 1));
}
