import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { ExposureBadge } from "@/components/ui/exposure-badge";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { EXPOSURE_LABELS } from "@/lib/nfs/exposure";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import { ExportClientItem } from "./export-client";
import { accessWords, type ExportEntry, STATE_WORDS } from "./export-words";
import { FileLine, FindingList } from "./finding-list";

/** One export in full: what a person who asks "who can read this?" wants to know. */
export function ExportDetails({ entry }: { entry: ExportEntry }) {
  return (
    <div className="grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="flex min-w-0 flex-col gap-2">
        <KeyValue
          items={[
            { label: t("Path"), value: <CopiedPath path={entry.path} /> },
            ...(entry.isMissing ? [{ label: t("Folder"), value: <MissingFolder /> }] : []),
            { label: t("Active"), value: <StateWords entry={entry} /> },
            { label: t("Access"), value: accessWords(entry) },
            { label: t("In the file"), value: <FileLine line={entry.line} /> },
          ]}
        />
        <FindingList findings={entry.findings} />
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        {!isToldByClient(entry) && (
          <p className="flex max-w-prose flex-wrap items-center gap-x-2 gap-y-1">
            <ExposureBadge state={entry.exposure} />
            <span>{entry.reason}</span>
          </p>
        )}
        {entry.alsoThrough.map(({ path, exposure }) => (
          <p key={path} className="max-w-prose">
            <Rich
              text="Its files lie in <code>{path}</code> too, which is exported as “{exposure}”: where both are of one file system, they can be reached that way."
              values={{ path, exposure: t(EXPOSURE_LABELS[exposure]) }}
            />
          </p>
        ))}
        <ul aria-label={t("Clients")} className="flex flex-col">
          {entry.clients.map((client, at) => (
            <ExportClientItem key={`${client.host}/${String(at)}`} client={client} />
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Its one client says the same of itself. */
function isToldByClient({ clients, exposure, reason }: ExportEntry): boolean {
  const [only, ...others] = clients;
  return others.length === 0 && only?.exposure === exposure && only.reason === reason;
}

function CopiedPath({ path }: { path: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <Mono className="[overflow-wrap:anywhere] whitespace-pre-wrap">{path}</Mono>
      <CopyButton text={path} label={t("path")} />
    </span>
  );
}

function MissingFolder() {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge tone="bad">{t("No such folder")}</Badge>{" "}
      {t("Make it, or take the export out: nobody can mount it so.")}
    </span>
  );
}

function StateWords({ entry: { state, disabledLines } }: { entry: ExportEntry }) {
  if (state !== "active" || disabledLines.length === 0) return t(STATE_WORDS[state]);
  const lines = disabledLines.map((line, at) => (
    <span key={line}>
      {at > 0 && ", "}
      <FileLine line={line} />
    </span>
  ));
  return <Rich text="Active; for other clients it is disabled, in {lines}" values={{ lines }} />;
}
