import { KeyRound } from "lucide-react";
import { OrderedChoice } from "@/components/ui/ordered-choice";
import { Panel } from "@/components/ui/panel";
import {
  ENCRYPTION_ALGORITHMS,
  type EncryptionAlgorithm,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
} from "@/lib/samba/ciphers";
import type { EncryptionForm } from "@/lib/samba/encryption-form";
import type { ServerFacts } from "@/lib/samba/server-facts";
import { msg, t } from "@/lib/words/t";
import type { Overview } from "../_queries";
import { FileLines } from "./file-lines";

const CIPHER_HINTS: Readonly<Record<EncryptionAlgorithm, string>> = {
  "AES-128-GCM": msg("Fast; Windows 10, Server 2016 and later."),
  "AES-128-CCM": msg("The only one that SMB 3.0 and 3.0.2 know: Windows 8 to 8.1, Server 2012 and 2012 R2."),
  "AES-256-GCM": msg("Longer keys, fast; Windows 11, Server 2022 and later."),
  "AES-256-CCM": msg("Longer keys; Windows 11, Server 2022 and later."),
};

const SIGNING_HINTS: Readonly<Record<SigningAlgorithm, string>> = {
  "AES-128-GMAC": msg("The fastest; Windows 11, Server 2022 and later."),
  "AES-128-CMAC": msg("What SMB 3 signs with."),
  "HMAC-SHA256": msg("What SMB 2 signs with."),
};

interface AlgorithmsPanelProps {
  posture: Overview["posture"];
  /** With the choices made. */
  facts: ServerFacts;
  canChange: boolean;
  onChange: (changes: Partial<EncryptionForm>) => void;
}

/** Which ciphers and signing algorithms the server offers, best first. */
export function AlgorithmsPanel({ posture, facts, canChange, onChange }: AlgorithmsPanelProps) {
  return (
    <Panel title={t("Ciphers and signing")} icon={<KeyRound />}>
      <div className="flex flex-col gap-4">
        <section className="flex flex-col gap-1.5">
          <OrderedChoice
            label={t("Ciphers, best first")}
            hint={t(
              "With SMB 3.1.1 the first one in this list that the client knows is used: the server's order decides.",
            )}
            options={ENCRYPTION_ALGORITHMS.map((value) => ({ value, hint: t(CIPHER_HINTS[value]) }))}
            value={inOrder(ENCRYPTION_ALGORITHMS, facts.encryptionAlgorithms)}
            disabled={!canChange}
            onValueChange={(encryptionAlgorithms) => {
              onChange({ encryptionAlgorithms: [...encryptionAlgorithms] });
            }}
          />
          <FileLines lines={posture.encryptionAlgorithms.lines} />
        </section>
        <section className="flex flex-col gap-1.5">
          <OrderedChoice
            label={t("Signing algorithms, best first")}
            hint={t("Of those that both sides know, the first one here is used.")}
            options={SIGNING_ALGORITHMS.map((value) => ({ value, hint: t(SIGNING_HINTS[value]) }))}
            value={inOrder(SIGNING_ALGORITHMS, facts.signingAlgorithms)}
            disabled={!canChange}
            onValueChange={(signingAlgorithms) => {
              onChange({ signingAlgorithms: [...signingAlgorithms] });
            }}
          />
          <FileLines lines={posture.signingAlgorithms.lines} />
        </section>
        <p>
          <strong>{t("Signing: {state}.", { state: posture.signing.label })}</strong> {posture.signing.reason}
        </p>
        <p>
          <strong>{t("Guests: {state}.", { state: posture.guests.label })}</strong> {posture.guests.reason}
        </p>
      </div>
    </Panel>
  );
}

/** The names in the list's order, typed; the list is one of plain text. */
function inOrder<Name extends string>(names: readonly Name[], list: readonly string[]): readonly Name[] {
  return list.flatMap((each) => names.find((name) => name === each) ?? []);
}
