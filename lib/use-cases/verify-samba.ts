import type { Host } from "@/lib/host/host";
import type { Negotiated } from "@/lib/samba/negotiate/decode";
import { negotiate } from "@/lib/use-cases/negotiate";
import type { Verification } from "@/lib/use-cases/managed-file";
import { noteOwnNegotiation } from "@/lib/use-cases/note-own-check";
import { ADDRESS_PARAMETERS, addressFrom, type SambaAddress } from "@/lib/use-cases/samba-address";
import { sambaParameters } from "@/lib/use-cases/samba-parameters";
import { verifyPatiently } from "@/lib/use-cases/verify-patiently";
import { t } from "@/lib/words/t";

const ASKED = [...ADDRESS_PARAMETERS, "server signing", "smb encrypt"] as const;
type Parameters = ReadonlyMap<(typeof ASKED)[number], string | undefined>;

/** Answers of a server that is there and was told to speak none of SMB 2 and 3. */
const OLD_DIALECTS_ONLY: ReadonlySet<string> = new Set(["smb1-only", "no-common-dialect"]);

/**
 * Whether smbd serves what its file says: it runs, answers an SMB negotiation on the file's first port, and that answer
 * agrees with the file's signing and encryption.
 */
export async function verifySamba(host: Host): Promise<Verification> {
  const parameters = await sambaParameters(host, ASKED);
  const address = addressFrom(parameters);
  return verifyPatiently(() => ask(host, address, parameters));
}

async function ask(host: Host, address: SambaAddress, parameters: Parameters): Promise<Verification> {
  const status = await host.service("smbd").status();
  if (status.state === "stopped" || status.state === "failed") {
    return { ok: false, message: t("Samba does not run with this file."), detail: status.detail };
  }
  const answer = await noteOwnNegotiation(host, address, () => negotiate(host, address));
  if (!answer.ok && OLD_DIALECTS_ONLY.has(answer.error.code)) {
    return { ok: true, detail: t("Samba answers, with nothing newer than SMB 1, as the file says.") };
  }
  if (!answer.ok) {
    const { host: at, port } = address;
    const message = t("Samba runs, but does not answer at {at}, port {port}: {reason}", {
      at,
      port,
      reason: answer.error.message,
    });
    return { ok: false, message, detail: answer.error.detail ?? status.detail };
  }
  return agrees(answer.value, parameters);
}

function agrees(answer: Negotiated, parameters: Parameters): Verification {
  const signing = parameters.get("server signing");
  if (signing === "required" && !answer.signingRequired) {
    return disagrees(
      t("Samba answers, but does not require signing, as the file demands. A restart may be needed."),
    );
  }
  const encrypt = parameters.get("smb encrypt");
  const speaksSmb3 = answer.dialect >= 0x0300;
  if (encrypt === "required" && !answer.encryption.offered && speaksSmb3) {
    return disagrees(
      t("Samba answers, but does not offer encryption, as the file demands. A restart may be needed."),
    );
  }
  if (encrypt === "No" && answer.encryption.offered) {
    return disagrees(t("Samba still offers encryption, which the file turns off. A restart is needed."));
  }
  const detail = t(
    "Samba answers with {dialect}, {signing, select, required {requires signing} other {does not require signing}} and {encryption, select, offered {offers encryption ({cipher})} other {offers no encryption}}.",
    {
      dialect: answer.dialectName,
      signing: answer.signingRequired ? "required" : "other",
      encryption: answer.encryption.offered ? "offered" : "other",
      cipher: answer.encryption.offered ? (answer.encryption.cipher ?? "AES-128-CCM") : "",
    },
  );
  return { ok: true, detail };
}

function disagrees(message: string): Verification {
  return { ok: false, message };
}
