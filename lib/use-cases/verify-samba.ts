import type { Host } from "@/lib/host/host";
import type { Negotiated } from "@/lib/samba/negotiate/decode";
import { negotiate } from "@/lib/use-cases/negotiate";
import type { Verification } from "@/lib/use-cases/managed-file";
import { noteOwnNegotiation } from "@/lib/use-cases/note-own-check";
import { ADDRESS_PARAMETERS, addressFrom, type SambaAddress } from "@/lib/use-cases/samba-address";
import { sambaParameters } from "@/lib/use-cases/samba-parameters";
import { verifyPatiently } from "@/lib/use-cases/verify-patiently";

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
    return { ok: false, message: "Samba does not run with this file.", detail: status.detail };
  }
  const answer = await noteOwnNegotiation(host, address, () => negotiate(host, address));
  if (!answer.ok && OLD_DIALECTS_ONLY.has(answer.error.code)) {
    return { ok: true, detail: "Samba answers, with nothing newer than SMB 1, as the file says." };
  }
  if (!answer.ok) {
    const where = `${address.host}, port ${String(address.port)}`;
    const message = `Samba runs, but does not answer at ${where}: ${answer.error.message}`;
    return { ok: false, message, detail: answer.error.detail ?? status.detail };
  }
  return agrees(answer.value, parameters);
}

function agrees(answer: Negotiated, parameters: Parameters): Verification {
  const signing = parameters.get("server signing");
  if (signing === "required" && !answer.signingRequired) return disagrees("require signing");
  const encrypt = parameters.get("smb encrypt");
  const speaksSmb3 = answer.dialect >= 0x0300;
  if (encrypt === "required" && !answer.encryption.offered && speaksSmb3)
    return disagrees("offer encryption");
  if (encrypt === "No" && answer.encryption.offered) {
    return {
      ok: false,
      message: "Samba still offers encryption, which the file turns off. A restart is needed.",
    };
  }
  const says = [
    `answers with ${answer.dialectName}`,
    answer.signingRequired ? "requires signing" : "does not require signing",
    answer.encryption.offered
      ? `offers encryption (${answer.encryption.cipher ?? "AES-128-CCM"})`
      : "offers no encryption",
  ];
  return { ok: true, detail: `Samba ${says.slice(0, -1).join(", ")} and ${says.at(-1) ?? ""}.` };
}

function disagrees(what: string): Verification {
  return {
    ok: false,
    message: `Samba answers, but does not ${what}, as the file demands. A restart may be needed.`,
  };
}
