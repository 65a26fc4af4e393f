import ssh2 from "ssh2";
import { TUNNEL_PARTS } from "@/lib/sandbox/demo-tunnels/cast";
import { demoSecret } from "@/lib/use-cases/demo-secrets";
import { makeKey } from "@/lib/use-cases/tunnel-secrets";

/** Both halves of the key that a demo client made for itself. Its profile gets the public one. */
export async function demoTunnelKey(
  client: string,
): Promise<{ readonly privateKey: string; readonly publicKey: string }> {
  const privateKey = await demoSecret(`key of ${client}`, () => makeKey().privateKey);
  const parsed = ssh2.utils.parseKey(privateKey);
  if (parsed instanceof Error || Array.isArray(parsed))
    throw new Error(`The demo key of ${client} is damaged.`);
  return { privateKey, publicKey: `${parsed.type} ${parsed.getPublicSSH().toString("base64")}` };
}

/** The public halves, by client. */
export async function demoPublicKeys(): Promise<ReadonlyMap<string, string>> {
  const keys = await Promise.all(
    TUNNEL_PARTS.map(async ({ name }) => [name, (await demoTunnelKey(name)).publicKey] as const),
  );
  return new Map(keys);
}
