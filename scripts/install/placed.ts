import { Sentence } from "@/scripts/bootstrap/sentence.mjs";
import type { Step } from "@/scripts/install/step";
import {
  accountIds,
  exists,
  isFolder,
  isPlaced,
  makeFolder,
  type Owner,
  place,
  ROOT,
  unlinkIfThere,
} from "@/scripts/install/system";

/** A folder with its owner, null for root, and mode. */
export function folder(place: string, account: string | null, mode: number): Step {
  const owner = async (): Promise<Owner | null> => (account === null ? ROOT : accountIds(account));
  return {
    title: `Folder ${place}`,
    needs: async () => {
      if (await isFolder(place, await owner(), mode)) return null;
      return `make it ${account ?? "root"}'s, mode ${mode.toString(8)}`;
    },
    do: async () => {
      const ids = await owner();
      if (ids === null) throw new Sentence(`There is no account ${String(account)} to give ${place} to.`);
      await makeFolder(place, ids, mode);
    },
  };
}

interface Placed {
  readonly file: string;
  readonly text: string;
  readonly mode: number;
  /** Looks at it before it is in place. */
  readonly check?: (draft: string) => Promise<void>;
  /** Looks at what it did, once it is; what it throws takes the file away again. */
  readonly after?: () => Promise<void>;
}

/** A file of root's that is the installer's, whole. */
export function file(title: string, { file: at, text, mode, check, after }: Placed): Step {
  return {
    title: `${title} (${at})`,
    needs: async () => {
      if (await isPlaced(at, text, mode)) return null;
      return (await exists(at)) ? "replace it: it is another one" : "write it";
    },
    do: async () => {
      await place(at, { text, mode, ...(check === undefined ? {} : { check }) });
      try {
        await after?.();
      } catch (error) {
        await unlinkIfThere(at);
        throw error;
      }
    },
  };
}

/** A file that is others' to change once it is there. */
export function onceOnly(title: string, at: string, content: Pick<Placed, "text" | "mode">): Step {
  return {
    title: `${title} (${at})`,
    needs: async () => ((await exists(at)) ? null : "write it"),
    do: () => place(at, content),
  };
}
