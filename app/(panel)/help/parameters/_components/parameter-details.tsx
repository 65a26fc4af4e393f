import { Badge } from "@/components/ui/badge";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { Rich } from "@/components/ui/rich";
import { parameterHelp } from "@/lib/samba/catalogue/help";
import { t } from "@/lib/words/t";
import { LEVEL_WORDS, type ParameterRow } from "./parameter-columns";

/** One parameter: what it does, where it may stand and what it takes. */
export function ParameterDetails({ row }: { row: ParameterRow }) {
  const { name, level, values, default: value, deprecated, synonymOf, meant } = row;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Mono className="font-semibold">{name}</Mono>
        {deprecated && <Badge tone="warn">{t("Deprecated: a later Samba may drop it")}</Badge>}
      </p>
      <p className="max-w-prose">
        {parameterHelp(meant) ?? (
          <Rich text="The panel has no words of its own on this one. <code>man smb.conf</code> on the appliance describes it." />
        )}
      </p>
      <KeyValue
        items={[
          ...(synonymOf === undefined
            ? []
            : [
                {
                  label: t(synonymOf.inverted ? "Opposite of" : "Same as"),
                  value: <Mono>{synonymOf.name}</Mono>,
                },
              ]),
          { label: t("Where"), value: t(LEVEL_WORDS[level]) },
          { label: t("Values"), value: values.length === 0 ? t("any text") : values.join(", ") },
          ...(value === "" ? [] : [{ label: t("Default"), value: <Mono>{value}</Mono> }]),
        ]}
      />
    </div>
  );
}
