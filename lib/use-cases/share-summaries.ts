import { shareSummaries } from "@/lib/samba/share-summary";
import { keepSaid } from "@/lib/words/keep-said";

/** The same document has the same shares: only a file that changed is summed up again. */
export const summariesOf = keepSaid(shareSummaries);
