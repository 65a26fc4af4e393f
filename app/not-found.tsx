import { FileQuestionMark } from "lucide-react";
import Link from "next/link";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl p-6">
      <div className="rounded-md border border-line-strong bg-surface shadow-panel">
        <EmptyState
          icon={<FileQuestionMark />}
          title="There is no page at this address"
          actions={
            <Link href="/" className={buttonLook("primary")}>
              Go to Storage Administration
            </Link>
          }
        >
          The link may be of another version of the panel, or was cut short on its way to you.
        </EmptyState>
      </div>
    </main>
  );
}
