"use server";

import * as z from "zod";
import { definePublicAction } from "@/lib/actions/public-action";
import { safeNextPath } from "@/lib/auth/next-path";
import { dropPendingCookie, storeBegun } from "@/lib/auth/session-cookie";
import { finishSignIn } from "@/lib/use-cases/finish-sign-in";
import { signIn } from "@/lib/use-cases/sign-in";
import { ok } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

export const signInWithForm = definePublicAction({
  name: "session.sign-in",
  input: z.object({
    username: z
      .string()
      .min(1, { error: () => t("Enter your user name.") })
      .max(200),
    password: z
      .string()
      .min(1, { error: () => t("Enter your password.") })
      .max(1000),
    next: z.string().optional(),
  }),
  run: async (headers, { username, password, next }) => {
    const begun = await signIn({ username, password }, headers);
    if (!begun.ok) return begun;
    await storeBegun(begun.value);
    const path = safeNextPath(next);
    return ok(begun.value.next === "code" ? `/sign-in/code?next=${encodeURIComponent(path)}` : path);
  },
});

export const finishSignInWithForm = definePublicAction({
  name: "session.second-factor",
  input: z.object({
    kind: z.enum(["app", "recovery"]),
    code: z
      .string()
      .trim()
      .min(1, { error: () => t("Enter the code.") })
      .max(100),
    next: z.string().optional(),
  }),
  run: async (headers, { kind, code, next }) => {
    const finished = await finishSignIn({ kind, code }, headers);
    if (!finished.ok) return finished;
    await dropPendingCookie();
    await storeBegun(finished.value);
    return ok(safeNextPath(next));
  },
});
