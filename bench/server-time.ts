import type { BareServer } from "./bare-server";
import { type Exchange, exchange } from "./exchange";
import type { Panel } from "./panel";
import { median, milliseconds, percentile, type Row } from "./row";

const ROUNDS = 100;
const SERVER_TIME_MS = 150;

/** One read of the panel's, against a server that answers the very same bytes and does nothing for it; the two take turns. */
export async function measureRead(
  panel: Panel,
  bare: BareServer,
  name: string,
  path: string,
): Promise<{ row: Row; bytes: number }> {
  const headers = { cookie: panel.cookie };
  await bare.teach("/same", await exchange(panel.url + path, headers));
  const ours: Exchange[] = [];
  const peers: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await exchange(panel.url + path, headers));
    peers.push((await exchange(`${bare.url}/same`, headers)).took);
  }
  const times = ours.map(({ took }) => took);
  const row = timeRow(name, times, "a bare server that sends the same bytes", peers);
  return { row, bytes: Math.max(...ours.map(({ bytes }) => bytes)) };
}

/** 95 of a hundred answers took no longer. */
export function timeRow(name: string, ours: readonly number[], peer: string, peers: readonly number[]): Row {
  const time = percentile(ours, 0.95);
  const peerTime = percentile(peers, 0.95);
  return {
    name: `${name}: p95`,
    ours: `${milliseconds(time)} (median ${milliseconds(median(ours))})`,
    peer: `${peer}: ${milliseconds(peerTime)}`,
    ratio: time / peerTime,
    target: `< ${SERVER_TIME_MS} ms`,
    met: time < SERVER_TIME_MS,
  };
}
