import { gatherStatements, type Impact, type SubjectChange } from "@/lib/shared/impact";
import { t } from "@/lib/words/t";

/** What it means for clients that mountd's port becomes another; null: it has another at each start. */
export function mountPortImpact(before: number | null, after: number | null): Impact {
  const changes = before === after ? [] : [meaning(before, after), ...moved(before, after)];
  return {
    statements: gatherStatements(changes.map((each) => ({ ...each, subject: null }))),
    restartAdvised: true,
    restartReason: t("mountd takes its port when it starts."),
  };
}

type Statement = Pick<SubjectChange, "tone" | "text">;

function meaning(before: number | null, after: number | null): Statement {
  const goesOn = t("Mounts that exist go on: NFS itself keeps its port.");
  if (after === null) {
    const text = t(
      "mountd takes another port at each start: tunnels and fstab lines that name {port} fail at their next mount.",
      { port: before },
    );
    return { tone: "bad", text: `${text} ${goesOn}` };
  }
  const text = t(
    "mountd is at port {port} after every restart, so that a tunnel and a firewall can name it.",
    { port: after },
  );
  return { tone: "good", text: `${text} ${goesOn}` };
}

function moved(before: number | null, after: number | null): readonly Statement[] {
  if (before === null || after === null) return [];
  const text = t(
    "Clients that name the old port ({option} in an fstab, or a tunnel to it) need the new one before their next mount.",
    { option: `mountport=${String(before)}` },
  );
  return [{ tone: "note", text }];
}
