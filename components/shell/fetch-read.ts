import type { StandardSchemaV1 } from "@standard-schema/spec";
import * as v from "valibot";
import type { Failure } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

/** Thrown by `fetchRead`, so that react-query's `error` holds it; its message is written for the person. */
export class ReadError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "ReadError";
    this.failure = failure;
  }
}

const Answer = v.object({ ok: v.literal(true), value: v.unknown() });

const Refusal = v.object({
  ok: v.literal(false),
  error: v.object({ code: v.string(), message: v.string(), detail: v.optional(v.string()) }),
});

type Parameters = Readonly<Record<string, string | number | undefined>>;

/**
 * Reads from one of the panel's own route handlers, for a react-query `queryFn`. `params` become the query string, without
 * those that are undefined or empty; `reply` is the schema of the `value` in the answer `{ ok: true, value }`: valibot's, which is
 * small, or that of a form, which zod checks on both sides.
 *
 * Throws a `ReadError` for a refusal, for an answer that cannot be read and for a network that does not answer. Where
 * the session has ended, the browser goes to the sign-in page and comes back here afterwards.
 */
export async function fetchRead<T>(
  path: string,
  params: Parameters,
  reply: StandardSchemaV1<unknown, T>,
  signal?: AbortSignal,
): Promise<T> {
  const response = await ask(path, params, signal);
  const body = await bodyOf(response);
  const good = v.safeParse(Answer, body);
  if (good.success) {
    const value = await reply["~standard"].validate(good.output.value);
    if (value.issues === undefined) return value.value;
  }
  throw refusal(response.status, body);
}

/** A file's bytes, the tag it bears, and where it lies on the appliance. */
interface FetchedFile {
  readonly bytes: Uint8Array;
  readonly tag: string;
  readonly path: string;
}

/** The same for a route handler that answers with a file's bytes. */
export async function fetchFile(
  path: string,
  params: Parameters,
  signal?: AbortSignal,
): Promise<FetchedFile> {
  const response = await ask(path, params, signal);
  if (!response.ok) throw refusal(response.status, await bodyOf(response));
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    tag: response.headers.get("x-tag") ?? "",
    path: decodeURIComponent(response.headers.get("x-path") ?? ""),
  };
}

async function ask(path: string, params: Parameters, signal: AbortSignal | undefined): Promise<Response> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  try {
    return await fetch(query.size === 0 ? path : `${path}?${query.toString()}`, { signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ReadError({
      code: "offline",
      message: t(
        "The panel does not answer. Check the network, and that the panel is still running; it is asked again by itself.",
      ),
    });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function refusal(status: number, body: unknown): ReadError {
  if (status === 401) goToSignIn();
  const refused = v.safeParse(Refusal, body);
  if (!refused.success) return new ReadError(notUnderstood(status));
  const { code, message, detail } = refused.output.error;
  return new ReadError({ code, message, ...(detail === undefined ? {} : { detail }) });
}

function notUnderstood(status: number): Failure {
  return {
    code: "not-understood",
    message: t(
      "The panel gave an answer that this page does not understand (HTTP {status}). Reload the page; the panel may have been updated meanwhile.",
      { status },
    ),
  };
}

function goToSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.replace(`/sign-in?next=${encodeURIComponent(here)}`);
}
