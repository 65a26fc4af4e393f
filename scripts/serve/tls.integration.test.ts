import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { get } from "node:https";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect, type SecureVersion, type TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { certificateFingerprint, ownCertificate } from "@/scripts/serve/own-certificate";
import { createPanelServer } from "@/scripts/serve/panel-server";
import { isOwnAlone, tlsFor } from "@/scripts/serve/tls";

const run = promisify(execFile);

let folder: string;
let server: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inflight-tls-"));
});

afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

const wishes = (host: string) => ({ host, folder, certFile: undefined, keyFile: undefined });

/** A panel that answers each request with the headers as its pages would see them. */
async function serve(): Promise<{ port: number; cert: string }> {
  const tls = await tlsFor(wishes("192.0.2.1"));
  server = createPanelServer({
    tls,
    trustedProxies: [],
    names: [],
    hasSession: () => Promise.resolve(false),
    answer: (request, response) => response.end(JSON.stringify(request.headers)),
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    cert: await readFile(path.join(folder, "cert.pem"), "utf8"),
  };
}

async function handshake(port: number, version: SecureVersion, ciphers?: string): Promise<string> {
  const socket: TLSSocket = connect({
    ...{ port, host: "127.0.0.1", rejectUnauthorized: false, minVersion: version, maxVersion: version },
    ...(ciphers !== undefined && { ciphers }),
  });
  try {
    await once(socket, "secureConnect");
    return `${socket.getProtocol() ?? ""} ${socket.getCipher().name}`;
  } catch (error) {
    return error instanceof Error ? error.message : "refused";
  } finally {
    socket.destroy();
  }
}

describe("how the panel serves", () => {
  it("is plain on loopback alone", async () => {
    for (const host of ["127.0.0.1", "127.8.0.1", "::1", "localhost"]) {
      expect(isOwnAlone(host)).toBe(true);
      expect(await tlsFor(wishes(host))).toBeNull();
    }
    for (const host of ["0.0.0.0", "::", "192.0.2.1", "2001:db8::1", "nas.example", "127.example"]) {
      expect(isOwnAlone(host)).toBe(false);
    }
  });

  it("is TLS elsewhere, with a certificate of its own that is kept", async () => {
    const { port, cert } = await serve();
    const [answer] = (await once(
      get({ port, host: "localhost", ca: cert, headers: { "x-forwarded-for": "203.0.113.9" }, family: 4 }),
      "response",
    )) as [IncomingMessage];
    const text = (await answer.toArray()).join("");
    expect(JSON.parse(text)).toMatchObject({
      "x-inflight-address": "127.0.0.1",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-proto": "https",
    });
    expect(answer.headers).toMatchObject({
      "strict-transport-security": "max-age=31536000",
      "content-security-policy": expect.stringContaining("default-src 'none'") as string,
    });
    expect((await stat(path.join(folder, "key.pem"))).mode & 0o777).toBe(0o600);
    const again = await tlsFor(wishes("192.0.2.1"));
    expect(again).toMatchObject({ isOwn: true, fingerprint: certificateFingerprint(cert) });
    expect(again?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });

  it("speaks what is safe today, and nothing older", async () => {
    const { port } = await serve();
    expect(await handshake(port, "TLSv1.3")).toMatch(/^TLSv1\.3 TLS_/);
    expect(await handshake(port, "TLSv1.2")).toMatch(/^TLSv1\.2 ECDHE-ECDSA-.*(GCM|CHACHA20)/);
    expect(await handshake(port, "TLSv1.1", "DEFAULT@SECLEVEL=0")).not.toContain("TLSv1.1 ");
    expect(await handshake(port, "TLSv1.2", "ECDHE-ECDSA-AES128-SHA@SECLEVEL=0")).not.toContain("TLSv1.2 ");
  });

  it("has a certificate that openssl finds nothing wrong with, for this machine's names", async () => {
    await ownCertificate(folder, ["192.0.2.1", "nas.example"]);
    const file = path.join(folder, "cert.pem");
    const { stdout } = await run("openssl", ["x509", "-in", file, "-noout", "-text"]);
    expect(stdout).toContain("IP Address:192.0.2.1");
    expect(stdout).toContain("DNS:nas.example");
    expect(stdout).toContain("DNS:localhost");
    expect(stdout).toContain("CA:FALSE");
    expect(stdout).toContain("TLS Web Server Authentication");
    const verified = await run("openssl", ["verify", "-CAfile", file, "-purpose", "sslserver", file]);
    expect(verified.stdout).toContain("OK");
  });

  it("makes another where the one there is damaged, is another key's, or ends soon", async () => {
    const first = await ownCertificate(folder, []);
    expect(await ownCertificate(folder, [])).toEqual(first);
    const late = new Date(Date.now() + 370 * 86_400_000);
    const second = await ownCertificate(folder, [], late);
    expect(second.cert).not.toBe(first.cert);
    await writeFile(path.join(folder, "key.pem"), first.key);
    const third = await ownCertificate(folder, []);
    expect([first.cert, second.cert]).not.toContain(third.cert);
    await writeFile(path.join(folder, "cert.pem"), "-----BEGIN CERTIFICATE-----\n");
    expect((await ownCertificate(folder, [])).cert).not.toBe(third.cert);
  });

  it("takes an admin's files, on loopback too, and says what is wrong with them", async () => {
    await ownCertificate(folder, []);
    const [certFile, keyFile] = ["cert.pem", "key.pem"].map((name) => path.join(folder, name));
    expect(await tlsFor({ host: "127.0.0.1", folder, certFile, keyFile })).toMatchObject({ isOwn: false });
    const other = path.join(folder, "other");
    await ownCertificate(other, []);
    const foreign = { host: "127.0.0.1", folder, certFile, keyFile: path.join(other, "key.pem") };
    await expect(tlsFor(foreign)).rejects.toThrow(/not a certificate and its key/);
    await expect(tlsFor({ host: "127.0.0.1", folder, certFile, keyFile: undefined })).rejects.toThrow(
      /Give both/,
    );
    await expect(tlsFor({ host: "127.0.0.1", folder, certFile: "/nowhere", keyFile })).rejects.toThrow(
      /cannot be read/,
    );
    await expect(tlsFor({ host: "127.0.0.1", folder, certFile: keyFile, keyFile })).rejects.toThrow(
      /not a certificate and its key/,
    );
  });
});
