import { expect, it } from "vitest";
import { readSshdLog } from "./sshd-log";
import { tunnelEvents } from "./tunnel-events";

const LOG = `
2026-11-25T18:00:00Z Failed publickey for inflight-tunnel from 10.0.0.5 port 400 ssh2: ED25519 SHA256:ours
2026-11-25T18:00:01Z Accepted publickey for inflight-tunnel from 10.0.0.5 port 401 ssh2: ED25519 SHA256:ours
2026-11-25T18:00:02Z Accepted publickey for inflight-tunnel from 10.0.0.6 port 402 ssh2: ED25519 SHA256:other
2026-11-25T18:00:03Z Received request from 10.0.0.6 port 402 to connect to host localhost port 22, but the request was denied.
2026-11-25T18:00:04Z Received request from 10.0.0.5 port 401 to connect to host localhost port 22, but the request was denied.
2026-11-25T18:00:05Z Connection closed by 10.0.0.5 port 401
2026-11-25T18:00:06Z Accepted publickey for inflight-tunnel from 10.0.0.5 port 401 ssh2: ED25519 SHA256:other
2026-11-25T18:00:07Z Connection closed by 10.0.0.5 port 401
`.trim();

it("tells of one key what was logged of it, and not of who had its port later", () => {
  const told = tunnelEvents(readSshdLog(LOG), "SHA256:ours");
  expect(told.map(({ kind, at }) => `${at.toISOString().slice(17, 19)} ${kind}`)).toEqual([
    "00 login-refused",
    "01 accepted",
    "04 forward-refused",
    "05 closed",
  ]);
});
