import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import * as z from "zod";
import { lockedPackages } from "@/scripts/dependencies/lockfile";

const run = promisify(execFile);

const Bill = z.object({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.string().regex(/^1\.\d$/),
  metadata: z.object({ component: z.object({ "bom-ref": z.string(), name: z.literal("inflight") }) }),
  components: z.array(
    z.object({
      "bom-ref": z.string(),
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith("pkg:npm/"),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

it("npm run -s sbom is CycloneDX, and has every production package and no other", {
  timeout: 120_000,
}, async () => {
  const { stdout } = await run("npm", ["run", "-s", "sbom"], { maxBuffer: 64 * 1024 * 1024 });
  const bill = Bill.parse(JSON.parse(stdout));
  const wanted = lockedPackages()
    .filter(({ dev }) => !dev)
    .map(({ name, version }) => `${name}@${version}`);
  const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  expect(wanted.length).toBeGreaterThan(300);
  expect(listed).toEqual(new Set(wanted));
  const refs = new Set(bill.components.map((component) => component["bom-ref"]));
  refs.add(bill.metadata.component["bom-ref"]);
  for (const { ref, dependsOn } of bill.dependencies) {
    expect([ref, ...dependsOn].filter((each) => !refs.has(each))).toEqual([]);
  }
});
