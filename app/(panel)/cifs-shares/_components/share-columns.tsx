import { EncryptionBadge } from "@/components/ui/encryption-badge";
import type { GridColumn } from "@/components/ui/data-grid/column";
import { Mono } from "@/components/ui/mono";
import { msg, t } from "@/lib/words/t";
import type { Share } from "../_queries";

/** A share and how many clients are connected to it; null while that is not known. */
export interface ShareRow extends Share {
  readonly sessions: number | null;
}

export const shareColumns: readonly GridColumn<ShareRow>[] = [
  {
    id: "name",
    header: msg("Share"),
    cell: ({ name, available }) => (
      <span className={available ? "font-semibold" : "text-muted line-through decoration-1"}>{name}</span>
    ),
    sortable: true,
    width: 8,
    rowHeader: true,
  },
  { id: "path", header: msg("Path"), cell: pathCell, sortable: true, width: 10, grow: 2 },
  { id: "access", header: msg("Access"), cell: accessWords, sortable: true, width: 9.5 },
  {
    id: "guest",
    header: msg("Guests"),
    cell: ({ guest }) => (guest ? t("Welcome") : t("No")),
    width: 5.5,
    grow: 0,
  },
  { id: "comment", header: msg("Comment"), cell: ({ comment }) => comment, width: 7.5, grow: 1.2 },
  {
    id: "encryption",
    header: msg("Encryption"),
    cell: ({ encryption }) => <EncryptionBadge state={encryption.state} reason={encryption.reason} />,
    sortable: true,
    width: 14,
    grow: 0.5,
  },
  {
    id: "sessions",
    header: msg("Sessions"),
    cell: ({ sessions }) => (sessions === null ? "–" : String(sessions)),
    width: 5.5,
    grow: 0,
    align: "end",
  },
];

/** No path, no comment; apart from no sessions, for other languages have genders. */
export function none(): string {
  return t("{of, select, other {none}}", { of: "share" });
}

/** What the share lets people do, in words. */
export function accessWords({ available, readOnly, browseable }: Share): string {
  if (!available) return t("Out of service");
  if (browseable) return readOnly ? t("Read only") : t("Read and write");
  return readOnly ? t("Read only, hidden") : t("Read and write, hidden");
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
  return <span className="text-muted">{kind === "homes" ? t("each user's home") : none()}</span>;
}
