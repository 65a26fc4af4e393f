import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { VerificationReport } from "@/lib/samba/verify/report";
import type { Failure } from "@/lib/shared/result";
import { t } from "@/lib/words/t";
import { verifyShareAction } from "./actions";

type Credentials = Parameters<typeof verifyShareAction>[0]["credentials"];

export type VerifyState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly signedIn: boolean }
  | { readonly kind: "verified"; readonly report: VerificationReport }
  | { readonly kind: "failed"; readonly failure: Failure };

/**
 * Runs checks of one share. By hand and not as a mutation of react-query, which would keep what it was called with, the
 * password, for minutes.
 */
export function useVerify(share: string): {
  readonly state: VerifyState;
  readonly verify: (credentials: Credentials) => Promise<void>;
} {
  const queries = useQueryClient();
  const [state, setState] = useState<VerifyState>({ kind: "idle" });
  const verify = async (credentials: Credentials) => {
    setState({ kind: "running", signedIn: credentials !== null });
    setState(await ask(share, credentials));
    await queries.invalidateQueries({ queryKey: ["verifications"] });
  };
  return { state, verify };
}

async function ask(share: string, credentials: Credentials): Promise<VerifyState> {
  try {
    const result = await verifyShareAction({ share, credentials });
    return result.ok ? { kind: "verified", report: result.value } : { kind: "failed", failure: result.error };
  } catch {
    const message = t(
      "The panel did not answer, so it is not known what the check came to. Check the network, then verify again.",
    );
    return { kind: "failed", failure: { code: "offline", message } };
  }
}
