// The peer of the panel's server: Node's own, which knows what to answer and looks at nothing. Its parent tells it.
import { createServer } from "node:http";

/** @type {Map<string, { type: string, body: Uint8Array, encoding?: string }>} */
const answers = new Map();

process.on(
  "message",
  (/** @type {{ path: string, type: string, base64: string, encoding?: string }} */ told) => {
    const { path, type, base64, encoding } = told;
    answers.set(path, { type, body: Buffer.from(base64, "base64"), ...(encoding && { encoding }) });
    process.send?.({ learned: path });
  },
);
process.once("disconnect", () => process.exit(0));

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? "");
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  const { type, body, encoding } = answer;
  response.setHeader("content-type", type);
  if (encoding !== undefined) response.setHeader("content-encoding", encoding);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.send?.({ port: address.port });
});
