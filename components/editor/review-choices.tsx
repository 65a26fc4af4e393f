import { CheckboxField } from "@/components/ui/checkbox-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import type { Review } from "@/lib/use-cases/change-types";
import { t } from "@/lib/words/t";
import type { Choices } from "./use-change";

interface ReviewChoicesProps {
  review: Review;
  choices: Choices;
  onChange: (choices: Choices) => void;
}

/** How the change is to take effect, why it is made, and that the warnings were seen. */
export function ReviewChoices({ review, choices, onChange }: ReviewChoicesProps) {
  const { means } = review;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <RadioGroup
        label={t("To make it take effect")}
        hint={t("The file is written either way; this decides from when on it counts, and for whom.")}
        options={[
          {
            value: "restart",
            label: t("Restart {service}", { service: review.service }),
            hint: [
              // Where it is the only way, there is nothing to advise.
              review.restartAdvised && means.reload !== null ? t("Advised.") : "",
              review.restartAdvised ? review.impact.restartReason : "",
              means.restart,
            ]
              .filter(Boolean)
              .join(" "),
          },
          ...(means.reload === null
            ? []
            : [{ value: "reload" as const, label: t("Reload only"), hint: means.reload }]),
        ]}
        value={choices.activation}
        onValueChange={(activation) => {
          onChange({ ...choices, activation });
        }}
      />
      <div className="flex flex-col gap-3">
        <TextField
          label={t("Reason")}
          hint={t("Kept in History beside your name. May stay empty.")}
          maxLength={500}
          value={choices.reason}
          onChange={(event) => {
            onChange({ ...choices, reason: event.target.value });
          }}
        />
        {review.warningsDigest !== null && review.refused === null && (
          <CheckboxField
            label={t("I have read the warnings and want to apply this all the same")}
            hint={t("Apply stays off until this is ticked: the checks warn of this text.")}
            checked={choices.acknowledged}
            onChange={(event) => {
              onChange({ ...choices, acknowledged: event.target.checked });
            }}
          />
        )}
      </div>
    </div>
  );
}
