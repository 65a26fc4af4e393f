import clsx from "clsx";
import { CircleQuestionMark, LockKeyhole, LockKeyholeOpen, OctagonX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CommandBlock } from "@/components/ui/command-block";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { t } from "@/lib/words/t";
import type { ClientCheck } from "../_queries";

const looks: Readonly<Record<ClientCheck["answer"], { look: string; icon: ReactNode }>> = {
  encrypted: { look: "border-ok-line bg-ok-soft text-ok", icon: <LockKeyhole /> },
  clear: { look: "border-warn-line bg-warn-soft text-warn", icon: <LockKeyholeOpen /> },
  no: { look: "border-bad-line bg-bad-soft text-bad", icon: <OctagonX /> },
  unknown: { look: "border-quiet-line bg-quiet-soft text-quiet", icon: <CircleQuestionMark /> },
};

/** The answer in plain words, and why. */
export function VerdictBox({ check }: { check: ClientCheck }) {
  const { look, icon } = looks[check.answer];
  return (
    <div className={clsx("flex gap-3 rounded-md border px-3 py-2.5", look)}>
      <span aria-hidden className="mt-0.5 shrink-0 [&_svg]:size-6">
        {icon}
      </span>
      <div className="min-w-0">
        <p className="text-lg leading-7 font-semibold">{check.headline}</p>
        <p className="text-ink [overflow-wrap:anywhere]">
          {t("{client} at {share}.", { client: check.client.name, share: check.share })} {check.why}
        </p>
      </div>
    </div>
  );
}

/** What the two agree on, what to change on which side, and what else may decide. */
export function VerdictDetails({ check }: { check: ClientCheck }) {
  const agreed = [
    { label: t("Version of SMB"), value: check.dialect },
    { label: t("Cipher"), value: check.cipher },
    { label: t("Signed"), value: check.signing },
  ].filter(({ value }) => value !== null);
  return (
    <div className="flex flex-col gap-3">
      {agreed.length > 0 && <KeyValue items={agreed} />}
      <Advice check={check} />
      {check.commands.map((command) => (
        <CommandBlock key={command.purpose} command={command} />
      ))}
      {check.commands.length > 0 && <Placeholders check={check} />}
      {check.mind.length > 0 && (
        <Part title={t("Also to know")}>
          <ul className="flex list-disc flex-col gap-0.5 pl-4">
            {check.mind.map((sentence) => (
              <li key={sentence} className="[overflow-wrap:anywhere]">
                {sentence}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {check.lines.length > 0 && (
        <Part title={t("Decided by these lines of smb.conf")}>
          <ul className="flex flex-col gap-0.5">
            {check.lines.map(({ number, text }) => (
              <li key={number} className="flex flex-wrap gap-x-2 [overflow-wrap:anywhere]">
                <Link href={`/cifs-shares/config-file?line=${String(number)}`}>
                  {t("Line {number}", { number })}
                </Link>
                <Mono>{text}</Mono>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Advice({ check }: { check: ClientCheck }) {
  const { onClient, onServer } = check;
  if (onClient.length === 0 && onServer.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      {onClient.length > 0 && (
        <Part title={t("On the client")}>
          {onClient.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Part>
      )}
      {onServer.length > 0 && (
        <Part title={t("On the server")}>
          {onServer.map((advice) => (
            <p key={advice.text}>
              {advice.text}{" "}
              <Link prefetch={false} href={addressOf(advice, check.share)}>
                {t(advice.page)}
              </Link>
            </p>
          ))}
        </Part>
      )}
    </div>
  );
}

function addressOf({ page, line }: ClientCheck["onServer"][number], share: string): string {
  if (page === "SMB3 Encryption") return `/smb3-encryption?share=${encodeURIComponent(share)}`;
  if (page === "CIFS Shares") return `/cifs-shares?share=${encodeURIComponent(share)}`;
  return `/cifs-shares/config-file${line === undefined ? "" : `?line=${String(line)}`}`;
}

function Placeholders({ check }: { check: ClientCheck }) {
  const told = check.commands.map(({ text }) => text).join("\n");
  const holes = [
    check.server === "SERVER" && t("SERVER stands for the name or address that clients know the server by"),
    /\bUSER\b/.test(told) && t("USER for the user's name"),
    told.includes("'Z:'") && t("Z: for any free drive letter"),
  ].filter((each) => each !== false);
  return holes.length === 0 ? null : <p className="text-xs text-muted">{holes.join("; ")}.</p>;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}
