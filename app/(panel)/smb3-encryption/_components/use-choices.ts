import { useMemo } from "react";
import { useStoredText } from "@/components/shell/browser-state";
import { EncryptionForm } from "@/lib/samba/encryption-form";
import type { Overview } from "../_queries";
import { NOTHING, type PendingForm, pendingForm } from "./pending-form";

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
    return EncryptionForm.safeParse(JSON.parse(stored)).data ?? NOTHING;
  } catch {
    return NOTHING;
  }
}
