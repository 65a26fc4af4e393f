import { UserRound } from "lucide-react";
import type { OfferedAccount } from "@/lib/use-cases/demo-accounts";
import { t } from "@/lib/words/t";

interface DemoAccountsProps {
  readonly offered: readonly OfferedAccount[];
  readonly onChoose: (account: OfferedAccount) => void;
}

/** The accounts of a guided demo, each a click away. Nothing where none is offered. */
export function DemoAccounts({ offered, onChoose }: DemoAccountsProps) {
  if (offered.length === 0) return null;
  return (
    <section aria-labelledby="demo-accounts" className="flex flex-col gap-2 border-t border-line pt-3">
      <h2 id="demo-accounts" className="text-xs font-medium text-muted">
        {t("This is a guided demo. Come in as")}
      </h2>
      <ul className="flex flex-col gap-1.5">
        {offered.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              onClick={() => {
                onChoose(account);
              }}
              className="button-face flex w-full items-center gap-2.5 rounded-sm border border-control-line px-2.5 py-1.5 text-left hover:border-accent"
            >
              <UserRound aria-hidden className="size-4 shrink-0 text-accent" />
              <span className="min-w-0">
                <span className="block text-sm font-medium">{account.name}</span>
                <span className="block text-xs text-muted">
                  <span className="font-mono">{account.username}</span>: {account.may}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
