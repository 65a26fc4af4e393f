import { Alert } from "@/components/ui/alert";
import { Mono } from "@/components/ui/mono";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import type { Ports } from "../_ports/ports-query";

/** What the table means, and the lines of the appliance's files that do not do what they look like. */
export function PortNotes({ ports: { mount, settings, problems, pin, portmapper, kind } }: { ports: Ports }) {
  const beaten = [...settings.mount.overridden, ...settings.nfs.overridden];
  const winner = settings.mount.setBy;
  const isOthers = winner !== null && winner.port !== null && winner.path !== pin.path;
  return (
    <>
      <Alert kind={mount.state === "pinned" ? "success" : mount.state === "silent" ? "error" : "warning"}>
        {mount.sentence}
        {isOthers &&
          ` ${t("That file is not the panel's: it is changed on the appliance, by who wrote it.")}`}
      </Alert>
      {(beaten.length > 0 || problems.length > 0) && (
        <ul aria-label={t("Lines that count for nothing")} className="flex flex-col gap-1">
          {beaten.map(({ path, number, value }) => (
            <li key={`${path} ${String(number)}`}>
              <Rich
                text="<code>{path}, line {number}</code> sets {value} and counts for nothing: a line read later sets the same."
                values={{ path, number, value }}
              />
            </li>
          ))}
          {problems.map(({ path, number, message }) => (
            <li key={`${path} ${String(number)} ${message}`}>
              <Mono>{t("{path}, line {number}", { path, number })}</Mono>: {message}
            </li>
          ))}
        </ul>
      )}
      <p className="text-xs text-muted">
        {portmapper.mappings === null
          ? portmapper.message
          : t("The portmapper knows {count, plural, one {# registration} other {# registrations}}.", {
              count: portmapper.mappings.length,
            })}
        {kind !== "sandbox" &&
          portmapper.mappings === null &&
          ` ${t("Without one, NFS and mountd are looked for where the settings put them.")}`}
      </p>
    </>
  );
}
