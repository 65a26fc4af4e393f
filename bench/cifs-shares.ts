import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startBareServer } from "./bare-server";
import { closeConnections, exchange } from "./exchange";
import type { Panel } from "./panel";
import { kilobytes, type Row } from "./row";
import { measureRead, timeRow } from "./server-time";
import { shareFile } from "./share-file";

const run = promisify(execFile);

const SHARES = 5_000;
const COLD_ROUNDS = 40;
const WIRE_BYTES = 200_000;

/** The reads that the page of that name asks for as a person searches, sorts and turns pages. */
const READS = [
  ["its data", "/api/shares"],
  ["its data, searched", "/api/shares?q=project%2049"],
  ["its data, by path, page 90", "/api/shares?sort=path&order=desc&page=90"],
  ["its data, by encryption, 200 a page", "/api/shares?sort=encryption&size=200"],
] as const;

/** CIFS Shares of a file with 5,000 shares: time of the server and bytes over the wire. */
export async function measureCifsShares(panel: Panel): Promise<Row[]> {
  const text = shareFile(SHARES, panel.sharedFolder);
  await panel.writeSmbConf(text);
  const bare = await startBareServer();
  try {
    const page = await measureRead(panel, bare, "CIFS Shares, the page", "/cifs-shares");
    const rows = [page.row];
    let largest = 0;
    for (const [name, path] of READS) {
      const read = await measureRead(panel, bare, `CIFS Shares, ${name}`, path);
      rows.push(read.row);
      largest = Math.max(largest, read.bytes);
    }
    return [...rows, wireRow(page.bytes + largest, text.length), await measureChangedFile(panel, text)];
  } finally {
    closeConnections();
    await bare.close();
  }
}

/** The first read after somebody changed the file: nothing that was worked out before holds. */
async function measureChangedFile(panel: Panel, text: string): Promise<Row> {
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < COLD_ROUNDS; round += 1) {
    await panel.writeSmbConf(`${text}# changed ${round}\n`);
    ours.push((await exchange(`${panel.url}/api/shares`, { cookie: panel.cookie })).took);
    const began = performance.now();
    await run("testparm", ["-s", panel.smbConf], { maxBuffer: 64 * 1024 * 1024 });
    peers.push(performance.now() - began);
  }
  return timeRow("CIFS Shares, its data after a change of the file", ours, "testparm -s", peers);
}

function wireRow(bytes: number, fileSize: number): Row {
  return {
    name: "CIFS Shares, the page and its largest data: over the wire",
    ours: kilobytes(bytes),
    peer: `smb.conf itself: ${kilobytes(fileSize)}`,
    ratio: bytes / fileSize,
    target: `< ${kilobytes(WIRE_BYTES)}`,
    met: bytes < WIRE_BYTES,
  };
}
