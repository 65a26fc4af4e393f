import { Spinner } from "@/components/ui/spinner";

export default function Loading() {
  return (
    <p role="status" className="flex items-center gap-2 p-3 text-muted">
      <Spinner /> Loading the page…
    </p>
  );
}
