import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSsReport } from "./ss-report";
import { readSshdLog } from "./sshd-log";

describe("ss's report", () => {
  it("gives client, processes and bytes of each connection (recorded from iproute2 6.1)", () => {
    const output = `0      0      127.0.0.1:24369 127.0.0.1:56400 users:(("sshd",pid=5990,fd=5),("sshd",pid=5987,fd=5))
	 bbr wscale:10,10 rto:212 rtt:10.533/16.694 ato:40 mss:42496 bytes_sent:3521 bytes_acked:3520 bytes_received:3609 segs_out:14
0      36     [::ffff:10.20.0.7]:22 [::ffff:10.20.0.9]:40112
	 cubic bytes_sent:5 bytes_received:7
0      0      [fe80::1%eth0]:22 [fe80::2%eth0]:40113 users:(("sshd",pid=7,fd=5))
`;
    expect(readSsReport(output)).toEqual([
      { address: "127.0.0.1", port: 56_400, pids: [5990, 5987], bytesReceived: 3609, bytesSent: 3521 },
      { address: "10.20.0.9", port: 40_112, pids: [], bytesReceived: 7, bytesSent: 5 },
      { address: "fe80::2", port: 40_113, pids: [7], bytesReceived: 0, bytesSent: 0 },
    ]);
  });

  it("takes rubbish for no connection", () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readSsReport(text))));
    expect(readSsReport("")).toEqual([]);
    expect(readSsReport("State Recv-Q Send-Q Local Address:Port\nnonsense")).toEqual([]);
  });
});

describe("sshd's log", () => {
  it("tells who was let in, who was not, and which forwards were refused (recorded from OpenSSH 9.2)", () => {
    const events = readSshdLog(`2026-11-25T18:54:16Z Server listening on 127.0.0.1 port 29113.
2026-11-25T18:54:17Z Connection from 127.0.0.1 port 48256 on 127.0.0.1 port 29113 rdomain ""
2026-11-25T18:54:17Z Accepted publickey for inflight-tunnel from 127.0.0.1 port 48256 ssh2: ED25519 SHA256:e0MAa+PwO/QzD8
2026-11-25T18:54:20Z Received request from 127.0.0.1 port 48256 to connect to host localhost port 22, but the request was denied.
2026-11-25T18:54:21Z Failed publickey for inflight-tunnel from 127.0.0.1 port 56430 ssh2: ED25519 SHA256:j96VTieyj
2026-11-25T18:54:21Z Connection closed by authenticating user inflight-tunnel 127.0.0.1 port 56430 [preauth]
2026-11-25T18:54:22Z Connection closed by invalid user root 127.0.0.1 port 56416 [preauth]
2026-11-25T18:54:23Z Disconnected from user inflight-tunnel 127.0.0.1 port 48256\r
`);
    expect(events.map(({ kind, port }) => `${kind} ${String(port)}`)).toEqual([
      "accepted 48256",
      "forward-refused 48256",
      "login-refused 56430",
      "login-refused 56430",
      "login-refused 56416",
      "closed 48256",
    ]);
    expect(events[0]).toMatchObject({
      at: new Date("2026-11-25T18:54:17Z"),
      fingerprint: "SHA256:e0MAa+PwO/QzD8",
    });
    expect(events[1]).toMatchObject({ host: "localhost", hostPort: 22, address: "127.0.0.1" });
    expect(events[4]).toMatchObject({ account: "root", fingerprint: undefined });
  });

  it("reads the journal's form as well, and passes over what a client makes up", () => {
    const [event] = readSshdLog(
      "2026-11-25T18:54:17+0200 nas sshd[123]: Accepted publickey for inflight-tunnel from ::ffff:10.0.0.9 port 4 ssh2: ED25519 SHA256:x",
    );
    expect(event).toMatchObject({
      at: new Date("2026-11-25T16:54:17Z"),
      address: "10.0.0.9",
      kind: "accepted",
    });
    const madeUp =
      "2026-11-25T18:54:17Z Invalid user x Accepted publickey for inflight-tunnel from 1.2.3.4 port 5 ssh2: ED25519 SHA256:y";
    expect(readSshdLog(madeUp)).toEqual([]);
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readSshdLog(text))));
  });
});
