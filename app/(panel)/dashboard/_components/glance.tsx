import { RelativeTime } from "@/components/ui/relative-time";
import type { Tone } from "@/components/ui/badge";
import { bytesWords } from "@/lib/shared/bytes-words";
import type { Dashboard } from "../_queries";
import { PartBody } from "./part-body";
import { ShareBar } from "./share-bar";
import { BigFigure, Tile } from "./tile";

/** The figures one looks for first. */
export function Glance({ data }: { data: Dashboard | undefined }) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2 sm:grid-cols-2 xl:grid-cols-4">
      <Tile title="Sessions encrypted" href="/sessions" link="Sessions">
        <PartBody part={data?.sessions}>{(sessions) => <SessionShare sessions={sessions} />}</PartBody>
      </Tile>
      <Tile title="SMB traffic encrypted, last hour" href="/dashboard#smb-traffic" link="How it went">
        <PartBody part={data?.traffic}>{(traffic) => <TrafficShare traffic={traffic} />}</PartBody>
      </Tile>
      <Tile title="NFS tunnels up" href="/nfs-tunnels" link="NFS Tunnels">
        <PartBody part={data?.tunnels}>{(tunnels) => <TunnelsUp tunnels={tunnels} />}</PartBody>
      </Tile>
      <Tile title="Refused clients today" href="/refused-clients" link="Refused Clients">
        <PartBody part={data?.refused}>{(refused) => <Refused refused={refused} />}</PartBody>
      </Tile>
    </div>
  );
}

type ValueOf<Name extends "sessions" | "traffic" | "tunnels" | "refused"> = NonNullable<
  Dashboard[Name]["value"]
>;

function SessionShare({ sessions }: { sessions: ValueOf<"sessions"> }) {
  const { encrypted, partial, clear, clients } = sessions;
  const all = encrypted + partial + clear;
  if (all === 0) {
    return (
      <>
        <BigFigure>–</BigFigure>
        <p>Nobody is connected. Whoever connects to a share is counted within seconds.</p>
      </>
    );
  }
  const words = [
    `${number(encrypted)} of ${counted(all, "session")} encrypted`,
    ...(partial > 0 ? [`${number(partial)} in part`] : []),
    ...(clear > 0 ? [`${number(clear)} in the clear`] : []),
  ];
  return (
    <>
      <BigFigure tone={toneOf(encrypted, all)}>{percent(encrypted, all)}</BigFigure>
      <ShareBar
        parts={[
          { label: "encrypted", count: encrypted, tone: "ok" },
          { label: "partial", count: partial, tone: "warn" },
          { label: "clear", count: clear, tone: "bad" },
        ]}
      />
      <p>
        {words.join(", ")}; {counted(clients, "client")}.
      </p>
    </>
  );
}

/** An hour less than this was measured: say so. */
const WHOLE_HOUR_SECONDS = 3_500;

function TrafficShare({ traffic }: { traffic: ValueOf<"traffic"> }) {
  const { encrypted, clear, unsorted } = traffic.hour;
  const all = encrypted.bytes + clear.bytes + unsorted.bytes;
  const minutes = Math.round(encrypted.seconds / 60);
  const measured =
    encrypted.seconds < WHOLE_HOUR_SECONDS ? ` Measured for ${counted(minutes, "minute")} of it.` : "";
  if (encrypted.seconds === 0) {
    return (
      <>
        <BigFigure>–</BigFigure>
        <p>Being measured: the first figure comes within half a minute.</p>
      </>
    );
  }
  if (all === 0) {
    return (
      <>
        <BigFigure>–</BigFigure>
        <p>Nothing went through.{measured}</p>
      </>
    );
  }
  return (
    <>
      <BigFigure tone={toneOf(encrypted.bytes, all)}>{percent(encrypted.bytes, all)}</BigFigure>
      <ShareBar
        parts={[
          { label: "encrypted", count: encrypted.bytes, tone: "ok" },
          { label: "unsorted", count: unsorted.bytes, tone: "quiet" },
          { label: "clear", count: clear.bytes, tone: "bad" },
        ]}
      />
      <p>
        {bytesWords(encrypted.bytes)} encrypted, {bytesWords(clear.bytes)} in the clear
        {unsorted.bytes > 0 && `, ${bytesWords(unsorted.bytes)} not told apart`}.{measured}
        {traffic.now !== null && ` Now ${bytesWords(totalOf(traffic.now))}/s.`}
      </p>
    </>
  );
}

function totalOf({ encrypted, clear, unsorted }: NonNullable<ValueOf<"traffic">["now"]>): number {
  return encrypted + clear + unsorted;
}

function TunnelsUp({ tunnels }: { tunnels: ValueOf<"tunnels"> }) {
  const { up, enabled, total, rate, caveats } = tunnels;
  if (total === 0) {
    return (
      <>
        <BigFigure>–</BigFigure>
        <p>There is no tunnel profile yet. NFS Tunnels makes one for each client.</p>
      </>
    );
  }
  return (
    <>
      <BigFigure>
        {number(up)} <span className="text-base font-normal text-muted">of {number(enabled)}</span>
      </BigFigure>
      <p>
        {rate === null
          ? "Traffic is being measured."
          : `${bytesWords(rate.received)}/s from the clients, ${bytesWords(rate.sent)}/s to them.`}
      </p>
      {caveats.map((caveat) => (
        <p key={caveat} className="text-xs text-muted">
          {caveat}
        </p>
      ))}
    </>
  );
}

function Refused({ refused }: { refused: ValueOf<"refused"> }) {
  const { clients, times, atLeast, latest, notices } = refused;
  const [notice] = notices;
  return (
    <>
      <BigFigure tone={clients > 0 ? "warn" : "quiet"}>
        {number(clients)}
        {atLeast && "+"}
      </BigFigure>
      {latest === null ? (
        <p>Nobody was refused since midnight{notice === undefined ? "" : ", as far as the log tells"}.</p>
      ) : (
        <p className="[overflow-wrap:anywhere]">
          {counted(times, "time")} since midnight; last {latest.who}, <RelativeTime at={latest.at} />:{" "}
          {latest.reason}.
        </p>
      )}
      {notice !== undefined && <p className="text-xs text-muted">{notice}</p>}
    </>
  );
}

function toneOf(encrypted: number, all: number): Tone {
  if (encrypted === all) return "ok";
  return encrypted * 2 >= all ? "warn" : "bad";
}

/** Never 100 % while something is missing, nor 0 % while something is there. */
function percent(part: number, whole: number): string {
  const exact = (part * 100) / whole;
  const shown = part === whole ? 100 : Math.min(99, exact > 0 ? Math.max(1, Math.round(exact)) : 0);
  return `${String(shown)} %`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}

function counted(count: number, one: string): string {
  return `${number(count)} ${one}${count === 1 ? "" : "s"}`;
}
