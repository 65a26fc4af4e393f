import { createHash } from "node:crypto";
import { contentTag } from "@/lib/host/content-tag";
import type { Host } from "@/lib/host/host";
import { checkSmbConf } from "@/lib/samba/checks/check-smb-conf";
import type { Finding } from "@/lib/samba/checks/finding";
import { introducedFindings } from "@/lib/samba/checks/introduced";
import { readTestparm } from "@/lib/samba/testparm";
import type { CheckerVerdict } from "@/lib/use-cases/change-types";
import type { CheckVerdict } from "@/lib/use-cases/managed-file";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";

export interface SmbConfVerdict extends CheckVerdict {
  readonly findings: readonly Finding[];
  /** Indices into `findings` of those the base does not have. */
  readonly introduced: readonly number[];
  readonly testparm: CheckerVerdict;
}

/**
 * The project's checks and the appliance's own testparm on a candidate, beside the same for what is on disk: only what
 * the change brings in has to be acknowledged.
 */
export async function checkSmbConfCandidate(
  host: Host,
  candidate: Uint8Array,
  base: Uint8Array,
): Promise<SmbConfVerdict> {
  const after = smbConfDocument({ tag: contentTag(candidate), bytes: candidate });
  const before = smbConfDocument({ tag: contentTag(base), bytes: base });
  const findings = checkSmbConf(after);
  const introduced = introducedFindings(findings, after.text, checkSmbConf(before), before.text);
  const [testparm, said] = await Promise.all([runTestparm(host, candidate), runTestparm(host, base)]);

  const warnings = [
    ...introduced.flatMap((index) => worthAcknowledging(findings[index])),
    ...testparm.warnings.filter((warning) => !said.warnings.includes(warning)),
    ...(testparm.ran ? [] : [testparm.words]),
  ];
  return {
    findings,
    introduced,
    testparm,
    warnings,
    warningsDigest: warnings.length === 0 ? null : digest(warnings),
    refused: testparm.ok
      ? null
      : {
          code: "refused",
          message:
            "Samba's own checker, testparm, refuses this text: smbd would not load it. Mend the lines it names, then review again.",
          detail: testparm.words,
        },
  };
}

/** A warning of ours is shown; only what shuts people out or loses lines needs a tick. testparm's warnings all do. */
function worthAcknowledging(finding: Finding | undefined): readonly string[] {
  return finding?.severity === "error" ? [`Line ${String(finding.number)}: ${finding.message}`] : [];
}

async function runTestparm(host: Host, bytes: Uint8Array): Promise<CheckerVerdict> {
  const outcome = await host.run(["testparm", "--suppress-prompt", "/dev/stdin"], {
    stdin: bytes,
    timeoutMs: 30_000,
  });
  if (outcome.kind !== "exited") {
    const why =
      outcome.kind === "not-found"
        ? "testparm is not installed on the appliance"
        : outcome.kind === "timed-out"
          ? "testparm did not end within 30 seconds"
          : "testparm could not be run";
    return {
      name: "testparm",
      ran: false,
      ok: true,
      warnings: [],
      words: `${why}: nobody but the panel has checked this text.`,
    };
  }
  const { loads, warnings } = readTestparm(outcome.stderr);
  return { name: "testparm", ran: true, ok: loads, warnings, words: outcome.stderr.trim() };
}

function digest(warnings: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([...warnings].sort()))
    .digest("hex");
}
