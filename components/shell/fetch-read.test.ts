import { afterEach, expect, test, vi } from "vitest";
import * as v from "valibot";
import { fetchFile, fetchRead, ReadError } from "@/components/shell/fetch-read";

afterEach(() => {
  vi.unstubAllGlobals();
});

function answerWith(body: BodyInit, init?: ResponseInit) {
  const asked = vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, init)));
  vi.stubGlobal("fetch", asked);
  return asked;
}

const Count = v.object({ count: v.number() });

test("leaves out parameters without a value and gives back the value of the answer", async () => {
  const asked = answerWith(JSON.stringify({ ok: true, value: { count: 3 } }));
  expect(await fetchRead("/api/x", { q: "a b", page: 2, actor: "", sort: undefined }, Count)).toEqual({
    count: 3,
  });
  expect(asked.mock.calls[0]?.[0]).toBe("/api/x?q=a+b&page=2");
});

test("a refusal is thrown with its own words", async () => {
  const error = { code: "busy", message: "Another change is being applied.", detail: "pid 7" };
  answerWith(JSON.stringify({ ok: false, error }), { status: 503 });
  await expect(fetchRead("/api/x", {}, Count)).rejects.toMatchObject({
    failure: error,
    message: error.message,
  });
});

test("an answer of another form, or none at all, is a sentence too", async () => {
  answerWith(JSON.stringify({ ok: true, value: { count: "three" } }));
  await expect(fetchRead("/api/x", {}, Count)).rejects.toMatchObject({ failure: { code: "not-understood" } });
  answerWith("<html>", { status: 502 });
  await expect(fetchRead("/api/x", {}, Count)).rejects.toThrow("HTTP 502");
});

test("a network that does not answer is a sentence, an aborted question is not", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  await expect(fetchRead("/api/x", {}, Count)).rejects.toBeInstanceOf(ReadError);
  const aborted = AbortSignal.abort();
  await expect(fetchRead("/api/x", {}, Count, aborted)).rejects.toBeInstanceOf(TypeError);
});

test("without a session the browser goes to sign in, and knows the way back", async () => {
  const replace = vi.fn();
  vi.stubGlobal("window", { location: { pathname: "/audit", search: "?page=2", replace } });
  answerWith(JSON.stringify({ ok: false, error: { code: "unauthenticated", message: "Log in." } }), {
    status: 401,
  });
  await expect(fetchRead("/api/x", {}, Count)).rejects.toThrow("Log in.");
  expect(replace).toHaveBeenCalledWith("/sign-in?next=%2Faudit%3Fpage%3D2");
});

test("a file comes with the tag it bears", async () => {
  answerWith(new Uint8Array([0xff, 0, 0x41]), { headers: { "x-tag": "abc" } });
  expect(await fetchFile("/api/file", {})).toMatchObject({
    bytes: new Uint8Array([0xff, 0, 0x41]),
    tag: "abc",
  });
});
