import type { Host } from "@/lib/host/host";

/**
 * Global parameters as the appliance's own Samba reads them from its file, includes and defaults resolved, in testparm's
 * spelling. Undefined where testparm gives no answer.
 */
export async function sambaParameters<Name extends string>(
  host: Host,
  names: readonly Name[],
): Promise<ReadonlyMap<Name, string | undefined>> {
  const values = await Promise.all(
    names.map(async (name) => {
      const outcome = await host.run(["testparm", "-s", `--parameter-name=${name}`]);
      const answered = outcome.kind === "exited" && outcome.code === 0;
      return [name, answered ? outcome.stdout.trim() : undefined] as const;
    }),
  );
  return new Map(values);
}
