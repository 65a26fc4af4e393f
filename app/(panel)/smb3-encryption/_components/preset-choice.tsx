import { useRef } from "react";
import { useAsked } from "@/components/shell/use-asked";
import { Mono } from "@/components/ui/mono";
import { RadioGroup } from "@/components/ui/radio-group";
import { Rich } from "@/components/ui/rich";
import type { EncryptionForm } from "@/lib/samba/encryption-form";
import type { EncryptionGround } from "@/lib/samba/encryption-preview";
import type { PresetName } from "@/lib/samba/preset-names";
import { PRESETS } from "@/lib/samba/presets";
import { t } from "@/lib/words/t";
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
        label={t("Encryption preset")}
        hint={t(
          "Choosing one does nothing yet: you review the lines, and whom they shut out, before they are applied.",
        )}
        disabled={!canChange}
        options={PRESETS.map(({ name, label, meaning, clients, lines }) => ({
          value: name,
          label: t(label),
          hint: (
            <>
              {recognition.preset === name ? (
                <span className="mb-0.5 block font-medium text-ok">{t("In force now")}</span>
              ) : (
                <PresetAudience preset={name} ground={ground} form={form} />
              )}
              <span className="mt-1 block">{t(meaning)}</span>
              <span className="mt-1 block">{t(clients)}</span>
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
  const nearest = t(PRESETS.find(({ name }) => name === recognition.nearest)?.label ?? "");
  return (
    <section aria-label={t("What differs from a preset")} className="mt-3">
      <p className="font-medium">
        {t("smb.conf is none of the presets. It comes nearest to {preset}, and differs from it:", {
          preset: nearest,
        })}
      </p>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
        {recognition.differences.map(({ parameter, wanted, found, line, sentence }) => (
          <li key={parameter}>
            <Rich
              text="<code>{parameter}</code> is <strong>{found}</strong>, {preset} wants {wanted}."
              values={{ parameter, found, preset: nearest, wanted }}
            />{" "}
            {sentence}
            <FileLines lines={line ? [line] : []} />
          </li>
        ))}
      </ul>
    </section>
  );
}
