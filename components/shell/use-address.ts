"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useState } from "react";

/**
 * The query of the address as a page's state, so that a link opens what its sender saw. `change` sets names, and removes
 * those given as null or empty; it asks the server for nothing and adds nothing to the browser's history.
 */
export function useAddress() {
  const told = useSearchParams().toString();
  // Next tells of a changed address a moment later; a checkbox must not wait for that.
  const [ahead, setAhead] = useState({ told, query: told });
  if (ahead.told !== told) setAhead({ told, query: told });
  const parameters = new URLSearchParams(ahead.query);

  const change = useCallback((changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") next.delete(name);
      else next.set(name, value);
    }
    const query = next.toString();
    window.history.replaceState(null, "", query === "" ? window.location.pathname : `?${query}`);
    setAhead((before) => ({ ...before, query }));
  }, []);
  return { parameters, page: Math.max(1, Math.trunc(Number(parameters.get("page"))) || 1), change };
}
