import * as z from "zod";
import { msg, t } from "@/lib/words/t";

/**
 * What an option of a mount may look like: nfs(5) of nfs-utils 2.6 and mount(8) of util-linux 2.38. mount.nfs refuses the
 * whole mount for one option it does not know.
 */
const FLAGS = new Set(
  (
    "ro rw sync async atime noatime diratime nodiratime relatime norelatime strictatime nostrictatime lazytime nolazytime " +
    "dev nodev exec noexec suid nosuid auto noauto user nouser users owner group defaults nofail _netdev mand nomand " +
    "hard soft softerr softreval nosoftreval intr nointr ac noac cto nocto acl noacl rdirplus nordirplus sharecache " +
    "nosharecache resvport noresvport fsc nofsc bg fg sloppy migration nomigration trunkdiscovery notrunkdiscovery"
  ).split(" "),
);
const NUMBERS = new Set(
  "rsize wsize timeo retrans acregmin acregmax acdirmin acdirmax actimeo retry namlen nconnect max_connect".split(
    " ",
  ),
);
const WORDS = new Map<string, RegExp>([
  ["sec", /^(?:none|sys|krb5|krb5i|krb5p)(?::(?:none|sys|krb5|krb5i|krb5p))*$/],
  ["lookupcache", /^(?:all|none|pos|positive)$/],
  ["local_lock", /^(?:all|flock|posix|none)$/],
  ["write", /^(?:lazy|eager|wait)$/],
  ["fsc", /^[A-Za-z0-9_.-]{1,100}$/],
]);

/** What the profile says itself, elsewhere: given twice, the wrong one could win. */
const OWN = new Map<string, string>([
  ...because("port mountport", msg("The local ports have fields of their own.")),
  ...because(
    "vers nfsvers v2 v3 v4 v4.0 v4.1 v4.2 mountvers minorversion",
    msg("The NFS version has a field of its own."),
  ),
  ...because("proto mountproto tcp udp rdma", msg("SSH carries TCP only, and the panel writes that itself.")),
  ...because("lock nolock", msg("The panel writes nolock itself where locks cannot travel: with NFSv3.")),
  ...because(
    "addr clientaddr mountaddr mounthost",
    msg("The mount goes to localhost, where the tunnel begins."),
  ),
  ...because("xprtsec", msg("The tunnel encrypts; a certificate would not fit “localhost”.")),
]);

/** Of each pair mount would take the last one, whichever was meant. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ["ro", "rw"],
  ["hard", "soft"],
  ["hard", "softerr"],
  ["soft", "softerr"],
  ["sync", "async"],
  ["bg", "fg"],
  ["user", "nouser"],
];

/** Options of a mount between commas, those aside that the tunnel decides. Blanks around commas are dropped. */
export const MountOptions = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((option) => option.trim())
      .filter((option) => option !== "")
      .join(","),
  )
  .superRefine((text, ctx) => {
    if (text.length > 500) ctx.addIssue({ code: "custom", message: t("At most 500 characters of options.") });
    const options = optionsOf(text);
    for (const why of [...options.map(whyNot), ...whyNotTogether(options.map(optionName))]) {
      if (why !== undefined) ctx.addIssue({ code: "custom", message: why });
    }
  });

/** The single options of what {@link MountOptions} accepts. */
export function optionsOf(text: string): string[] {
  return text === "" ? [] : text.split(",");
}

export function optionName(option: string): string {
  return option.split("=", 1)[0] ?? option;
}

function because(names: string, why: string): (readonly [string, string])[] {
  return names.split(" ").map((name) => [name, why]);
}

function isKnown(name: string): boolean {
  return FLAGS.has(name) || NUMBERS.has(name) || WORDS.has(name);
}

function whyNotTogether(names: readonly string[]): string[] {
  const twice = new Set(names.filter((name, index) => isKnown(name) && names.indexOf(name) !== index));
  const opposites = OPPOSITES.filter(([one, other]) => names.includes(one) && names.includes(other));
  return [
    ...[...twice].map((name) => t("“{name}” is given twice. Leave one of them out.", { name })),
    ...opposites.map(([one, other]) =>
      t("“{one}” and “{other}” exclude each other. Leave one of them out.", { one, other }),
    ),
  ];
}

function whyNot(option: string): string | undefined {
  const name = optionName(option);
  const own = OWN.get(name);
  if (own !== undefined) return `${t("Leave out “{name}”.", { name })} ${t(own)}`;
  const value = option === name ? undefined : option.slice(name.length + 1);
  if (value === undefined && FLAGS.has(name)) return undefined;
  if (value !== undefined && WORDS.get(name)?.test(value)) return undefined;
  if (value !== undefined && NUMBERS.has(name) && /^\d{1,9}$/.test(value)) return undefined;
  if (!/^[\x20-\x7e]{1,40}$/.test(option)) {
    return t(
      isKnown(name)
        ? "One of the options is not how mount takes it. Look its value up in nfs(5)."
        : "One of the options is no option that mount.nfs takes; it would refuse the mount. Look it up in nfs(5).",
    );
  }
  return t(
    isKnown(name)
      ? "“{option}” is not how mount takes it. Look its value up in nfs(5)."
      : "“{option}” is no option that mount.nfs takes; it would refuse the mount. Look it up in nfs(5).",
    { option },
  );
}
