import { queryOptions } from "@tanstack/react-query";
import { fetchRead } from "@/components/shell/fetch-read";
import { ExportForm } from "@/lib/nfs/export-form";

/** What the file says now of an export, for its form. Apart from the other queries: it comes with all that a form checks. */
export function exportFormQuery(path: string) {
  return queryOptions({
    queryKey: ["exports", "form", path],
    queryFn: ({ signal }) => fetchRead("/api/exports/form", { path }, ExportForm, signal),
    staleTime: 0,
    gcTime: 0,
  });
}
