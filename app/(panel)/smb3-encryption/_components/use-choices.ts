import { useMemo } from "react";
import * as v from "valibot";
import { useStoredText } from "@/components/shell/browser-state";
import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "@/lib/samba/ciphers";
import type { EncryptionForm } from "@/lib/samba/encryption-form";
import { PRESET_NAMES } from "@/lib/samba/preset-names";
import { SHARE_CHOICES } from "@/lib/samba/share-choice";
import type { Overview } from "../_queries";
import { NOTHING, type PendingForm, pendingForm } from "./pending-form";

/** What this browser kept, which may be of an older version. Whether the choices can be applied is for the panel to say. */
const Stored: v.GenericSchema<unknown, EncryptionForm> = v.object({
  preset: v.nullable(v.picklist(PRESET_NAMES)),
  shares: v.array(v.object({ name: v.string(), choice: v.picklist(SHARE_CHOICES) })),
  smb1: v.nullable(v.boolean()),
  encryptionAlgorithms: v.nullable(v.array(v.picklist(ENCRYPTION_ALGORITHMS))),
  signingAlgorithms: v.nullable(v.array(v.picklist(SIGNING_ALGORITHMS))),
});

interface Choices extends PendingForm {
  readonly change: (changes: Partial<EncryptionForm>) => void;
  readonly discard: () => void;
}

/**
 * What a person has chosen and not applied yet. It is kept in this browser until it is applied or discarded; a choice that
 * the file says already is none any more, which is how applying ends them.
 */
export function useChoices(user: string, overview: Overview | undefined): Choices {
  const [stored, store] = useStoredText(`inflight:smb3-encryption:${user}`);
  const pending = useMemo(() => {
    const made = read(stored);
    return overview ? pendingForm(made, overview) : { form: made, gone: [] };
  }, [stored, overview]);
  return {
    ...pending,
    change: (changes) => {
      const next = { ...pending.form, ...changes };
      store(JSON.stringify(overview ? pendingForm(next, overview).form : next));
    },
    discard: () => {
      store("");
    },
  };
}

function read(stored: string | null): EncryptionForm {
  if (stored === null || stored === "") return NOTHING;
  try {
    return v.parse(v.fallback(Stored, NOTHING), JSON.parse(stored));
  } catch {
    return NOTHING;
  }
}
