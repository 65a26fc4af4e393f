import { ShieldX } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Rich } from "@/components/ui/rich";
import { t } from "@/lib/words/t";

interface RefusedSignInsProps {
  /** Newest first. */
  refused: readonly {
    readonly at: string;
    readonly address: string;
    readonly account: string;
    readonly fingerprint: string | null;
  }[];
}

/** Who tried to sign in for a tunnel and was not let in; nothing where nobody was. */
export function RefusedSignIns({ refused }: RefusedSignInsProps) {
  if (refused.length === 0) return null;
  return (
    <Panel
      title={t("Refused sign-ins ({count})", { count: refused.length })}
      icon={<ShieldX />}
      collapsible
      defaultOpen={false}
      className="mt-1.5"
    >
      <p className="mb-1.5 max-w-prose text-muted">
        {t(
          "sshd knew no line with these keys: a revoked or disabled profile, a key that was never given, or a stranger.",
        )}
      </p>
      <ul className="flex max-h-40 flex-col gap-0.5 overflow-y-auto">
        {refused.map(({ at, address, account, fingerprint }) => (
          <li key={`${at} ${address} ${fingerprint ?? ""}`} className="[overflow-wrap:anywhere]">
            <RelativeTime at={at} className="text-muted" />{" "}
            <Rich
              text={
                fingerprint === null
                  ? "<code>{address}</code> as <code>{account}</code>"
                  : "<code>{address}</code> as <code>{account}</code> with the key <code>{fingerprint}</code>"
              }
              values={{ address, account, fingerprint }}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
