import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { parsePort } from "./options.mjs";
import { Sentence } from "./sentence.mjs";

const DEFAULT_PORT = 8445;

/**
 * The port to use: the one asked for, else the one this data folder used last, else the default.
 * @param {number | undefined} option
 * @param {string | undefined} variable INFLIGHT_PORT
 * @param {string} dataDir
 */
export async function choosePort(option, variable, dataDir) {
  if (option !== undefined) return option;
  if (variable !== undefined && variable !== "") return parsePort(variable, "INFLIGHT_PORT");
  return (await rememberedPort(dataDir)) ?? DEFAULT_PORT;
}

/** @param {string} dataDir */
export async function rememberedPort(dataDir) {
  const text = await readFile(portFile(dataDir), "utf8").catch(() => "");
  return /^\d{1,5}\n$/.test(text) ? Number(text) : undefined;
}

/**
 * @param {string} dataDir
 * @param {number} port
 */
export async function rememberPort(dataDir, port) {
  await writeFile(portFile(dataDir), `${port}\n`);
}

/**
 * Sees that a port can be listened on, before anything long begins. Gives back the port, chosen by the kernel for 0.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>}
 */
export function claimPort(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(portProblem(port, host, error)));
    probe.listen(port, host, () => {
      const address = probe.address();
      const chosen = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => resolve(chosen));
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @param {Error} error
 */
function portProblem(port, host, error) {
  const code = "code" in error ? error.code : undefined;
  const another = "npm run up -- --port";
  if (code === "EADDRINUSE") {
    const next = port < 65_535 ? port + 1 : port - 1;
    return new Sentence(
      `Port ${port} is in use by another program. End that program, or choose another port, for example: ${another} ${next}`,
    );
  }
  if (code === "EACCES") {
    return new Sentence(`Port ${port} is not allowed for this user. Choose one above 1023: ${another} 8445`);
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new Sentence(
      `This machine has no address ${host}. Set INFLIGHT_HOST to one it has, or leave it out.`,
    );
  }
  return error;
}

/** @param {string} dataDir */
function portFile(dataDir) {
  return path.join(dataDir, "port");
}
