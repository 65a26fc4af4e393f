import { Badge } from "@/components/ui/badge";
import { KeyValue } from "@/components/ui/key-value";
import { Mono } from "@/components/ui/mono";
import { LEVEL_WORDS, type ParameterRow } from "./parameter-columns";

/** One parameter: what it does, where it may stand and what it takes. */
export function ParameterDetails({ row }: { row: ParameterRow }) {
  const { name, level, values, default: value, deprecated, synonymOf, help } = row;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Mono className="font-semibold">{name}</Mono>
        {deprecated && <Badge tone="warn">Deprecated: a later Samba may drop it</Badge>}
      </p>
      <p className="max-w-prose">
        {help ?? (
          <>
            The panel has no words of its own on this one. <Mono>man smb.conf</Mono> on the appliance
            describes it.
          </>
        )}
      </p>
      <KeyValue
        items={[
          ...(synonymOf === undefined
            ? []
            : [
                {
                  label: synonymOf.inverted ? "Opposite of" : "Same as",
                  value: <Mono>{synonymOf.name}</Mono>,
                },
              ]),
          { label: "Where", value: LEVEL_WORDS[level] },
          { label: "Values", value: values.length === 0 ? "any text" : values.join(", ") },
          ...(value === "" ? [] : [{ label: "Default", value: <Mono>{value}</Mono> }]),
        ]}
      />
    </div>
  );
}
