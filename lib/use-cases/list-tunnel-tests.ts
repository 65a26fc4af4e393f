import { tunnelTests } from "@/lib/db/tunnel-test-store";
import type { TunnelTestReport } from "@/lib/tunnels/tunnel-step";
import { readTest } from "@/lib/use-cases/kept-test";

/** What the tests of a profile came to, newest first. */
export async function listTunnelTests(profileId: string): Promise<readonly TunnelTestReport[]> {
  return (await tunnelTests(profileId)).map(readTest);
}
