import { Alert } from "@/components/ui/alert";
import { Mono } from "@/components/ui/mono";
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
        {isOthers && " That file is not the panel's: it is changed on the appliance, by who wrote it."}
      </Alert>
      {(beaten.length > 0 || problems.length > 0) && (
        <ul aria-label="Lines that count for nothing" className="flex flex-col gap-1">
          {beaten.map(({ path, number, value }) => (
            <li key={`${path} ${String(number)}`}>
              <Mono>{`${path}, line ${String(number)}`}</Mono> sets {value} and counts for nothing: a line
              read later sets the same.
            </li>
          ))}
          {problems.map(({ path, number, message }) => (
            <li key={`${path} ${String(number)} ${message}`}>
              <Mono>{`${path}, line ${String(number)}`}</Mono>: {message}
            </li>
          ))}
        </ul>
      )}
      <p className="text-xs text-muted">
        {portmapper.mappings === null
          ? portmapper.message
          : `The portmapper knows ${String(portmapper.mappings.length)} registrations.`}
        {kind !== "sandbox" &&
          portmapper.mappings === null &&
          " Without one, NFS and mountd are looked for where the settings put them."}
      </p>
    </>
  );
}
