import { ShieldX } from "lucide-react";
import { Mono } from "@/components/ui/mono";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";

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
      title={`Refused sign-ins (${String(refused.length)})`}
      icon={<ShieldX />}
      collapsible
      defaultOpen={false}
      className="mt-1.5"
    >
      <p className="mb-1.5 max-w-prose text-muted">
        sshd knew no line with these keys: a revoked or disabled profile, a key that was never given, or a
        stranger.
      </p>
      <ul className="flex max-h-40 flex-col gap-0.5 overflow-y-auto">
        {refused.map(({ at, address, account, fingerprint }) => (
          <li key={`${at} ${address} ${fingerprint ?? ""}`} className="[overflow-wrap:anywhere]">
            <RelativeTime at={at} className="text-muted" /> <Mono>{address}</Mono> as <Mono>{account}</Mono>
            {fingerprint !== null && (
              <>
                {" "}
                with the key <Mono>{fingerprint}</Mono>
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
