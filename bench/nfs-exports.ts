import ini from "ini";
import { startBareServer } from "./bare-server";
import { time } from "./compare";
import { closeConnections, exchange } from "./exchange";
import { exportsText } from "./exports-text";
import type { Panel } from "./panel";
import type { Row } from "./row";
import { measureRead, timeRow } from "./server-time";
import { shareFileOfSize } from "./share-file";

const LINES = 10_000;
const COLD_ROUNDS = 40;

/** The reads that the page asks for as a person searches, sorts, turns pages and follows a link. */
const READS = [
  ["the page", "/nfs-exports"],
  ["its data", "/api/exports"],
  ["its data, searched", "/api/exports?q=project49%20tunnel"],
  ["its data, by traffic, page 90", "/api/exports?sort=exposure&order=desc&page=90"],
  ["its data, by clients, 200 a page", "/api/exports?sort=hosts&size=200"],
  ["its data, around one export", "/api/exports?around=/srv/projects/team28/project9988"],
] as const;

/** NFS Exports of a file of 10,000 lines: time of the server. */
export async function measureNfsExports(panel: Panel): Promise<Row[]> {
  const text = exportsText(LINES);
  await panel.writeExports(text);
  const bare = await startBareServer();
  try {
    const rows: Row[] = [];
    for (const [name, path] of READS) {
      rows.push((await measureRead(panel, bare, `NFS Exports, ${name}`, path)).row);
    }
    return [...rows, await measureChangedFile(panel, text)];
  } finally {
    closeConnections();
    await bare.close();
  }
}

/**
 * The first read after somebody changed the file: nothing that was worked out before holds, and the new content is stored as a
 * revision before it is answered. Without a target of its own: it happens once for each change.
 */
async function measureChangedFile(panel: Panel, text: string): Promise<Row> {
  const peer = shareFileOfSize(text.length, panel.sharedFolder).slice(0, text.length);
  const ours: number[] = [];
  const peers: number[] = [];
  for (let round = 0; round < COLD_ROUNDS; round += 1) {
    await panel.writeExports(`${text}# changed ${String(round)}\n`);
    ours.push((await exchange(`${panel.url}/api/exports`, { cookie: panel.cookie })).took);
    peers.push(time(() => ini.parse(peer)));
  }
  const name = "NFS Exports, its data after a change of the file";
  return {
    ...timeRow(name, ours, "ini.parse of an INI file of that size", peers),
    target: "none",
    met: true,
  };
}
