import { tunnelTests } from "@/lib/db/tunnel-test-store";
import { TunnelStep, type TunnelTestReport } from "@/lib/tunnels/tunnel-step";

/** What the tests of a profile came to, newest first. */
export async function listTunnelTests(profileId: string): Promise<readonly TunnelTestReport[]> {
  const stored = await tunnelTests(profileId);
  return stored.map(({ at, by, passed, summary, steps }) => ({
    at: at.toISOString(),
    by,
    passed,
    summary,
    steps: TunnelStep.array().catch([]).parse(JSON.parse(steps)),
  }));
}
