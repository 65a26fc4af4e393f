import type { GridError } from "@/components/ui/data-grid/states";
import { ReadError } from "./fetch-read";

interface ListQuery {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

/** What a `DataGrid` says of the query its rows come from: that they are on their way, or why they do not come. */
export function listStates({ isPending, error, refetch }: ListQuery): {
  readonly loading: boolean;
  readonly error: GridError | undefined;
} {
  if (error === null) return { loading: isPending, error: undefined };
  const detail = error instanceof ReadError ? error.failure.detail : undefined;
  return { loading: isPending, error: { message: error.message, detail, onRetry: () => void refetch() } };
}
