import { RelativeTime } from "@/components/ui/relative-time";
import type { Tone } from "@/components/ui/badge";
import { Rich } from "@/components/ui/rich";
import { bytesWords } from "@/lib/shared/bytes-words";
import { number, percent } from "@/lib/words/format";
import { t } from "@/lib/words/t";
import type { Dashboard } from "../_queries";
import { PartBody } from "./part-body";
import { ShareBar } from "./share-bar";
import { BigFigure, Tile } from "./tile";

/** The figures one looks for first. */
export function Glance({ data }: { data: Dashboard | undefined }) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2 sm:grid-cols-2 xl:grid-cols-4">
      <Tile title={t("Sessions encrypted")} href="/sessions" link={t("Sessions")}>
        <PartBody part={data?.sessions}>{(sessions) => <SessionShare sessions={sessions} />}</PartBody>
      </Tile>
      <Tile
        title={t("SMB traffic encrypted, last hour")}
        href="/dashboard#smb-traffic"
        link={t("How it went")}
      >
        <PartBody part={data?.traffic}>{(traffic) => <TrafficShare traffic={traffic} />}</PartBody>
      </Tile>
      <Tile title={t("NFS tunnels up")} href="/nfs-tunnels" link={t("NFS Tunnels")}>
        <PartBody part={data?.tunnels}>{(tunnels) => <TunnelsUp tunnels={tunnels} />}</PartBody>
      </Tile>
      <Tile title={t("Refused clients today")} href="/refused-clients" link={t("Refused Clients")}>
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
        <p>{t("Nobody is connected. Whoever connects to a share is counted within seconds.")}</p>
      </>
    );
  }
  return (
    <>
      <BigFigure tone={toneOf(encrypted, all)}>{share(encrypted, all)}</BigFigure>
      <ShareBar
        parts={[
          { label: "encrypted", count: encrypted, tone: "ok" },
          { label: "partial", count: partial, tone: "warn" },
          { label: "clear", count: clear, tone: "bad" },
        ]}
      />
      <p>
        {t(
          "{encrypted, number} of {all, plural, one {# session} other {# sessions}} encrypted{partial, plural, =0 {} other {, # in part}}{clear, plural, =0 {} other {, # in the clear}}; {clients, plural, one {# client} other {# clients}}.",
          { encrypted, all, partial, clear, clients },
        )}
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
    encrypted.seconds < WHOLE_HOUR_SECONDS
      ? ` ${t("Measured for {minutes, plural, one {# minute} other {# minutes}} of it.", { minutes })}`
      : "";
  if (encrypted.seconds === 0) {
    return (
      <>
        <BigFigure>–</BigFigure>
        <p>{t("Being measured: the first figure comes within half a minute.")}</p>
      </>
    );
  }
  if (all === 0) {
    return (
      <>
        <BigFigure>–</BigFigure>
        <p>
          {t("Nothing went through.")}
          {measured}
        </p>
      </>
    );
  }
  return (
    <>
      <BigFigure tone={toneOf(encrypted.bytes, all)}>{share(encrypted.bytes, all)}</BigFigure>
      <ShareBar
        parts={[
          { label: "encrypted", count: encrypted.bytes, tone: "ok" },
          { label: "unsorted", count: unsorted.bytes, tone: "quiet" },
          { label: "clear", count: clear.bytes, tone: "bad" },
        ]}
      />
      <p>
        {t(
          unsorted.bytes > 0
            ? "{encrypted} encrypted, {clear} in the clear, {unsorted} not told apart."
            : "{encrypted} encrypted, {clear} in the clear.",
          {
            encrypted: bytesWords(encrypted.bytes),
            clear: bytesWords(clear.bytes),
            unsorted: bytesWords(unsorted.bytes),
          },
        )}
        {measured}
        {traffic.now !== null && ` ${t("Now {rate}/s.", { rate: bytesWords(totalOf(traffic.now)) })}`}
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
        <p>{t("There is no tunnel profile yet. NFS Tunnels makes one for each client.")}</p>
      </>
    );
  }
  return (
    <>
      <BigFigure>
        <Rich
          text="{up} <of>of {enabled}</of>"
          values={{ up: number(up), enabled: number(enabled) }}
          marks={{ of: (parts) => <span className="text-base font-normal text-muted">{parts}</span> }}
        />
      </BigFigure>
      <p>
        {rate === null
          ? t("Traffic is being measured.")
          : t("{received}/s from the clients, {sent}/s to them.", {
              received: bytesWords(rate.received),
              sent: bytesWords(rate.sent),
            })}
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
        <p>
          {t(
            notice === undefined
              ? "Nobody was refused since midnight."
              : "Nobody was refused since midnight, as far as the log tells.",
          )}
        </p>
      ) : (
        <p className="[overflow-wrap:anywhere]">
          <Rich
            text="{times, plural, one {# time} other {# times}} since midnight; last {who}, {when}: {reason}."
            values={{ times, who: latest.who, when: <RelativeTime at={latest.at} />, reason: latest.reason }}
          />
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
function share(part: number, whole: number): string {
  const exact = (part * 100) / whole;
  const shown = part === whole ? 100 : Math.min(99, exact > 0 ? Math.max(1, Math.round(exact)) : 0);
  return percent(shown);
}
