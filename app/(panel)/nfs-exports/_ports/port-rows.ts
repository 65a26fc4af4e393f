import { number } from "@/lib/words/format";
import { msg, t } from "@/lib/words/t";
import type { Ports } from "./ports-query";

/** A line of the table: one thing that listens. */
export interface PortRow {
  readonly name: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
  readonly port: string;
  readonly light: "on" | "warn" | "off" | "unknown";
  readonly word: string;
  /** What was asked and what came of it. */
  readonly answer: string;
  /** The line that sets the port, or why none does. */
  readonly setBy: string;
}

const MOUNT_LOOKS = {
  pinned: ["on", msg("Pinned")],
  floating: ["warn", msg("Floating")],
  elsewhere: ["warn", msg("Not where it is pinned")],
  silent: ["off", msg("Does not answer")],
} as const;

/** NFS and mountd always; the lock manager and the status monitor where they are set or registered. */
export function portRows(ports: Ports): readonly PortRow[] {
  return [nfsRow(ports), mountRow(ports), ...otherRows(ports)];
}

function nfsRow({ place, answers, settings }: Ports): PortRow {
  const versions = [answers.nfs3?.answered === true ? "3" : "", answers.nfs4?.answered === true ? "4" : ""];
  const spoken = versions.filter(Boolean).join(" and ");
  return {
    name: "NFS",
    purpose: t("files"),
    port: portWords(place?.nfs),
    light: spoken === "" ? "off" : "on",
    word: t(spoken === "" ? "Does not answer" : "Answers"),
    answer: [answerWords("v3", answers.nfs3), answerWords("v4", answers.nfs4)].filter(Boolean).join(", "),
    setBy: settingWords(settings.nfs, t("nothing: it keeps its port")),
  };
}

function mountRow({ place, answers, mount, settings }: Ports): PortRow {
  const [light, word] = MOUNT_LOOKS[mount.state];
  return {
    name: "mountd",
    purpose: t("mounts of NFSv3"),
    port: portWords(place?.mount),
    light,
    word: t(word),
    answer: answerWords("MOUNT v3", answers.mount3),
    setBy: settingWords(settings.mount, t("nothing: another at each start")),
  };
}

function otherRows({ settings, portmapper }: Ports): readonly PortRow[] {
  const registered = (name: string) =>
    [
      ...new Set(portmapper.mappings?.filter((each) => each.name === name).map(({ port }) => port) ?? []),
    ].join(", ");
  const others = [
    { name: "lockd", program: "nlockmgr", setting: settings.lock },
    { name: "statd", program: "status", setting: settings.status },
  ];
  return others.flatMap(({ name, program, setting }): readonly PortRow[] => {
    const port = registered(program);
    if (port === "" && setting.setBy === null) return [];
    return [
      {
        name,
        purpose: t("locks of NFSv3"),
        port: portWords(port === "" ? undefined : port),
        light: port === "" ? "unknown" : "on",
        word: t(port === "" ? "Not registered" : "Registered"),
        answer: "",
        setBy: settingWords(setting, t("nothing: another at each start")),
      },
    ];
  });
}

function portWords(port: string | number | null | undefined): string {
  return t("{port, select, none {none} other {{port}}}", { port: port ?? "none" });
}

function answerWords(what: string, answer: Ports["answers"]["nfs3"]): string {
  if (answer === null) return "";
  if (!answer.answered) return t("{what} not: {message}", { what, message: answer.message });
  const ms = number(answer.ms, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
  return t("{what} in {ms} ms", { what, ms });
}

function settingWords({ setBy, port }: Ports["settings"]["nfs"], unset: string): string {
  if (setBy === null || port === null) return unset;
  return t("{path}, line {number}", { path: setBy.path, number: setBy.number });
}
