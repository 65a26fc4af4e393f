/**
 * A text that is not applied yet, kept in the browser (IndexedDB, which takes bytes of any size), so that it outlives a
 * reload and a crash. What it was begun from is kept with it: where the file has changed since, both can be compared.
 */
export interface Draft {
  /** Whose draft, and of which file: `admin smb.conf`. */
  readonly key: string;
  readonly baseTag: string;
  readonly base: Uint8Array;
  readonly text: Uint8Array;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

const DATABASE = "inflight-drafts";
const STORE = "drafts";

/** The draft of that key; undefined where there is none, and where the browser keeps nothing. */
export async function readDraft(key: string): Promise<Draft | undefined> {
  const found: unknown = await inStore("readonly", (store) => store.get(key)).catch(keepsNothing);
  return isDraft(found) ? found : undefined;
}

/** False where the browser did not keep it: storage is full or refused. */
export async function saveDraft(draft: Draft): Promise<boolean> {
  return inStore("readwrite", (store) => store.put(draft)).then(() => true, keepsNothingSo(false));
}

export async function removeDraft(key: string): Promise<boolean> {
  return inStore("readwrite", (store) => store.delete(key)).then(() => true, keepsNothingSo(false));
}

/** A browser in private mode may refuse storage; the editor works all the same, and the page says what is not kept. */
function keepsNothing(error: unknown): undefined {
  if (error instanceof DOMException) return undefined;
  throw error;
}

function keepsNothingSo(answer: boolean) {
  return (error: unknown) => {
    keepsNothing(error);
    return answer;
  };
}

async function inStore(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const transaction = (await database()).transaction(STORE, mode);
  const request = ask(transaction.objectStore(STORE));
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new DOMException("The browser gave the transaction up."));
    };
  });
  // At once: a page that is being closed does not live to commit by itself.
  transaction.commit();
  await ended;
  return request.result;
}

let opened: Promise<IDBDatabase> | undefined;

/** Opened once and kept open: the draft of a page that is being closed has no time to wait for it. */
function database(): Promise<IDBDatabase> {
  opened ??= openDatabase().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === "undefined") {
      reject(new DOMException("This browser keeps no data."));
      return;
    }
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: "key" });
    };
    request.onsuccess = () => {
      request.result.onclose = () => {
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new DOMException("The browser refused storage."));
    };
  });
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const draft: Partial<Draft> = value;
  return (
    draft.text instanceof Uint8Array && draft.base instanceof Uint8Array && typeof draft.baseTag === "string"
  );
}
