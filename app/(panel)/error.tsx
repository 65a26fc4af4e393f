"use client";

import { PageError } from "@/components/shell/page-error";

export default function PanelError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageError error={error} retry={retry} />;
}
