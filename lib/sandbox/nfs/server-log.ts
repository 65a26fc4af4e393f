import { readFrom } from "@/lib/sandbox/log-words";

const LINES = 12;

/** `23/11/2026 23:54:46 : epoch 6b04d244 : vm : nfs-ganesha-26679[sigmgr] reread_exports :CONFIG :EVENT :Reread …` */
const LINE = /^\S+ \S+ : epoch \w+ : .* : nfs-ganesha-\d+\[[^\]]*\] \w+ :[\w ]+ :(\w+) :(.*)$/;

const COMPLAINTS: ReadonlySet<string> = new Set(["FATAL", "MAJ", "CRIT"]);

/** It misses a system bus and a Kerberos key at each start, and needs neither. */
const NO_MATTER = /dbus|gssd_/i;

/** What ganesha complained of since; empty where of nothing. At most a dozen lines, each once. */
export async function complaintsSince(file: string, mark: number): Promise<string> {
  const said = (await wordsSince(file, mark)).flatMap(({ level, text }) =>
    COMPLAINTS.has(level) && !NO_MATTER.test(text) ? [text] : [],
  );
  return [...new Set(said)].slice(0, LINES).join("\n");
}

/** Whether it has read its exports anew since. */
export async function hasReread(file: string, mark: number): Promise<boolean> {
  return (await wordsSince(file, mark)).some(({ text }) => text.startsWith("Reread exports complete"));
}

async function wordsSince(file: string, mark: number) {
  const text = await readFrom(file, mark).catch(() => "");
  return text.split("\n").flatMap((line) => {
    const [, level, words] = LINE.exec(line) ?? [];
    return level === undefined || words === undefined ? [] : [{ level, text: words.trim() }];
  });
}
