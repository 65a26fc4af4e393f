import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { startPrivateSmbd } from "@/lib/samba/testing/private-smbd";
import type { Result } from "@/lib/shared/result";
import { decodeNegotiateReply, type Negotiated } from "./decode";
import { encodeNegotiate } from "./encode";
import type { Dialect } from "./protocol";

async function ask(port: number, dialects?: readonly Dialect[]): Promise<Result<Negotiated>> {
  const socket = connect(port, "127.0.0.1");
  try {
    socket.write(encodeNegotiate(dialects && { dialects }));
    let received = new Uint8Array();
    for await (const chunk of socket) {
      received = Uint8Array.from([...received, ...(chunk as Uint8Array)]);
      const result = decodeNegotiateReply(received);
      if (result.ok || result.error.code !== "incomplete") return result;
    }
    return decodeNegotiateReply(received);
  } finally {
    socket.destroy();
  }
}

async function withSmbd<T>(lines: readonly string[], use: (port: number) => Promise<T>): Promise<T> {
  const smbd = await startPrivateSmbd(lines);
  try {
    return await use(smbd.port);
  } finally {
    await smbd.stop();
  }
}

const gcm = { offered: true, cipher: "AES-128-GCM" };

describe("NEGOTIATE with a real smbd", () => {
  it.each<[readonly string[], Partial<Negotiated>]>([
    [[], { dialect: 0x0311, signingRequired: false, encryption: gcm }],
    [["server signing = auto"], { dialect: 0x0311, signingRequired: false, encryption: gcm }],
    [["server signing = disabled"], { signingRequired: false }],
    [["server signing = mandatory"], { dialect: 0x0311, signingRequired: true, encryption: gcm }],
    [["smb encrypt = off"], { dialect: 0x0311, encryption: { offered: false } }],
    [["smb encrypt = mandatory", "server signing = mandatory"], { signingRequired: true, encryption: gcm }],
    [["server max protocol = SMB2_10"], { dialect: 0x0210, encryption: { offered: false } }],
    [
      ["server max protocol = SMB3_00"],
      { dialect: 0x0300, encryption: { offered: true, cipher: "AES-128-CCM" } },
    ],
    [
      ["server max protocol = SMB3_02", "smb encrypt = off"],
      { dialect: 0x0302, encryption: { offered: false } },
    ],
    [
      ["server smb3 encryption algorithms = AES-256-GCM"],
      { dialect: 0x0311, encryption: { offered: true, cipher: "AES-256-GCM" } },
    ],
  ])("reads %j", async (lines, expected) => {
    expect(await withSmbd(lines, async (port) => ask(port))).toMatchObject({ ok: true, value: expected });
  });

  it("asks for one dialect alone", async () => {
    await withSmbd(["server min protocol = SMB3_00"], async (port) => {
      expect(await ask(port, [0x0302])).toMatchObject({ ok: true, value: { dialect: 0x0302 } });
      expect(await ask(port, [0x0210])).toMatchObject({ ok: false, error: { code: "no-common-dialect" } });
    });
  });

  it("takes “SMB3” as a lowest version for SMB 3.1.1 alone", async () => {
    await withSmbd(["server min protocol = SMB3"], async (port) => {
      expect(await ask(port, [0x0302])).toMatchObject({ ok: false, error: { code: "no-common-dialect" } });
      expect(await ask(port, [0x0311])).toMatchObject({ ok: true });
    });
  });

  it("notices a server that speaks SMB 1 alone", async () => {
    await withSmbd(["server min protocol = NT1", "server max protocol = NT1"], async (port) => {
      expect(await ask(port)).toMatchObject({ ok: false });
    });
  });
});
