import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storeVerification } from "@/lib/db/verification-store";
import { contentTag } from "@/lib/host/content-tag";
import type { Host } from "@/lib/host/host";
import { sectionKey } from "@/lib/samba/names";
import { checkClient } from "@/lib/use-cases/check-client";
import { readShareStatus, type ShareStatusReport } from "@/lib/use-cases/read-share-status";
import { type BoxFixture, startBoxFixture, withGlobal } from "@/lib/use-cases/testing/box-fixture";

let box: BoxFixture;

beforeAll(async () => {
  box = await startBoxFixture();
});

afterAll(async () => {
  await box.remove();
});

async function read(known = "", host: Host = box.host): Promise<ShareStatusReport> {
  const report = await readShareStatus(host, known);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

test("tells each share's state, and sends the shares once for a text", async () => {
  const report = await read();
  const finance = report.file?.shares.find(({ name }) => name === "finance");
  expect(report.file?.states[finance?.state ?? -1]).toMatchObject({ state: "on-request" });
  expect(report.caveat).toBeNull();
  expect(await read(report.tag)).toMatchObject({ tag: report.tag, file: null });
  expect((await read("another")).file).not.toBeNull();
});

test("counts who is connected, and who of them in the clear", async () => {
  const { address, port, users } = box.appliance;
  const password = users.find(({ name }) => name === "alice")?.password ?? "";
  const connect = (...more: string[]) => {
    const client = spawn(
      "smbclient",
      [`//${address}/finance`, "--configfile=/dev/null", "-p", String(port), "-U", "alice", ...more],
      { env: { ...process.env, PASSWD: password }, stdio: ["pipe", "ignore", "ignore"] },
    );
    // Samba notes how a session is encrypted with its requests.
    client.stdin.write("ls\n");
    return client;
  };
  const clients = [connect("-m", "SMB2_10"), connect("--client-protection=encrypt")];
  try {
    await expect
      .poll(async () => (await read()).sessions, { timeout: 20_000 })
      .toEqual([{ share: "finance", open: 2, clear: 1 }]);
  } finally {
    await Promise.all(
      clients.map(async (client) => {
        const ended = once(client, "exit");
        client.kill();
        await ended;
      }),
    );
  }
});

test("tells the rest where smbstatus is missing or prints rubbish", async () => {
  for (const outcome of [
    { kind: "not-found", program: "smbstatus" },
    { kind: "exited", code: 0, stdout: "<script>", stderr: "", truncated: false },
  ] as const) {
    const host: Host = { ...box.host, run: async () => Promise.resolve(outcome) };
    const report = await read("", host);
    expect(report.sessions).toBeNull();
    expect(report.noSessions).toMatch(/smbstatus/);
    expect(report.file?.shares.length).toBeGreaterThan(1);
  }
});

test("tells the last check of a share, and whether smb.conf is the same still", async () => {
  const before = await read();
  const check = { at: new Date(), by: "helpdesk", signedIn: true, summary: "As promised.", rows: "[]" };
  for (const [share, tag] of [
    ["FINANCE", before.tag],
    ["public", "of another file"],
  ] as const) {
    const shareKey = sectionKey(share);
    await storeVerification({ ...check, share, shareKey, tag, verdict: "as-promised" });
  }
  const { verified } = await read();
  expect(verified).toEqual([
    expect.objectContaining({ share: "finance", by: "helpdesk", verdict: "as-promised", outdated: false }),
    expect.objectContaining({ share: "public", outdated: true }),
  ]);
  expect(Date.parse(verified[0]?.at ?? "")).not.toBeNaN();
});

test("answers for a client from the file as it is now", async () => {
  const ask = async (client: string, share = "finance") => checkClient(box.host, { share, client });
  expect(await ask("windows-7")).toMatchObject({ value: { answer: "clear", server: "SERVER" } });
  const first = await box.read();
  await box.writeOutside(withGlobal(first, "smb encrypt = mandatory", "netbios name = FILER"));
  expect(await ask("windows-7")).toMatchObject({ value: { answer: "no", headline: "No" } });
  expect(await ask("windows-11")).toMatchObject({
    value: { headline: "Yes, encrypted with AES-128-GCM", server: "FILER" },
  });
  expect(await ask("windows-11", "gone")).toMatchObject({ value: { answer: "no", commands: [] } });
  expect(await ask("windows-11", "<script>\n")).toMatchObject({ value: { answer: "no" } });
  expect(await ask("amiga")).toMatchObject({ error: { code: "unknown-client" } });
  await box.writeOutside(first);
});

test("does not tire of 10,000 shares", async () => {
  const first = await box.read();
  const shares = Array.from({ length: 10_000 }, (_, index) => `[share ${String(index)}]\npath = /srv\n`);
  await box.writeOutside(`${first}\n${shares.join("")}`);
  const whole = await read();
  expect(whole.file?.shares.length).toBeGreaterThan(10_000);
  expect(whole.file?.states.length).toBeLessThan(5);
  const again = await read(whole.tag);
  expect(JSON.stringify(again).length).toBeLessThan(2_000);
  expect(contentTag(new TextEncoder().encode(await box.read()))).toBe(whole.tag);
  await box.writeOutside(first);
});
