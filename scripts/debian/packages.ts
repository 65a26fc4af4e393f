/** A Debian package the project uses, and what cannot be done or shown without it. */
export interface DebianPackage {
  readonly name: string;
  readonly without: string;
}

export const PACKAGES_FOR_UP: readonly DebianPackage[] = [
  { name: "samba", without: "no Samba of its own, and no check of a file by testparm" },
  { name: "smbclient", without: "no check with a real client" },
  { name: "libnss-wrapper", without: "no Samba users apart from those of this machine" },
  { name: "nfs-ganesha", without: "no NFS server in the box" },
  { name: "nfs-ganesha-vfs", without: "no NFS server in the box" },
  { name: "rpcbind", without: "no NFS server in the box" },
  { name: "openssh-server", without: "no SSH server in the box for tunnels" },
  { name: "openssh-client", without: "no SSH server in the box for tunnels" },
  { name: "iproute2", without: "no list of network connections" },
];

const NFS_CLIENT: DebianPackage = { name: "libnfs-utils", without: "no check with a real NFS client" };

/** The demo's NFS clients read files. */
export const PACKAGES_FOR_DEMO: readonly DebianPackage[] = [...PACKAGES_FOR_UP, NFS_CLIENT];

/** Where Playwright's own browser is installed, Debian's is not needed: see `packagesForTests`. */
const CHROMIUM: DebianPackage = { name: "chromium", without: "no end-to-end test" };

export function packagesForTests(hasPlaywrightBrowser: boolean): readonly DebianPackage[] {
  return [
    ...PACKAGES_FOR_UP,
    ...(hasPlaywrightBrowser ? [] : [CHROMIUM]),
    { name: "tcpdump", without: "no look at what travels in the clear" },
    NFS_CLIENT,
    { name: "util-linux", without: "no test on a full disk, and no machines of namespaces" },
    { name: "systemd", without: "no check of a client's units" },
    { name: "sudo", without: "no check of what a panel that is not root may do" },
    { name: "busybox", without: "no check that scripts run in its shell" },
    { name: "shellcheck", without: "no second look at scripts for clients" },
    { name: "nftables", without: "no check of the firewall advice" },
    { name: "iptables", without: "no check of the firewall advice" },
    { name: "samba-ad-dc", without: "no domain controller to join" },
    { name: "samba-ad-provision", without: "no domain controller to join" },
  ];
}

/** The packages that `dpkg-query -W -f='${Package} ${db:Status-Status}\n'` does not list as installed. */
export function missingPackages(wanted: readonly DebianPackage[], listing: string): readonly DebianPackage[] {
  const installed = new Set(
    listing
      .split("\n")
      .map((line) => line.split(" "))
      .filter(([, status]) => status === "installed")
      .map(([name]) => name),
  );
  return wanted.filter(({ name }) => !installed.has(name));
}

/** What a person types to install them. */
export function installCommand(packages: readonly DebianPackage[]): string {
  return `apt-get install --no-install-recommends ${packages.map(({ name }) => name).join(" ")}`;
}

/** The lines that say what goes without, where packages stay missing. */
export function describeMissing(packages: readonly DebianPackage[], why: string): readonly string[] {
  return [
    `  Not installed, since ${why}. As root: ${installCommand(packages)}`,
    ...packages.map(({ name, without }) => `  Not verified without ${name}: ${without}.`),
  ];
}
