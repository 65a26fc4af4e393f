import { useRef } from "react";
import { useAsked } from "@/components/shell/use-asked";
import { Mono } from "@/components/ui/mono";
import { RadioGroup } from "@/components/ui/radio-group";
import type { EncryptionForm } from "@/lib/samba/encryption-form";
import type { EncryptionGround } from "@/lib/samba/encryption-preview";
import { PRESETS, type PresetName } from "@/lib/samba/presets";
import type { Overview } from "../_queries";
import { FileLines } from "./file-lines";
import { PresetAudience } from "./preset-audience";

interface PresetChoiceProps {
  overview: Overview;
  ground: EncryptionGround;
  /** The choices made; its preset is null where the file's own state stands. */
  form: EncryptionForm;
  canChange: boolean;
  onChoose: (preset: PresetName) => void;
}

/** The four presets, what each means and for whom, which one is in force, and what differs where none is. */
export function PresetChoice({ overview, ground, form, canChange, onChoose }: PresetChoiceProps) {
  const { recognition } = overview;
  const choice = useRef<HTMLDivElement>(null);
  useAsked(
    "preset",
    () => choice.current?.querySelector<HTMLElement>("input:checked, input")?.focus(),
    canChange,
  );
  return (
    <div ref={choice}>
      <RadioGroup<PresetName | "">
        cards
        label="Encryption preset"
        hint="Choosing one does nothing yet: you review the lines, and whom they shut out, before they are applied."
        disabled={!canChange}
        options={PRESETS.map(({ name, label, meaning, clients, lines }) => ({
          value: name,
          label,
          hint: (
            <>
              {recognition.preset === name ? (
                <span className="mb-0.5 block font-medium text-ok">In force now</span>
              ) : (
                <PresetAudience preset={name} ground={ground} form={form} />
              )}
              <span className="mt-1 block">{meaning}</span>
              <span className="mt-1 block">{clients}</span>
              <span className="mt-1 flex flex-col">
                {lines.map((line) => (
                  <Mono key={line} className="[overflow-wrap:anywhere]">
                    {line}
                  </Mono>
                ))}
              </span>
            </>
          ),
        }))}
        value={form.preset ?? recognition.preset ?? ""}
        onValueChange={(preset) => {
          if (preset !== "") onChoose(preset);
        }}
      />
      {recognition.preset === null && <Differences overview={overview} />}
    </div>
  );
}

function Differences({ overview: { recognition } }: { overview: Overview }) {
  const nearest = PRESETS.find(({ name }) => name === recognition.nearest)?.label ?? "";
  return (
    <section aria-label="What differs from a preset" className="mt-3">
      <p className="font-medium">
        smb.conf is none of the presets. It comes nearest to {nearest}, and differs from it:
      </p>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
        {recognition.differences.map(({ parameter, wanted, found, line, sentence }) => (
          <li key={parameter}>
            <Mono>{parameter}</Mono> is <strong>{found}</strong>, {nearest} wants {wanted}. {sentence}
            <FileLines lines={line ? [line] : []} />
          </li>
        ))}
      </ul>
    </section>
  );
}
