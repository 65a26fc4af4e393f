import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { parseSmbConf } from "@/lib/samba/document";
import { decodeText } from "@/lib/shared/text";
import { t } from "@/lib/words/t";
import { fileQuery } from "../_config-file/file-query";
import { refusalsQuery } from "../_refusals/refusals-query";
import { sessionsQuery } from "../_sessions/sessions-query";
import { sharesQuery } from "../cifs-shares/_queries";
import { exportsQuery } from "../nfs-exports/_queries";
import { tunnelsQuery } from "../nfs-tunnels/_queries";
import { clientsFound } from "./clients";
import type { Found, FoundKind } from "./found";
import { parametersFound } from "./parameters";
import { exportFound, shareFound, tunnelFound } from "./things";

interface Things {
  readonly found: readonly Found[];
  /** What is still being asked. */
  readonly pending: boolean;
  /** What cannot be searched now, and why. */
  readonly troubles: readonly { readonly what: string; readonly message: string }[];
}

type Source = Pick<UseQueryResult, "isFetching" | "isPending" | "isPlaceholderData" | "error"> & {
  readonly what: string;
};

/** Nothing is asked again by itself while somebody types: a list that moves is hard to choose from. */
const ONCE = { refetchInterval: false, refetchOnWindowFocus: false } as const;

/**
 * Shares, exports, clients, tunnel profiles and parameters that fit a search, from the reads that the pages use. The server
 * searches shares and exports, of which there may be thousands. `only`: nothing but these, all of them where nothing is typed.
 */
export function useThings(search: string, only: FoundKind | undefined): Things {
  const q = search.trim().slice(0, 200);
  const wants = (kind: FoundKind) => (only === undefined ? q !== "" : only === kind);
  const shares = useQuery({
    ...sharesQuery({ q, sort: "name", order: "asc", page: 1 }),
    ...ONCE,
    enabled: wants("share"),
  });
  const exports = useQuery({
    ...exportsQuery({ q, sort: "path", order: "asc", page: 1, around: undefined }),
    ...ONCE,
    enabled: wants("export"),
  });
  const tunnels = useQuery({ ...tunnelsQuery(), ...ONCE, enabled: wants("tunnel") || wants("client") });
  const sessions = useQuery({ ...sessionsQuery(), ...ONCE, enabled: wants("client") });
  const refusals = useQuery({
    ...refusalsQuery({ q, limit: 50 }),
    ...ONCE,
    enabled: wants("client"),
    placeholderData: keepPreviousData,
  });
  const file = useQuery({ ...fileQuery("smb.conf"), ...ONCE, enabled: wants("parameter") });
  const parameters = useMemo(
    () => parametersFound(file.data && parseSmbConf(decodeText(file.data.bytes))),
    [file.data],
  );
  const clients = useMemo(
    () =>
      clientsFound(
        sessions.data?.open.sessions ?? [],
        refusals.data?.refusals ?? [],
        tunnels.data?.tunnels ?? [],
      ),
    [sessions.data, refusals.data, tunnels.data],
  );

  const found = [
    ...(wants("share") ? (shares.data?.shares ?? []).map(shareFound) : []),
    ...(wants("export") ? (exports.data?.exports ?? []).map(exportFound) : []),
    ...(wants("client") ? clients : []),
    ...(wants("tunnel") ? (tunnels.data?.tunnels ?? []).map(tunnelFound) : []),
    ...(wants("parameter") ? parameters : []),
  ];
  const sources: readonly Source[] = [
    { what: t("Shares"), ...(wants("share") ? shares : IDLE) },
    { what: t("NFS exports"), ...(wants("export") ? exports : IDLE) },
    { what: t("Tunnel profiles"), ...(wants("tunnel") ? tunnels : IDLE) },
    { what: t("Sessions"), ...(wants("client") ? sessions : IDLE) },
    { what: t("Refused clients"), ...(wants("client") ? refusals : IDLE) },
    { what: "smb.conf", ...(wants("parameter") ? file : IDLE) },
  ];
  return {
    found,
    pending: sources.some(
      ({ isFetching, isPending, isPlaceholderData }) => isFetching && (isPending || isPlaceholderData),
    ),
    troubles: sources.flatMap(({ what, error }) =>
      error === null ? [] : [{ what, message: error.message }],
    ),
  };
}

const IDLE = { isFetching: false, isPending: false, isPlaceholderData: false, error: null };
