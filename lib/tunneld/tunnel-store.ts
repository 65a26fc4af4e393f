import { readFile, rename } from "node:fs/promises";
import * as z from "zod";
import { TunnelSecret, TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import { sealText, unsealText } from "@/lib/shared/sealing";
import { writeWhole } from "@/lib/shared/write-whole";

const Stored = z.object({
  version: z.literal(1),
  tunnels: z.array(z.object({ spec: TunnelSpec, enabledAt: z.number().int(), sealed: z.string() })),
});

/** A tunnel as it is kept over restarts. `enabledAt`, milliseconds since 1970, is where its time began. */
export interface KeptTunnel {
  readonly spec: TunnelSpec;
  readonly secret: TunnelSecret;
  readonly enabledAt: number;
}

/** The tunnels of this host in their file (mode 0600), private keys sealed. */
export function createTunnelStore(file: string, key: Uint8Array) {
  return {
    /** What is there, and sentences about what could not be made sense of. */
    async read(): Promise<{ readonly tunnels: readonly KeptTunnel[]; readonly remarks: readonly string[] }> {
      const text = await readFile(file, "utf8").catch((error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      });
      if (text === null) return { tunnels: [], remarks: [] };
      const stored = parse(text);
      if (stored === null) {
        await rename(file, `${file}.damaged`);
        return {
          tunnels: [],
          remarks: [`${file} is damaged and was put aside. Give this host its tunnels again.`],
        };
      }
      const tunnels: KeptTunnel[] = [];
      const remarks: string[] = [];
      for (const { spec, enabledAt, sealed } of stored.tunnels) {
        const secret = parseSecret(unsealText(key, Buffer.from(sealed, "base64"), bindingOf(spec)));
        if (secret === null)
          remarks.push(`The key of the tunnel ${spec.name} cannot be opened. Give it its key again.`);
        else tunnels.push({ spec, enabledAt, secret });
      }
      return { tunnels, remarks };
    },

    /** Replaces the file whole; writes come one after the other. */
    write(tunnels: () => readonly KeptTunnel[]): Promise<void> {
      return oneAtATime(file, async () => {
        const stored: z.infer<typeof Stored> = {
          version: 1,
          tunnels: tunnels().map(({ spec, enabledAt, secret }) => ({
            spec,
            enabledAt,
            sealed: Buffer.from(sealText(key, JSON.stringify(secret), bindingOf(spec))).toString("base64"),
          })),
        };
        await writeWhole(file, `${JSON.stringify(stored, null, 2)}\n`, 0o600);
      });
    },
  };
}

/** Whoever can write the file, but not read the key, must not have this host sign in elsewhere with a key that is in it. */
function bindingOf({ id, server }: TunnelSpec): string {
  return JSON.stringify([id, server.host, server.port, server.user]);
}

function parse(text: string): z.infer<typeof Stored> | null {
  try {
    return Stored.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function parseSecret(text: string | null): TunnelSecret | null {
  return text === null ? null : (TunnelSecret.safeParse(JSON.parse(text)).data ?? null);
}
