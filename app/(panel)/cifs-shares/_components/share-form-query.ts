import { queryOptions } from "@tanstack/react-query";
import { fetchRead } from "@/components/shell/fetch-read";
import { ShareForm } from "@/lib/samba/share-form";

/** What the file says now of a share, for its form. Apart from the other queries: it comes with all that a form checks. */
export function shareFormQuery(name: string) {
  return queryOptions({
    queryKey: ["shares", "form", name],
    queryFn: ({ signal }) => fetchRead("/api/shares/form", { name }, ShareForm, signal),
    staleTime: 0,
    gcTime: 0,
  });
}
