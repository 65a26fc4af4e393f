import Link from "next/link";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyValue } from "@/components/ui/key-value";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";
import { ClientName } from "../../_refusals/client-name";
import { type Refusal, usesOwnName } from "../../_refusals/refusals-query";

/** What a refusal means, what to do about it on which side, and Samba's own words. */
export function RefusalDetails({ refusal }: { refusal: Refusal }) {
  const { why, onClient, onServer, raw, at, first, times } = refusal;
  return (
    <div className="flex flex-col gap-2">
      {refusal.ownCheck && (
        <p className="font-medium">
          {t("This was no client: the panel itself tried whether such a one would be refused.")}
        </p>
      )}
      {usesOwnName(refusal) && (
        <p className="font-medium">
          {t(
            "This client calls itself as the panel's own Verify does, but the panel has no note of a check at that time. Somebody may be using the name.",
          )}
        </p>
      )}
      <KeyValue
        items={[
          { label: t("Client"), value: <ClientName refusal={refusal} /> },
          {
            label: t("When"),
            value:
              times > 1 ? (
                <Rich
                  text="{last}, {times} times since {first}"
                  values={{
                    last: <RelativeTime at={at} />,
                    times,
                    first: <RelativeTime at={first} />,
                  }}
                />
              ) : (
                <RelativeTime at={at} />
              ),
          },
          { label: t("Why"), value: why },
          ...(refusal.ownCheck
            ? []
            : [
                { label: t("On the client"), value: onClient ?? t("Nothing to do there.") },
                { label: t("On the server"), value: onServer ?? t("Nothing to do there.") },
              ]),
        ]}
      />
      <p>
        <Link href={checkOf(refusal)}>{t("Can this client connect?")}</Link>
      </p>
      <div className="flex items-start gap-1">
        <pre
          // A scrolling box must be reachable by keyboard.
          tabIndex={0}
          aria-label={t("Samba's own words")}
          className="max-h-40 min-w-0 flex-1 overflow-auto rounded-sm border border-line bg-surface p-2 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {raw}
        </pre>
        <CopyButton text={raw} label={t("Samba's own words")} />
      </div>
    </div>
  );
}

/** The question about a client of that version at that share, as far as the log tells the two. */
function checkOf({ share, dialect }: Refusal): string {
  const question = new URLSearchParams();
  const version = /^SMB (\d[\d.]*)$/.exec(dialect ?? "")?.[1];
  if (version !== undefined) question.set("client", `other-smb${version}`);
  if (share !== null) question.set("share", share);
  return question.size === 0 ? "/share-status" : `/share-status?${question.toString()}`;
}
