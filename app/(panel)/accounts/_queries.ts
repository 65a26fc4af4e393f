import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { fetchRead } from "@/components/shell/fetch-read";
import { SessionsAnswer } from "@/components/shell/sessions-answer";
import { Role } from "@/lib/auth/roles";

const Account = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: Role,
  hasSecondFactor: z.boolean(),
  disabledAt: z.nullable(z.string()),
  passwordDue: z.boolean(),
  lastSignInAt: z.nullable(z.string()),
  sessions: z.number(),
  slowedForMs: z.number(),
  isLastAdmin: z.boolean(),
  isOwn: z.boolean(),
});
export type Account = z.infer<typeof Account>;

export function accountsQuery() {
  return queryOptions({
    queryKey: ["accounts"],
    queryFn: ({ signal }) => fetchRead("/api/accounts", {}, z.object({ accounts: z.array(Account) }), signal),
    refetchInterval: 15_000,
  });
}

export function accountSessionsQuery(id: string) {
  return queryOptions({
    queryKey: ["accounts", id, "sessions"],
    queryFn: ({ signal }) => fetchRead(`/api/accounts/${id}/sessions`, {}, SessionsAnswer, signal),
    refetchInterval: 15_000,
  });
}
