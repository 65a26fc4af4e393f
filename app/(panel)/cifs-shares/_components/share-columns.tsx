import { EncryptionBadge } from "@/components/ui/encryption-badge";
import type { GridColumn } from "@/components/ui/data-grid/column";
import { Mono } from "@/components/ui/mono";
import type { Share } from "../_queries";

/** A share and how many clients are connected to it; null while that is not known. */
export interface ShareRow extends Share {
  readonly sessions: number | null;
}

export const shareColumns: readonly GridColumn<ShareRow>[] = [
  {
    id: "name",
    header: "Share",
    cell: ({ name, available }) => (
      <span className={available ? "font-semibold" : "text-muted line-through decoration-1"}>{name}</span>
    ),
    sortable: true,
    width: 8,
    rowHeader: true,
  },
  { id: "path", header: "Path", cell: pathCell, sortable: true, width: 10, grow: 2 },
  { id: "access", header: "Access", cell: accessWords, sortable: true, width: 9.5 },
  { id: "guest", header: "Guests", cell: ({ guest }) => (guest ? "Welcome" : "No"), width: 5.5, grow: 0 },
  { id: "comment", header: "Comment", cell: ({ comment }) => comment, width: 7.5, grow: 1.2 },
  {
    id: "encryption",
    header: "Encryption",
    cell: ({ encryption }) => <EncryptionBadge state={encryption.state} reason={encryption.reason} />,
    sortable: true,
    width: 14,
    grow: 0.5,
  },
  {
    id: "sessions",
    header: "Sessions",
    cell: ({ sessions }) => (sessions === null ? "–" : String(sessions)),
    width: 5.5,
    grow: 0,
    align: "end",
  },
];

/** What the share lets people do, in words. */
export function accessWords({ available, readOnly, browseable }: Share): string {
  if (!available) return "Out of service";
  return `${readOnly ? "Read only" : "Read and write"}${browseable ? "" : ", hidden"}`;
}

function pathCell({ path, kind }: Share) {
  // What tells paths apart is their end: where there is no room, the beginning gives way.
  if (path !== "") {
    return (
      <Mono className="block truncate text-left [direction:rtl]">
        <bdi>{path}</bdi>
      </Mono>
    );
  }
  return <span className="text-muted">{kind === "homes" ? "each user's home" : "none"}</span>;
}
