import { parseArgs } from "node:util";
import { Sentence } from "./sentence.mjs";

export const UP_HELP = `npm run up -- [options]

Brings up the panel and its own Samba, NFS and SSH in a private folder. Installs what is missing, stays in the foreground, and
stops what it started on Ctrl-C.

  --appliance local manages this machine's own smb.conf, exports, sshd and services instead; starting changes nothing of them.
                    As another account than root it needs what npm run install:system installs (or INFLIGHT_APPLIANCE=local)
  --port NUMBER     port of the panel (the one used last, else 8445; 0 for any free one)
  --data-dir PATH   folder of its data: database, keys, the Samba it brings (default .inflight,
                    .inflight/local for this machine)
  --no-install      install nothing, neither npm packages nor Debian packages
  --help            this text

INFLIGHT_HOST is the address it listens on: 127.0.0.1, where it speaks plain HTTP. Anywhere else it speaks HTTPS, with a
certificate of its own or with INFLIGHT_TLS_CERT and INFLIGHT_TLS_KEY (PEM files). INFLIGHT_TRUSTED_PROXIES are the addresses
of reverse proxies whose X-Forwarded headers are believed. INFLIGHT_NAMES are names it is reached by, besides this machine's own.

npm run demo brings up the guided demo instead: see npm run demo -- --help.

INFLIGHT_ADMIN_PASSWORD and INFLIGHT_HELPDESK_PASSWORD set the first passwords of the accounts admin and helpdesk;
without them they are made up and printed once.`;

export const DEMO_HELP = `npm run demo -- [options]

Brings up the guided demo: the panel and its box as npm run up does, with clients that use it, tunnels that are open, accounts
offered on the sign-in page, a tour and a presenter's page. It has a data folder of its own, and never manages a real appliance.

  --reset           brings the demo that runs with this data folder back to its start, and ends
  --port NUMBER     port of the panel (the one used last, else 8445; 0 for any free one)
  --data-dir PATH   folder of its data (default .inflight/demo)
  --no-install      install nothing, neither npm packages nor Debian packages
  --help            this text

Its accounts are offered to browsers of this machine alone. INFLIGHT_DEMO_ACCOUNTS=anywhere offers them to everybody who reaches the
sign-in page, nowhere to nobody.`;

export const TEST_HELP = `npm test -- [options]

Installs what is missing and runs every check: format, lint, types, unused code, unit, integration, end to end.

  --only A,B        only these stages (format, lint, types, unused, unit, integration, e2e)
  --no-install      install nothing, neither npm packages nor Debian packages
  --help            this text`;

export const STAGES = ["format", "lint", "types", "unused", "unit", "integration", "e2e"];

/**
 * @typedef {{ help: boolean, install: boolean, port: number | undefined, dataDir: string | undefined,
 *   appliance: "sandbox" | "local" | undefined }} UpOptions
 * @typedef {Omit<UpOptions, "appliance"> & { reset: boolean }} DemoOptions
 * @typedef {{ help: boolean, install: boolean, only: string[] }} TestOptions
 */

/**
 * @param {string[]} args
 * @returns {UpOptions}
 */
export function parseUpOptions(args) {
  const values = parse(
    args,
    { port: "string", "data-dir": "string", appliance: "string" },
    "npm run up -- --help",
  );
  const dataDir = values["data-dir"];
  if (dataDir === "") throw new Sentence("--data-dir needs a folder, for example --data-dir /srv/inflight.");
  return {
    help: values["help"] === true,
    install: values["no-install"] !== true,
    port: typeof values["port"] === "string" ? parsePort(values["port"], "--port") : undefined,
    dataDir: typeof dataDir === "string" ? dataDir : undefined,
    appliance: parseAppliance(values["appliance"]),
  };
}

/**
 * @param {string[]} args
 * @returns {DemoOptions}
 */
export function parseDemoOptions(args) {
  const reset = args.includes("--reset");
  if (args.some((arg) => arg.startsWith("--appliance"))) {
    throw new Sentence("The demo runs on its own box, never on a real appliance: leave --appliance out.");
  }
  const { appliance: _, ...rest } = parseUpOptions(args.filter((arg) => arg !== "--reset"));
  return { ...rest, reset };
}

/**
 * @param {string[]} args
 * @returns {TestOptions}
 */
export function parseTestOptions(args) {
  const values = parse(args, { only: "string" }, "npm test -- --help");
  const only = typeof values["only"] === "string" ? values["only"].split(",").filter(Boolean) : STAGES;
  const unknown = only.find((name) => !STAGES.includes(name));
  if (unknown !== undefined || only.length === 0) {
    throw new Sentence(`--only takes names out of ${STAGES.join(", ")}, separated by commas.`);
  }
  return { help: values["help"] === true, install: values["no-install"] !== true, only };
}

/**
 * @param {string | boolean | undefined} text
 * @returns {"sandbox" | "local" | undefined}
 */
function parseAppliance(text) {
  if (text === undefined || text === "sandbox" || text === "local") return text;
  throw new Sentence(
    `--appliance is sandbox (a box of its own) or local (this machine), and got "${String(text)}".`,
  );
}

/**
 * @param {string} text
 * @param {string} from where it was given
 */
export function parsePort(text, from) {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Sentence(`${from} needs a number from 0 to 65535, for example 8445, and got "${text}".`);
}

/**
 * @param {string[]} args
 * @param {Record<string, "string">} strings
 * @param {string} helpCommand
 * @returns {Record<string, string | boolean | undefined>}
 */
function parse(args, strings, helpCommand) {
  /** @type {import("node:util").ParseArgsConfig["options"]} */
  const options = { help: { type: "boolean", short: "h" }, "no-install": { type: "boolean" } };
  for (const [name, type] of Object.entries(strings)) options[name] = { type };
  try {
    return /** @type {Record<string, string | boolean | undefined>} */ (parseArgs({ args, options }).values);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(". ")[0] ?? error.message) : String(error);
    throw new Sentence(`${reason.replace(/\.$/, "")}. See: ${helpCommand}`);
  }
}
