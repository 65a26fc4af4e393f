import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";

export const app = fileURLToPath(new URL("../../../app/", import.meta.url));

/** Every file below app/, as a path from there. */
export const appFiles = readdirSync(app, { recursive: true, encoding: "utf8" });
export const actionFiles = appFiles.filter((file) => /(?:^|\/)actions\.tsx?$/u.test(file));
export const routeFiles = appFiles.filter((file) => /(?:^|\/)route\.tsx?$/u.test(file));

/** What a route file may export beside handlers: settings that Next reads. */
const ROUTE_SETTINGS = new Set(["dynamic", "runtime", "maxDuration", "revalidate"]);

export type Made = (...args: readonly unknown[]) => Promise<unknown>;

/** A server action or a route handler. */
export interface Door {
  readonly where: string;
  readonly call: Made;
}

export async function doorsOf(file: string): Promise<Door[]> {
  const loaded: unknown = await import(path.join(app, file));
  return Object.entries(z.looseObject({}).parse(loaded))
    .filter(([name]) => !(routeFiles.includes(file) && ROUTE_SETTINGS.has(name)))
    .map(([name, value]) => ({ where: `${file} ${name}`, call: z.custom<Made>(isFunction).parse(value) }));
}

export function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
