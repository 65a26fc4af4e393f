import type { Host } from "@/lib/host/host";
import { type PresetRecognition, recognisePreset } from "@/lib/samba/apply-preset";
import type { SmbConf } from "@/lib/samba/document";
import { choiceWarning } from "@/lib/samba/share-choice";
import { encryptionGround } from "@/lib/samba/encryption-ground";
import type { ShareGround } from "@/lib/samba/encryption-preview";
import type { EncryptionState } from "@/lib/samba/encryption-table";
import { serverPosture, type ServerPosture } from "@/lib/samba/posture";
import { type GuestAccess, sharePostures } from "@/lib/samba/share-posture";
import { type ShareKind, shareKind } from "@/lib/samba/share-summary";
import { ok, type Result } from "@/lib/shared/result";
import { readManagedFile } from "@/lib/use-cases/notice-outside-change";
import { keepSaid } from "@/lib/words/keep-said";
import { smbConfDocument } from "@/lib/use-cases/smb-conf-document";
import { smbConfFile } from "@/lib/use-cases/smb-conf-file";

/** All that the SMB3 Encryption page shows and can change. Plain values: it can travel. */
export interface EncryptionOverview {
  /** Tag of the file this was read from: what a change begins from. */
  readonly tag: string;
  readonly recognition: PresetRecognition;
  /** `posture.facts`, `shares` and `guestAccount` are the ground of `previewEncryption`. */
  readonly posture: ServerPosture;
  readonly shares: readonly ShareOverview[];
  readonly guestAccount: string;
}

export interface ShareOverview extends ShareGround {
  readonly kind: ShareKind;
  readonly state: EncryptionState;
  readonly label: string;
  readonly reason: string;
  /** Set where the share's own choice comes to nothing or locks people out. */
  readonly warning: string | null;
  readonly guest: GuestAccess["state"];
  readonly guestReason: string;
}

/** Where the appliance stands on encryption in flight, by smb.conf as it is on disk now. */
export async function readEncryption(host: Host): Promise<Result<EncryptionOverview>> {
  const read = await readManagedFile(smbConfFile, host);
  if (!read.ok) return read;
  const doc = smbConfDocument(read.value);
  return ok({ tag: read.value.tag, ...overviewOf(doc) });
}

type Overview = Omit<EncryptionOverview, "tag">;

const overviewOf = keepSaid((doc: SmbConf): Overview => {
  const { facts, shares, guestAccount } = encryptionGround(doc);
  const postures = sharePostures(doc);
  return {
    recognition: recognisePreset(doc),
    posture: serverPosture(doc),
    guestAccount,
    shares: shares.flatMap((ground, index): ShareOverview[] => {
      const posture = postures[index];
      if (!posture) return [];
      const { state, label, reason } = posture.encryption;
      return [
        {
          ...ground,
          kind: shareKind(ground.name),
          state,
          label,
          reason,
          warning: choiceWarning(facts.encrypt, ground.choice),
          guest: posture.guests.state,
          guestReason: posture.guests.reason,
        },
      ];
    }),
  };
});
