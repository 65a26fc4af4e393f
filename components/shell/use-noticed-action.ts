import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Notice } from "@/components/ui/result-notice";
import type { Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

interface NoticedAction<Input> {
  readonly run: (input: Input) => Promise<Result<{ readonly message: string }>>;
  /** What to look at where no answer came: it is not known then whether the thing was done. */
  readonly unsure: string;
  /** How it ended. */
  readonly onNotice: (notice: Notice) => void;
  readonly onSettled: () => void;
}

/** An action of a confirmation dialog: how it ended becomes a notice, and everything on the page is read anew. */
export function useNoticedAction<Input = void>({ run, unsure, onNotice, onSettled }: NoticedAction<Input>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (result) => {
      if (result.ok) onNotice({ kind: "success", message: result.value.message });
      else onNotice({ kind: "error", message: result.error.message, detail: result.error.detail });
    },
    onError: () => {
      onNotice({ kind: "error", message: `${t("The panel did not answer.")} ${unsure}` });
    },
    onSettled: async () => {
      onSettled();
      await queries.invalidateQueries();
    },
  });
}
