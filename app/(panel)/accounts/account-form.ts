import * as z from "zod";
import { ROLES } from "@/lib/auth/roles";
import { isPlainLine } from "@/lib/shared/plain-line";
import { Username } from "@/lib/auth/username";
import { t } from "@/lib/words/t";

/** What can be changed of an account. */
export const AccountForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: () => t("Enter the person's name.") })
    .max(80, { error: () => t("Use no more than 80 characters.") })
    .refine(isPlainLine, {
      error: () =>
        t(
          "The name holds a line end, a control character or one that cannot be seen. Type it anew instead of pasting it.",
        ),
    }),
  role: z.enum(ROLES),
});

export const NewAccountForm = AccountForm.extend({ username: Username });
