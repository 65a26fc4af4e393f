import * as z from "zod";
import { Role } from "@/lib/auth/roles";
import { isPlainLine, NOT_PLAIN } from "@/lib/shared/plain-line";
import { Username } from "@/lib/auth/username";

/** What can be changed of an account. */
export const AccountForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Enter the person's name.")
    .max(80, "Use no more than 80 characters.")
    .refine(isPlainLine, `The name ${NOT_PLAIN}`),
  role: Role,
});

export const NewAccountForm = AccountForm.extend({ username: Username });
