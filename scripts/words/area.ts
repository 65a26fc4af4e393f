/** The parts of the panel, by the folders that make them; what is in none of them belongs to `panel`. */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  tunnels: ["app/(panel)/nfs-tunnels/", "lib/tunnels/", "lib/tunneld/"],
  nfs: ["app/(panel)/nfs-exports/", "lib/nfs/"],
  samba: ["lib/samba/"],
  shares: [
    "app/(panel)/cifs-shares/",
    "app/(panel)/smb3-encryption/",
    "app/(panel)/share-status/",
    "app/(panel)/_config-file/",
    "components/editor/",
  ],
  help: ["app/(panel)/help/", "app/(panel)/_help/", "components/help/", "lib/help/"],
  accounts: [
    "app/(auth)/",
    "app/(panel)/accounts/",
    "app/(panel)/account/",
    "app/(panel)/_account/",
    "app/(panel)/history/",
    "app/(panel)/audit/",
    "lib/auth/",
    "lib/audit/",
    "lib/actions/",
  ],
  sessions: [
    "app/(panel)/sessions/",
    "app/(panel)/_sessions/",
    "app/(panel)/refused-clients/",
    "app/(panel)/_refusals/",
    "app/(panel)/_verify/",
  ],
  console: [
    "app/(panel)/dashboard/",
    "app/(panel)/demo/",
    "app/(panel)/_demo/",
    "app/(panel)/_tour/",
    "app/(panel)/_find/",
    "lib/dashboard/",
  ],
};

/** The part of the panel that a file belongs to, which is the name of its catalogue file. */
export function areaOf(file: string): string {
  const found = Object.entries(AREAS).find(([, folders]) =>
    folders.some((folder) => file.startsWith(folder)),
  );
  return found?.[0] ?? "panel";
}
