"use client";

import { Fragment, useMemo } from "react";
import { Rich } from "@/components/ui/rich";
import type { EncryptionForm } from "@/lib/samba/encryption-form";
import { type EncryptionGround, previewEncryption } from "@/lib/samba/encryption-preview";
import { type Fate, fateUnder } from "@/lib/samba/fate-summary";
import type { PresetName } from "@/lib/samba/preset-names";
import { t } from "@/lib/words/t";
import { type Session, useSessions } from "../../_sessions/sessions-query";

interface PresetAudienceProps {
  preset: PresetName;
  ground: EncryptionGround;
  /** The other choices made. */
  form: EncryptionForm;
}

/** Whom of those connected now a preset would shut out: to be read before it is chosen. Nothing where nobody is. */
export function PresetAudience({ preset, ground, form }: PresetAudienceProps) {
  const { data, error } = useSessions();
  const sessions = error === null ? data?.sessions : undefined;
  const audience = useMemo(() => {
    const fateOf = fateUnder(previewEncryption(ground, { ...form, preset }));
    const clients = (fate: Fate) => namesOf((sessions ?? []).filter((session) => fateOf(session) === fate));
    return { all: namesOf(sessions ?? []), out: clients("refused"), bare: clients("loses-encryption") };
  }, [ground, form, preset, sessions]);
  const { all, out, bare } = audience;
  if (all.length === 0) return null;
  return (
    <span className="mt-1 block font-medium [overflow-wrap:anywhere]">
      {out.length === 0 && (
        <span className="block text-ok">
          {t("Shuts out none of the {count, plural, one {# client} other {# clients}} connected now.", {
            count: all.length,
          })}
        </span>
      )}
      {out.length > 0 && (
        <span className="block text-bad">
          <Rich
            text="Shuts out {out, number} of the {count, plural, one {# client} other {# clients}} connected now: {names}."
            values={{ out: out.length, count: all.length, names: <Names names={out} /> }}
          />
        </span>
      )}
      {bare.length > 0 && (
        <span className="block text-bad">
          <Rich text="Takes the encryption of {names} away." values={{ names: <Names names={bare} /> }} />
        </span>
      )}
    </span>
  );
}

/** Each client once, however many sessions it has. */
function namesOf(sessions: readonly Session[]): readonly string[] {
  return [...new Set(sessions.map(({ demo, machine, client }) => demo ?? machine ?? client))];
}

const NAMED = 3;

/** A name has hyphens, and is hard to read in two lines. */
function Names({ names }: { names: readonly string[] }) {
  const more = names.length - NAMED;
  return (
    <>
      {names.slice(0, NAMED).map((name, at, shown) => (
        <Fragment key={name}>
          {at > 0 && " "}
          <span className="whitespace-nowrap">
            {name}
            {at < shown.length - 1 && ","}
          </span>
        </Fragment>
      ))}
      {more > 0 && ` ${t("and {count, number} more", { count: more })}`}
    </>
  );
}
