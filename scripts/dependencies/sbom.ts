import * as z from "zod";

/** What npm says of a package, of which only this is looked at; all else is handed on. */
const Component = z.looseObject({
  "bom-ref": z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});

const Bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(Component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
type Bill = z.infer<typeof Bill>;

/**
 * The bill of materials without what only builds and tests the panel. `npm sbom --omit dev` (npm 11.19) leaves out too much: what
 * the panel needs and a development package needs as well, esbuild among them.
 *
 * @param text what `npm sbom` wrote, as CycloneDX
 * @param name of the panel's package: npm takes the folder's
 */
export function productionBill(text: string, name: string): Bill {
  const bill = Bill.parse(JSON.parse(text));
  const components = bill.components.filter((component) => !isForDevelopment(component));
  const root = z.object({ "bom-ref": z.string() }).parse(bill.metadata.component)["bom-ref"];
  const kept = new Set([root, ...components.map((component) => component["bom-ref"])]);
  const dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map((entry) => ({ ...entry, dependsOn: entry.dependsOn.filter((ref) => kept.has(ref)) }));
  const metadata = { ...bill.metadata, component: { ...bill.metadata.component, name } };
  return { ...bill, metadata, components, dependencies };
}

function isForDevelopment({ properties }: z.infer<typeof Component>): boolean {
  return properties.some(({ name, value }) => name === "cdx:npm:package:development" && value === "true");
}
