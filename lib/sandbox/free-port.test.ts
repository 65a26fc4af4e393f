import { expect, it } from "vitest";
import { findFreePort, isFree } from "@/lib/sandbox/free-port";

it("gives a port to nobody else before the first who asked listens on it", async () => {
  const port = await findFreePort();
  expect(await isFree(port)).toBe(true);
  await expect(findFreePort(port, port + 1)).rejects.toThrow("No free port");
});

it("gives as many ports as are asked for, each once", async () => {
  const ports = await Promise.all(Array.from({ length: 300 }, () => findFreePort()));
  expect(new Set(ports).size).toBe(300);
});
