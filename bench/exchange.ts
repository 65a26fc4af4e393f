import { Agent, request } from "node:http";

/** What one request cost and brought. */
export interface Exchange {
  /** From sending the request to the last byte of the answer, in milliseconds. */
  readonly took: number;
  /** Everything that came over the wire: headers and the body as it was sent, compressed or not. */
  readonly bytes: number;
  readonly body: Buffer;
  readonly type: string;
  readonly encoding: string | undefined;
}

/** Connections stay open, as a browser's do. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One GET as a browser sends it. Rejects where the answer is not 200: a fast refusal must not pass for a fast page. */
export async function exchange(url: string, headers: Record<string, string>): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let received = () => 0;
    const sent = request(
      url,
      { agent, headers: { "accept-encoding": "gzip, deflate, br, zstd", ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const took = performance.now() - began;
          if (answer.statusCode !== 200) {
            reject(new Error(`${url} answered ${String(answer.statusCode)}.`));
            return;
          }
          resolve({
            took,
            bytes: received(),
            body: Buffer.concat(chunks),
            type: answer.headers["content-type"] ?? "",
            encoding: answer.headers["content-encoding"],
          });
        });
      },
    );
    sent.on("socket", (socket) => {
      const before = socket.bytesRead;
      received = () => socket.bytesRead - before;
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Ends the connections that were kept open. */
export function closeConnections(): void {
  agent.destroy();
}
