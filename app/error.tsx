"use client";

import { PageError } from "@/components/shell/page-error";

export default function AppError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-2xl pt-10">
      <PageError error={error} retry={retry} />
    </main>
  );
}
