import type { ReactNode } from "react";
import { Rich } from "@/components/ui/rich";
import type { FileTab } from "@/lib/tunnels/handed-files";
import { t } from "@/lib/words/t";

interface GuideNotesProps {
  tab: FileTab;
  isVersion3: boolean;
}

/** Where the guide leaves something out or is outdated, in words, beside the text it concerns. */
export function GuideNotes({ tab, isVersion3 }: GuideNotesProps) {
  const notes = NOTES[tab].filter(({ versions }) => versions === undefined || versions === isVersion3);
  if (notes.length === 0) return null;
  return (
    <section aria-label={t("Where this differs from the guide")} className="border-t border-line pt-2">
      <h3 className="mb-1 font-semibold">{t("Where this differs from the guide")}</h3>
      <ul className="flex max-w-prose list-disc flex-col gap-1 pl-4">
        {notes.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

interface Note {
  readonly id: string;
  /** For NFSv3 alone (true), or for the others (false). */
  readonly versions?: boolean;
  readonly text: ReactNode;
}

const INSECURE: Note = {
  id: "insecure",
  text: (
    <Rich text="The export needs <code>insecure</code>, which the guide leaves out: the server sees sshd’s own port, above 1023, whatever the local port is. With <code>localhost(rw,insecure)</code> it is open to the tunnel’s end and to nobody else." />
  ),
};

const NOTES: Readonly<Record<FileTab, readonly Note[]>> = {
  ssh: [
    {
      id: "root",
      text: (
        <Rich text="The guide signs in as root. An account without a shell forwards as well, and a key that leaks opens nothing but this tunnel." />
      ),
    },
    {
      id: "forwards",
      text: (
        <Rich text="The guide’s commands go on where a port is taken, and never notice a dead connection. The one command does neither." />
      ),
    },
    INSECURE,
  ],
  fstab: [
    INSECURE,
    {
      id: "nolock",
      versions: true,
      text: (
        <Rich text="<code>nolock</code>: NFSv3’s locks go through a service of their own that does not travel through the tunnel. They hold on this client alone." />
      ),
    },
    {
      id: "locks",
      versions: false,
      text: (
        <Rich text="The guide says that locking no longer works. That holds for NFSv3; with version 4 locks travel in the same connection." />
      ),
    },
    {
      id: "intr",
      text: (
        <Rich text="<code>intr</code> is left out: Linux ignores it since 2.6.25. A program that waits can always be killed." />
      ),
    },
  ],
  systemd: [
    {
      id: "restart",
      text: (
        <Rich text="The guide’s tunnel ends after its time and stays closed. The unit opens it again after 5 s, whether its time was over or the network broke." />
      ),
    },
  ],
  "authorized-keys": [
    {
      id: "restrict",
      text: (
        <Rich text="<code>restrict</code> takes everything away; <code>permitopen</code> gives back the ports of NFS, and no other. The forced command notes the session and ends it in time." />
      ),
    },
  ],
  script: [],
};
