import { expect, it } from "vitest";
import { markOrigin } from "@/scripts/serve/came-from";

const forged = () => ({
  "x-forwarded-for": "203.0.113.9, 198.51.100.4",
  "x-forwarded-host": "nas.example",
  "x-forwarded-proto": "https",
  "x-forwarded-prefix": "/evil",
  forwarded: "for=203.0.113.9",
  "x-real-ip": "203.0.113.9",
  "x-inflight-address": "203.0.113.9",
  host: "127.0.0.1:8445",
});

it("believes nothing that a client says of where it came from", () => {
  const headers = forged();
  markOrigin(headers, { address: "192.0.2.1", isTls: false, trusted: new Set() });
  expect(headers).toEqual({
    host: "127.0.0.1:8445",
    "x-forwarded-for": "192.0.2.1",
    "x-forwarded-proto": "http",
    "x-inflight-address": "192.0.2.1",
  });
});

it("believes a proxy that was named, as far as the proxy itself wrote it", () => {
  for (const address of ["10.0.0.2", "::ffff:10.0.0.2"]) {
    const headers = forged();
    markOrigin(headers, { address, isTls: false, trusted: new Set(["10.0.0.2"]) });
    expect(headers).toEqual({
      host: "127.0.0.1:8445",
      "x-forwarded-for": "198.51.100.4",
      "x-forwarded-host": "nas.example",
      "x-forwarded-proto": "https",
      "x-inflight-address": "198.51.100.4",
    });
  }
});

it("takes a named proxy that says nothing for the client", () => {
  const headers = { host: "nas" };
  markOrigin(headers, { address: "10.0.0.2", isTls: true, trusted: new Set(["10.0.0.2"]) });
  expect(headers).toEqual({
    host: "nas",
    "x-forwarded-for": "10.0.0.2",
    "x-forwarded-proto": "https",
    "x-inflight-address": "10.0.0.2",
  });
});
