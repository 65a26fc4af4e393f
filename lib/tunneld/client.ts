import {
  connectControl,
  type ControlConnection,
  type ControlFailure,
} from "@/lib/tunneld/control/connection";
import { Hello, type Request, Reports } from "@/lib/tunneld/control/protocol";
import type { TunnelReport } from "@/lib/tunneld/tunnel-report";
import type { TunnelSecret, TunnelSpec } from "@/lib/tunneld/tunnel-spec";
import type { HostKey } from "@/lib/tunnels/link-host-key";
import { fail, ok, type Result } from "@/lib/shared/result";
import { t } from "@/lib/words/t";

export interface Subscription {
  readonly close: () => void;
  /** Settles when nothing more is told: it was closed, or the process ended. */
  readonly ended: Promise<void>;
}

/**
 * What the panel says to the process that holds this host's tunnels. Each call makes a connection of its own, waits for at most
 * 13 seconds and fails with a sentence for the person.
 *
 * @param folder `dataDir().tunneld`
 */
export function createTunneldClient(folder: string) {
  async function ask(request: Request): Promise<Result<unknown, ControlFailure>> {
    const connected = await connectControl(folder);
    if (!connected.ok) return connected;
    try {
      return await connected.value.ask(request);
    } finally {
      connected.value.close();
    }
  }

  async function done(request: Request): Promise<Result<null, ControlFailure>> {
    const result = await ask(request);
    return result.ok ? ok(null) : result;
  }

  return {
    /** Which process it is, and how it does. */
    async hello(): Promise<Result<Hello, ControlFailure>> {
      const result = await ask({ do: "hello" });
      return result.ok ? understood(Hello.safeParse(result.value).data) : result;
    },
    /** Adds a tunnel, or changes one. Connections go on where it leads where it led; without a secret it keeps its key. */
    put: (tunnel: TunnelSpec, secret?: TunnelSecret) =>
      done({ do: "put", tunnel, ...(secret && { secret }) }),
    remove: (id: string) => done({ do: "remove", id }),
    /** Opens it; one that waits is tried again at once. */
    enable: (id: string) => done({ do: "enable", id }),
    /** Closes it with all connections through it. */
    disable: (id: string) => done({ do: "disable", id }),
    /** Confirms the server's host key, and connects; null: it is to be asked for again. */
    pin: (id: string, hostKey: HostKey | null) => done({ do: "pin", id, hostKey }),
    async list(): Promise<Result<readonly TunnelReport[], ControlFailure>> {
      const result = await ask({ do: "list" });
      return result.ok ? understood(Reports.safeParse(result.value).data) : result;
    },
    /** Reports now, whenever something changes, and once a second. */
    async subscribe(
      onReports: (reports: readonly TunnelReport[]) => void,
    ): Promise<Result<Subscription, ControlFailure>> {
      const connected = await connectControl(folder, onReports);
      if (!connected.ok) return connected;
      return begin(connected.value);
    },
    /** Ends the process; its tunnels stay as they are for its next start. */
    stop: () => done({ do: "stop" }),
  };
}

async function begin(connection: ControlConnection): Promise<Result<Subscription, ControlFailure>> {
  const begun = await connection.ask({ do: "subscribe" });
  if (!begun.ok) {
    connection.close();
    return begun;
  }
  return ok({ close: connection.close, ended: connection.closed });
}

function understood<T>(value: T | undefined): Result<T, ControlFailure> {
  if (value !== undefined) return ok(value);
  const message = t(
    "The process that holds this host's tunnels is of another version than the panel. Stop npm run up with Ctrl-C and start it again.",
  );
  return fail({ code: "refused", message });
}
