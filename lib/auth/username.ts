import * as z from "zod";
import { t } from "@/lib/words/t";

/** What may be signed in with. Small letters alone, so that nobody's name is another's in a different case. */
export const USERNAME = /^[a-z][a-z0-9._-]{2,29}$/;

/** The name of a new account. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(USERNAME, {
    error: () =>
      t("Use 3 to 30 characters: small letters, digits, dots, hyphens and underscores, with a letter first."),
  });
