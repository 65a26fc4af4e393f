import { contentTag } from "@/lib/host/content-tag";
import type { Host } from "@/lib/host/host";
import { checkSmbConf } from "@/lib/samba/checks/check-smb-conf";
import { readTestparm } from "@/lib/samba/testparm";
import { introducedFindings } from "@/lib/shared/introduced-findings";
import type { CheckerVerdict } from "@/lib/use-cases/change-types";
import type { CheckVerdict } from "@/lib/use-cases/managed-file";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { type OwnChecks, sentencesToSee, warningsDigest } from "@/lib/use-cases/warnings-to-see";
import { t } from "@/lib/words/t";

export interface SmbConfVerdict extends CheckVerdict, OwnChecks {
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
    ...sentencesToSee({ findings, introduced }),
    ...testparm.warnings.filter((warning) => !said.warnings.includes(warning)),
    ...(testparm.ran ? [] : [testparm.words]),
  ];
  return {
    findings,
    introduced,
    testparm,
    warnings,
    warningsDigest: warningsDigest(warnings),
    refused: testparm.ok
      ? null
      : {
          code: "refused",
          message: t(
            "Samba's own checker, testparm, refuses this text: smbd would not load it. Mend the lines it names, then review again.",
          ),
          detail: testparm.words,
        },
  };
}

async function runTestparm(host: Host, bytes: Uint8Array): Promise<CheckerVerdict> {
  const outcome = await host.run(["testparm", "--suppress-prompt", "/dev/stdin"], {
    stdin: bytes,
    timeoutMs: 30_000,
  });
  if (outcome.kind !== "exited") {
    const words =
      outcome.kind === "not-found"
        ? t("testparm is not installed on the appliance: nobody but the panel has checked this text.")
        : outcome.kind === "timed-out"
          ? t("testparm did not end within 30 seconds: nobody but the panel has checked this text.")
          : t("testparm could not be run: nobody but the panel has checked this text.");
    return { name: "testparm", ran: false, ok: true, warnings: [], words };
  }
  const { loads, warnings } = readTestparm(outcome.stderr);
  return { name: "testparm", ran: true, ok: loads, warnings, words: outcome.stderr.trim() };
}
