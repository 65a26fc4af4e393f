import { z } from "zod";
import type { Failure } from "@/lib/shared/result";

/** Thrown by `fetchRead`, so that react-query's `error` holds it; its message is written for the person. */
export class ReadError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "ReadError";
    this.failure = failure;
  }
}

const Refusal = z.object({
  ok: z.literal(false),
  error: z.object({ code: z.string(), message: z.string(), detail: z.string().optional() }),
});

/**
 * Reads from one of the panel's own route handlers, for a react-query `queryFn`. `params` become the query string, without
 * those that are undefined or empty; `reply` is the schema of the `value` in the answer `{ ok: true, value }`.
 *
 * Throws a `ReadError` for a refusal, for an answer that cannot be read and for a network that does not answer. Where
 * the session has ended, the browser goes to the sign-in page and comes back here afterwards.
 */
export async function fetchRead<T>(
  path: string,
  params: Readonly<Record<string, string | number | undefined>>,
  reply: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const url = query.size === 0 ? path : `${path}?${query.toString()}`;
  const { status, body } = await ask(url, signal);
  const good = z.object({ ok: z.literal(true), value: reply }).safeParse(body);
  if (good.success) return good.data.value;
  if (status === 401) goToSignIn();
  const refused = Refusal.safeParse(body);
  if (!refused.success) throw new ReadError(notUnderstood(status));
  const { code, message, detail } = refused.data.error;
  throw new ReadError({ code, message, ...(detail === undefined ? {} : { detail }) });
}

async function ask(url: string, signal?: AbortSignal): Promise<{ status: number; body: unknown }> {
  let response: Response;
  try {
    response = await fetch(url, { headers: { accept: "application/json" }, signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ReadError({
      code: "offline",
      message:
        "The panel does not answer. Check the network, and that the panel is still running; it is asked again by itself.",
    });
  }
  try {
    return { status: response.status, body: await response.json() };
  } catch {
    return { status: response.status, body: undefined };
  }
}

function notUnderstood(status: number): Failure {
  return {
    code: "not-understood",
    message: `The panel gave an answer that this page does not understand (HTTP ${String(status)}). Reload the page; the panel may have been updated meanwhile.`,
  };
}

function goToSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}
