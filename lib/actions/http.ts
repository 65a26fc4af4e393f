import type { Result } from "@/lib/shared/result";
import { RawReply } from "./raw-reply";

const STATUS: Readonly<Record<string, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  "password-due": 403,
  invalid: 400,
  "too-large": 400,
  unexpected: 500,
  missing: 404,
};

/** What an appliance that does not answer as it should is told as: it, not the panel, is at fault. */
const APPLIANCE_FAILED = 503;

const ALWAYS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** The HTTP answer of a read. */
export function reply(result: Result<unknown>): Response {
  if (!result.ok) {
    return Response.json(result, { status: STATUS[result.error.code] ?? APPLIANCE_FAILED, headers: ALWAYS });
  }
  if (result.value instanceof RawReply) {
    return new Response(result.value.bytes, { headers: { ...result.value.headers, ...ALWAYS } });
  }
  return Response.json(result, { headers: ALWAYS });
}

/** The query string as an object, the path's parameters (Next's, so strings) laid over it. */
export function queryOf(request: Request, params: unknown): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  const given = new URL(request.url).searchParams;
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    query[name] = values.length === 1 ? values[0] : values;
  }
  return typeof params === "object" && params !== null ? { ...query, ...params } : query;
}
