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
  pinned: ["on", "Pinned"],
  floating: ["warn", "Floating"],
  elsewhere: ["warn", "Not where it is pinned"],
  silent: ["off", "Does not answer"],
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
    purpose: "files",
    port: String(place?.nfs ?? "none"),
    light: spoken === "" ? "off" : "on",
    word: spoken === "" ? "Does not answer" : "Answers",
    answer: [answerWords("v3", answers.nfs3), answerWords("v4", answers.nfs4)].filter(Boolean).join(", "),
    setBy: settingWords(settings.nfs, "nothing: it keeps its port"),
  };
}

function mountRow({ place, answers, mount, settings }: Ports): PortRow {
  const [light, word] = MOUNT_LOOKS[mount.state];
  return {
    name: "mountd",
    purpose: "mounts of NFSv3",
    port: String(place?.mount ?? "none"),
    light,
    word,
    answer: answerWords("MOUNT v3", answers.mount3),
    setBy: settingWords(settings.mount, "nothing: another at each start"),
  };
}

function otherRows({ settings, portmapper }: Ports): readonly PortRow[] {
  const registered = (name: string) =>
    [
      ...new Set(portmapper.mappings?.filter((each) => each.name === name).map(({ port }) => port) ?? []),
    ].join(", ");
  const others = [
    { name: "lockd", purpose: "locks of NFSv3", program: "nlockmgr", setting: settings.lock },
    { name: "statd", purpose: "locks of NFSv3", program: "status", setting: settings.status },
  ];
  return others.flatMap(({ name, purpose, program, setting }): readonly PortRow[] => {
    const port = registered(program);
    if (port === "" && setting.setBy === null) return [];
    return [
      {
        name,
        purpose,
        port: port === "" ? "none" : port,
        light: port === "" ? "unknown" : "on",
        word: port === "" ? "Not registered" : "Registered",
        answer: "",
        setBy: settingWords(setting, "nothing: another at each start"),
      },
    ];
  });
}

function answerWords(what: string, answer: Ports["answers"]["nfs3"]): string {
  if (answer === null) return "";
  return answer.answered ? `${what} in ${answer.ms.toFixed(1)} ms` : `${what} not: ${answer.message}`;
}

function settingWords({ setBy, port }: Ports["settings"]["nfs"], unset: string): string {
  if (setBy === null || port === null) return unset;
  return `${setBy.path}, line ${String(setBy.number)}`;
}
