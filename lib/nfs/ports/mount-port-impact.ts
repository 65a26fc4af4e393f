import { gatherStatements, type Impact, type SubjectChange } from "@/lib/shared/impact";

const GOES_ON = "Mounts that exist go on: NFS itself keeps its port.";

/** What it means for clients that mountd's port becomes another; null: it has another at each start. */
export function mountPortImpact(before: number | null, after: number | null): Impact {
  const changes = before === after ? [] : [meaning(before, after), ...moved(before, after)];
  return {
    statements: gatherStatements(changes.map((each) => ({ ...each, subject: null }))),
    restartAdvised: true,
    restartReason: "mountd takes its port when it starts.",
  };
}

type Statement = Pick<SubjectChange, "tone" | "text">;

function meaning(before: number | null, after: number | null): Statement {
  if (after === null) {
    const text = `mountd takes another port at each start: tunnels and fstab lines that name ${String(before)} fail at their next mount. ${GOES_ON}`;
    return { tone: "bad", text };
  }
  const text = `mountd is at port ${String(after)} after every restart, so that a tunnel and a firewall can name it. ${GOES_ON}`;
  return { tone: "good", text };
}

function moved(before: number | null, after: number | null): readonly Statement[] {
  if (before === null || after === null) return [];
  const text = `Clients that name the old port (mountport=${String(before)} in an fstab, or a tunnel to it) need the new one before their next mount.`;
  return [{ tone: "note", text }];
}
