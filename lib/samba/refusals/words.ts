import { dialectLabel } from "../dialect-label";
import type { RefusalFacts } from "./refusal";
import { t } from "@/lib/words/t";

/** What the sentences about a refusal are made with. */
export interface Words {
  readonly spoke: string;
  /** It negotiated a version that has encryption, and does not use it. */
  readonly could: boolean;
  readonly share: string;
  readonly user: string;
  readonly detail: string | null;
}

/** What the log says, as it goes into a sentence. */
export function wordsOf({ dialect, share, user, detail }: RefusalFacts): Words {
  return {
    spoke: dialect === null ? t("an SMB version the log does not name") : dialectLabel(dialect),
    could: dialect?.startsWith("SMB3") ?? false,
    share: share === null ? t("the share") : t("the share {share}", { share }),
    user: user ?? t("an unnamed user"),
    detail,
  };
}

export type Sentences = readonly [why: string, onClient: string | null, onServer: string | null];

/** Behind a sentence, before its full stop. */
export function inBrackets(detail: string | null): string {
  return detail === null ? "" : ` (${detail})`;
}

/** For the beginning of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
