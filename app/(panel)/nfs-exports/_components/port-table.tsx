import { Lamp } from "@/components/ui/lamp";
import { Mono } from "@/components/ui/mono";
import { msg, t } from "@/lib/words/t";
import type { PortRow } from "../_ports/port-rows";

const HEADINGS = [msg("Service"), msg("Port"), msg("State"), msg("Asked just now"), msg("Set by")];

/** What listens where, whether it answered, and which line says so. */
export function PortTable({ rows }: { rows: readonly PortRow[] }) {
  return (
    <div
      // A scrolling box must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={t("Table of NFS ports")}
      className="overflow-x-auto"
    >
      <table aria-label={t("NFS ports")} className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="px-2 py-1 font-medium whitespace-nowrap first:pl-0">
                {t(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, purpose, port, light, word, answer, setBy }) => (
            <tr key={name} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-1 pr-2 font-medium whitespace-nowrap">
                {name} <span className="font-normal text-muted">{purpose}</span>
              </th>
              <td className="px-2 py-1">
                <Mono>{port}</Mono>
              </td>
              <td className="px-2 py-1">
                <Lamp state={light} word={word} />
              </td>
              <td className="px-2 py-1">{answer}</td>
              <td className="px-2 py-1 [overflow-wrap:anywhere]">
                {setBy.startsWith("/") ? <Mono>{setBy}</Mono> : <span className="text-muted">{setBy}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
