import { Download } from "lucide-react";
import { buttonLook } from "@/components/ui/button";

/** Saves the newest lines as a file: the browser fetches it by itself. */
export function ExportLink({ format, label }: { format: "jsonl" | "syslog"; label: string }) {
  return (
    <a href={`/api/audit/export?format=${format}`} download className={buttonLook("ghost")}>
      <Download aria-hidden />
      {label}
    </a>
  );
}
