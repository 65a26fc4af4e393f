import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { fetchRead } from "@/components/shell/fetch-read";
import { SessionsAnswer } from "@/components/shell/sessions-answer";
import { ROLES } from "@/lib/auth/roles";

const Account = v.object({
  id: v.string(),
  username: v.string(),
  name: v.string(),
  role: v.picklist(ROLES),
  hasSecondFactor: v.boolean(),
  disabledAt: v.nullable(v.string()),
  passwordDue: v.boolean(),
  lastSignInAt: v.nullable(v.string()),
  sessions: v.number(),
  slowedForMs: v.number(),
  isLastAdmin: v.boolean(),
  isOwn: v.boolean(),
});
export type Account = v.InferOutput<typeof Account>;

export function accountsQuery() {
  return queryOptions({
    queryKey: ["accounts"],
    queryFn: ({ signal }) => fetchRead("/api/accounts", {}, v.object({ accounts: v.array(Account) }), signal),
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
