import path from "node:path";
import * as z from "zod";

function listOf(each: z.ZodType<string, string>) {
  return z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(each));
}

/**
 * Everything the panel takes from its environment. Relative paths are of the working directory; an empty string counts
 * as unset, as shells and unit files leave them.
 */
const Environment = z.object({
  /** Folder of the panel's own data: database, secret, the box. */
  INFLIGHT_DATA_DIR: z.string().default(".inflight"),
  INFLIGHT_HOST: z.string().default("127.0.0.1"),
  INFLIGHT_PORT: z.coerce.number().int().min(0).max(65_535).default(8445),
  /** PEM files of a certificate and its key; without them the panel makes its own where it is not on loopback alone. */
  INFLIGHT_TLS_CERT: z.string().optional(),
  INFLIGHT_TLS_KEY: z.string().optional(),
  /** Names by which browsers reach the panel, separated by commas, besides this machine's own and the certificate's. */
  INFLIGHT_NAMES: listOf(z.hostname("has to hold names of hosts, separated by commas")),
  /** Addresses of reverse proxies, separated by commas, whose X-Forwarded headers are believed. */
  INFLIGHT_TRUSTED_PROXIES: listOf(
    z.union([z.ipv4(), z.ipv6()], "has to hold addresses, separated by commas"),
  ),
  /** Which appliance is managed: the box, or this machine. */
  INFLIGHT_APPLIANCE: z.enum(["sandbox", "local"]).default("sandbox"),
  /** First passwords of the accounts `admin` and `helpdesk`; read once, when they are made. */
  INFLIGHT_ADMIN_PASSWORD: z.string().min(1).optional(),
  INFLIGHT_HELPDESK_PASSWORD: z.string().min(1).optional(),
  /** The guided demo: on the box alone, whatever this says. */
  INFLIGHT_DEMO: z.enum(["on", "off"]).default("off"),
  /** Where the sign-in page offers the demo accounts: to browsers of this machine, to everybody, or to nobody. */
  INFLIGHT_DEMO_ACCOUNTS: z.enum(["loopback", "anywhere", "nowhere"]).default("loopback"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

/** Undefined for one that is to be made up. */
export interface FirstPasswords {
  readonly admin: string | undefined;
  readonly helpdesk: string | undefined;
}

export interface Env {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly certFile: string | undefined; readonly keyFile: string | undefined };
  readonly names: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly appliance: "sandbox" | "local";
  readonly demo: {
    readonly isAsked: boolean;
    readonly accountsFor: "loopback" | "anywhere" | "nowhere";
  };
  readonly firstPasswords: FirstPasswords;
  readonly production: boolean;
}

/** Reads the environment anew at each call, so that a test can set a variable. Throws a sentence naming the variable. */
export function env(): Env {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`Environment variable ${String(issue?.path[0])}: ${issue?.message ?? "not usable"}.`);
  }
  const value = parsed.data;
  return {
    dataDir: path.resolve(/* turbopackIgnore: true */ value.INFLIGHT_DATA_DIR),
    host: value.INFLIGHT_HOST,
    port: value.INFLIGHT_PORT,
    tls: { certFile: value.INFLIGHT_TLS_CERT, keyFile: value.INFLIGHT_TLS_KEY },
    names: value.INFLIGHT_NAMES,
    trustedProxies: value.INFLIGHT_TRUSTED_PROXIES,
    appliance: value.INFLIGHT_APPLIANCE,
    demo: { isAsked: value.INFLIGHT_DEMO === "on", accountsFor: value.INFLIGHT_DEMO_ACCOUNTS },
    firstPasswords: { admin: value.INFLIGHT_ADMIN_PASSWORD, helpdesk: value.INFLIGHT_HELPDESK_PASSWORD },
    production: value.NODE_ENV === "production",
  };
}
