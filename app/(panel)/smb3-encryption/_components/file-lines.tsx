import Link from "next/link";
import { Mono } from "@/components/ui/mono";
import { t } from "@/lib/words/t";
import type { FileLine } from "../_queries";

/** Lines of smb.conf, each with the way to it in the editor; Samba's default where there is none. */
export function FileLines({ lines }: { lines: readonly FileLine[] }) {
  if (lines.length === 0)
    return <span className="text-muted">{t("No line says so; this is the default of Samba.")}</span>;
  return (
    <ul className="flex flex-col gap-0.5">
      {lines.map(({ number, text }) => (
        <li key={number} className="min-w-0 [overflow-wrap:anywhere]">
          <Link href={`/cifs-shares/config-file?line=${String(number)}`}>
            {t("Line {number}", { number })}
          </Link>
          : <Mono>{text.trim()}</Mono>
        </li>
      ))}
    </ul>
  );
}
