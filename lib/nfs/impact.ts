import { gatherStatements, type Impact, type SubjectChange } from "@/lib/shared/impact";
import { t } from "@/lib/words/t";
import { clientKey } from "./clients";
import type { Exports } from "./document";
import { type ClientExposure, EXPOSURE_LABELS, type ExportExposure, exposures } from "./exposure";
import { readExports } from "./readings";
import { RISK_WORDS } from "./risk-words";

type Change = Omit<SubjectChange, "subject">;

/** Compares who can reach what by two exports files, and whether in the clear; neither is applied by it. */
export function exportsImpact(before: Exports, after: Exports): Impact {
  const old = new Map(exposures(readExports(before)).map((each) => [each.path, each]));
  const changes: SubjectChange[] = [];
  for (const now of exposures(readExports(after))) {
    const was = old.get(now.path);
    old.delete(now.path);
    changes.push(...exportChanges(was, now).map((change) => ({ ...change, subject: now.path })));
  }
  for (const gone of old.values()) {
    if (gone.exposure !== "nobody") changes.push({ ...noLonger(), subject: gone.path });
  }
  return { statements: gatherStatements(changes), restartAdvised: false, restartReason: "" };
}

function noLonger(): Change {
  return {
    tone: "bad",
    text: t(
      "No longer exported. Clients that have it mounted get “Stale file handle” there. The folder and its files stay.",
    ),
  };
}

function exportChanges(was: ExportExposure | undefined, now: ExportExposure): readonly Change[] {
  const isServed = now.exposure !== "nobody";
  if (was === undefined || was.exposure === "nobody") return isServed ? newExport(now) : [];
  if (!isServed) return [noLonger()];
  const [before, after] = [clientsOf(was), clientsOf(now)];
  const changes: Change[] = [];
  for (const [key, is] of after) {
    const had = before.get(key);
    changes.push(...(had ? clientChanges(had, is) : newClient(is)));
  }
  for (const [key, { who }] of before) {
    if (!after.has(key)) changes.push({ tone: "bad", text: t("Refused from now on: {who}.", { who }) });
  }
  return changes;
}

function newExport(now: ExportExposure): readonly Change[] {
  const clients = [...clientsOf(now).values()];
  return [
    {
      tone: "note",
      text: t("A new export. Its traffic: {exposure}.", { exposure: t(EXPOSURE_LABELS[now.exposure]) }),
    },
    ...clients.flatMap(newClient),
  ];
}

function newClient(client: ClientExposure): readonly Change[] {
  const { who, reason } = client;
  const text = client.canWrite
    ? t(
        isOpen(client)
          ? "May read and write from now on, in the clear: {who}."
          : "May read and write from now on: {who}.",
        { who },
      )
    : t(isOpen(client) ? "May read from now on, in the clear: {who}." : "May read from now on: {who}.", {
        who,
      });
  return [
    { tone: isOpen(client) ? "bad" : "note", text: `${text} ${reason}` },
    ...riskChanges(undefined, client),
  ];
}

function clientChanges(had: ClientExposure, is: ClientExposure): readonly Change[] {
  const changes: Change[] = [];
  const { who } = is;
  if (isOpen(had) !== isOpen(is)) {
    const text = t(isOpen(is) ? "In the clear from now on: {who}." : "No longer in the clear: {who}.", {
      who,
    });
    changes.push({ tone: isOpen(is) ? "bad" : "good", text: `${text} ${is.reason}` });
  } else if (had.exposure !== is.exposure) {
    const [before, after] = [t(EXPOSURE_LABELS[had.exposure]), t(EXPOSURE_LABELS[is.exposure])];
    const text = t("From {before} to {after}: {who}.", { before, after, who });
    changes.push({ tone: "note", text: `${text} ${is.reason}` });
  }
  if (had.canWrite !== is.canWrite) {
    const text = t(is.canWrite ? "May write from now on: {who}." : "May only read from now on: {who}.", {
      who,
    });
    changes.push({ tone: "note", text });
  }
  return [...changes, ...riskChanges(had, is)];
}

function riskChanges(had: ClientExposure | undefined, is: ClientExposure): readonly Change[] {
  const [before, after] = [new Set(had?.risks), new Set(is.risks)];
  const taken = [...after].filter((risk) => !before.has(risk));
  const gone = [...before].filter((risk) => !after.has(risk));
  return [
    ...taken.map((risk): Change => {
      const { label, meaning } = RISK_WORDS[risk];
      const text = t("{risk}, for {who}: {meaning}", { risk: t(label), who: is.who, meaning: t(meaning) });
      return { tone: "bad", text };
    }),
    ...gone.map(
      (risk): Change => ({
        tone: "good",
        text: t("No longer so for {who}: {risk}.", { who: is.who, risk: t(RISK_WORDS[risk].label) }),
      }),
    ),
  ];
}

/** Whether nothing makes the client encrypt. */
function isOpen({ exposure }: ClientExposure): boolean {
  return exposure === "clear" || exposure === "on-request";
}

/** The clients in force, by what tells one from another. */
function clientsOf({ clients }: ExportExposure): ReadonlyMap<string, ClientExposure> {
  const inForce = clients.filter(({ entry }) => entry.standing === "in-force");
  return new Map(inForce.map((each) => [clientKey(each.entry.client), each]));
}
