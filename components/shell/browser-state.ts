"use client";

import { useCallback, useSyncExternalStore } from "react";

const changed = "inflight:stored";

/**
 * A text kept in the browser over reloads, the same in all tabs of the browser; `null` on the server, before hydration,
 * and where nothing is kept. Where the browser refuses storage, the text lives as long as the page.
 */
export function useStoredText(key: string): [text: string | null, store: (text: string) => void] {
  const text = useSyncExternalStore(
    onStored,
    () => storedText(key),
    () => null,
  );
  const store = useCallback(
    (next: string) => {
      write(key, next);
    },
    [key],
  );
  return [text, store];
}

/** Whether a media query matches; `true` on the server, so that the full layout is what is drawn first. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => {
        media.removeEventListener("change", listener);
      };
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
}

const unstored = new Map<string, string>();

/** What is kept now, for effects and handlers. */
export function storedText(key: string): string | null {
  try {
    return window.localStorage.getItem(key) ?? unstored.get(key) ?? null;
  } catch {
    return unstored.get(key) ?? null;
  }
}

function write(key: string, text: string): void {
  try {
    window.localStorage.setItem(key, text);
  } catch {
    unstored.set(key, text);
  }
  window.dispatchEvent(new Event(changed));
}

function onStored(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}
