import { findTunnel, listTunnels, type StoredTunnel } from "@/lib/db/tunnel-store";
import { type Failure, fail, ok, type Result } from "@/lib/shared/result";
import type { Profile } from "@/lib/tunnels/profile";
import { profileOf } from "@/lib/use-cases/tunnel-profile";
import { t } from "@/lib/words/t";

export interface FoundTunnel {
  readonly profile: Profile;
  readonly stored: StoredTunnel;
}

/** A profile, or the sentence that it is gone. */
export async function findTunnelProfile(id: string): Promise<Result<FoundTunnel, Failure<"missing">>> {
  const stored = await findTunnel(id);
  return stored ? ok({ profile: profileOf(stored), stored }) : fail(goneTunnel());
}

export async function allTunnels(): Promise<readonly FoundTunnel[]> {
  return (await listTunnels()).map((stored) => ({ profile: profileOf(stored), stored }));
}

export function goneTunnel(): Failure<"missing"> {
  const message = t("There is no such tunnel profile any more: somebody removed it. Go back to the list.");
  return { code: "missing", message };
}
