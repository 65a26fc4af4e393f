import { EXPOSURE_LABELS } from "@/lib/nfs/exposure";
import { ENCRYPTION_LABELS } from "@/lib/samba/encryption-table";
import { STATE_WORDS } from "@/lib/tunnels/tunnel-state";
import { t } from "@/lib/words/t";
import type { Share } from "../cifs-shares/_queries";
import type { Export } from "../nfs-exports/_queries";
import type { TunnelRow } from "../nfs-tunnels/_queries";
import { bothWays, type Found } from "./found";

export function shareFound({ name, path, comment, encryption }: Share): Found {
  const label = ENCRYPTION_LABELS[encryption.state];
  return {
    id: `share ${name}`,
    kind: "share",
    label: name,
    detail: `${t(label)} · ${path}`,
    words: [path, comment, ...bothWays(label)],
    subject: name,
    // The list may have many pages: the search brings the one that has it.
    goal: { go: `/cifs-shares?${new URLSearchParams({ q: name, share: name }).toString()}` },
  };
}

export function exportFound({ path, exposure, clients }: Export): Found {
  return {
    id: `export ${path}`,
    kind: "export",
    label: path,
    detail: t(EXPOSURE_LABELS[exposure]),
    words: [...bothWays(EXPOSURE_LABELS[exposure]), ...clients.map(({ host }) => host)],
    subject: path,
    goal: { go: `/nfs-exports?export=${encodeURIComponent(path)}` },
  };
}

export function tunnelFound(row: TunnelRow): Found {
  const { id, clientName, serverAddress, exports, state } = row;
  return {
    id: `tunnel ${id}`,
    kind: "tunnel",
    label: clientName,
    detail: `${t(STATE_WORDS[state].word)} · ${exports.map(({ path }) => path).join(", ")}`,
    words: [
      serverAddress,
      ...bothWays(STATE_WORDS[state].word),
      ...exports.map(({ path, mountPoint }) => `${path} ${mountPoint}`),
    ],
    subject: id,
    goal: { go: `/nfs-tunnels?tunnel=${id}` },
  };
}
