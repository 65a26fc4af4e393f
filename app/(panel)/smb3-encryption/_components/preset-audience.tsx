"use client";

import { Fragment, useMemo } from "react";
import type { EncryptionForm } from "@/lib/samba/encryption-form";
import { type EncryptionGround, previewEncryption } from "@/lib/samba/encryption-preview";
import { type Fate, fateUnder } from "@/lib/samba/fate-summary";
import type { PresetName } from "@/lib/samba/presets";
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
  const total = all.length.toLocaleString("en");
  const connected = `${total} ${all.length === 1 ? "client" : "clients"} connected now`;
  return (
    <span className="mt-1 block font-medium [overflow-wrap:anywhere]">
      {out.length === 0 && <span className="block text-ok">Shuts out none of the {connected}.</span>}
      {out.length > 0 && (
        <span className="block text-bad">
          Shuts out {out.length.toLocaleString("en")} of the {connected}: <Names names={out} />.
        </span>
      )}
      {bare.length > 0 && (
        <span className="block text-bad">
          Takes the encryption of <Names names={bare} /> away.
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
      {names.slice(0, NAMED).map((name, at) => (
        <Fragment key={name}>
          {at > 0 && ", "}
          <span className="inline-block max-w-full">{name}</span>
        </Fragment>
      ))}
      {more > 0 && ` and ${more.toLocaleString("en")} more`}
    </>
  );
}
