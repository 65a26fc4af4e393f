"use server";

import { z } from "zod";
import { definePublicAction } from "@/lib/actions/public-action";
import { safeNextPath } from "@/lib/auth/next-path";
import { storeSessionCookie } from "@/lib/auth/session-cookie";
import { signIn } from "@/lib/use-cases/sign-in";
import { ok } from "@/lib/shared/result";

export const signInWithForm = definePublicAction({
  name: "session.sign-in",
  input: z.object({
    username: z.string().min(1, "Enter your user name.").max(200),
    password: z.string().min(1, "Enter your password.").max(1000),
    next: z.string().optional(),
  }),
  run: async (headers, { username, password, next }) => {
    const signedIn = await signIn({ username, password }, headers);
    if (!signedIn.ok) return signedIn;
    await storeSessionCookie(signedIn.value);
    return ok(safeNextPath(next));
  },
});
