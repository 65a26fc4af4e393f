import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import type { Failure } from "@/lib/shared/result";
import { msg, t } from "@/lib/words/t";

const OFFLINE = msg(
  "The panel did not answer, and whether anything was done is not certain. Look before you try again.",
);

/**
 * Puts the messages of a refusal to the form's fields, and returns what has no field: the sentence to show above them.
 *
 * @param failure Undefined where no answer came.
 */
export function placeFailure<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  failure: Failure | undefined,
  fields: readonly FieldPath<Values>[],
): string {
  if (failure === undefined) return t(OFFLINE);
  let isPlaced = false;
  for (const [name, messages] of Object.entries(failure.fields ?? {})) {
    const field = fields.find((each) => each === name.split(".").at(-1));
    if (field === undefined) continue;
    form.setError(field, { message: messages.join(" ") }, { shouldFocus: !isPlaced });
    isPlaced = true;
  }
  return isPlaced ? "" : failure.message;
}
