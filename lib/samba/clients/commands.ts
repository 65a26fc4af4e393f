import type { ClientSystem } from "./client-system";
import { canStandInCommand, quoteForPowerShell, quoteForShell } from "./quote";
import { t } from "@/lib/words/t";

/** Something to copy. */
export interface Command {
  /** Where it goes. */
  readonly shell: "PowerShell" | "Terminal";
  /** What it is for, for a heading and for the name of the button: "Connect with encryption". */
  readonly purpose: string;
  readonly text: string;
  /** One sentence, where there is something to know before it is run. */
  readonly hint?: string;
}

interface Place {
  /** The server as clients name it. */
  readonly server: string;
  readonly share: string;
}

const HARDENED_PATHS = String.raw`HKLM:\SOFTWARE\Policies\Microsoft\Windows\NetworkProvider\HardenedPaths`;

/** How the client connects; none for names that cannot stand in a command, and where no command helps. */
export function connectCommand(client: ClientSystem, place: Place): Command | undefined {
  const shell = connectText(client, place);
  if (shell === undefined || !canCopy(place)) return undefined;
  return { shell: isWindows(client) ? "PowerShell" : "Terminal", purpose: t("Connect"), text: shell };
}

/** How the client is told to insist on encryption; undefined where nothing does. */
export function encryptCommand(client: ClientSystem, place: Place): Command | undefined {
  if (!client.encryptionSwitch || !canCopy(place)) return undefined;
  const purpose = t("Insist on encryption");
  const path = quoteForPowerShell(`\\\\${place.server}\\${place.share}`);
  switch (client.encryptionSwitch) {
    case "new-smb-mapping":
      return { shell: "PowerShell", purpose, text: mapped(path, true) };
    case "require-encryption":
      return {
        shell: "PowerShell",
        purpose,
        text: `${mapped(path, true)}\n# or for every server this computer connects to, as an administrator:\nSet-SmbClientConfiguration -RequireEncryption $true`,
        hint: t("The second one refuses every server that does not encrypt."),
      };
    case "hardened-unc-path":
      return {
        shell: "PowerShell",
        purpose,
        text: `$key = ${quoteForPowerShell(HARDENED_PATHS)}\nif (-not (Test-Path $key)) { New-Item -Path $key -Force | Out-Null }\nNew-ItemProperty -Path $key -Name ${path} -Value 'RequirePrivacy=1' -PropertyType String -Force | Out-Null`,
        hint: t(
          "Run it as an administrator, then disconnect the share and connect it again. The same is the policy “Hardened UNC Paths”.",
        ),
      };
    case "seal":
      return { shell: "Terminal", purpose, text: mountText(client, place, true) };
    case "nsmb-conf":
      return {
        shell: "Terminal",
        purpose,
        text: String.raw`printf '[default]\nforce_sess_encrypt=yes\n' | sudo tee -a /etc/nsmb.conf`,
        hint: t(
          "It counts for every server. Look into /etc/nsmb.conf first: it may have a [default] section already. Then disconnect the share and connect it again.",
        ),
      };
    case "smbclient-e":
      return { shell: "Terminal", purpose, text: `smbclient ${unc(place)} -U USER -e` };
    case "client-protection":
      return {
        shell: "Terminal",
        purpose,
        text: `smbclient ${unc(place)} -U USER --client-protection=encrypt`,
      };
  }
}

/** How the client shows what it agreed on with the server. */
export function checkCommand(client: ClientSystem, { server }: Place): Command | undefined {
  const purpose = t("See on the client what was agreed");
  if (isWindows(client)) {
    if (!knowsSmbShare(client) || !canStandInCommand(server)) return undefined;
    const text = `Get-SmbConnection -ServerName ${quoteForPowerShell(server)} | Select-Object ShareName, UserName, Dialect, Encrypted`;
    return { shell: "PowerShell", purpose, text };
  }
  if (client.family === "macos") return { shell: "Terminal", purpose, text: "smbutil statshares -a" };
  if (client.family === "linux") {
    return { shell: "Terminal", purpose, text: "sudo cat /proc/fs/cifs/DebugData" };
  }
  return undefined;
}

function canCopy({ server, share }: Place): boolean {
  return canStandInCommand(server) && canStandInCommand(share);
}

function connectText(client: ClientSystem, place: Place): string | undefined {
  if (isWindows(client)) {
    const path = quoteForPowerShell(`\\\\${place.server}\\${place.share}`);
    return knowsSmbShare(client) ? mapped(path, false) : undefined;
  }
  if (client.family === "linux") return mountText(client, place, false);
  if (client.family === "smbclient") return `smbclient ${unc(place)} -U USER`;
  if (client.family === "macos" && canCopy(place)) {
    return `open ${quoteForShell(`smb://${encodeURIComponent(place.server)}/${encodeURIComponent(place.share)}`)}`;
  }
  return undefined;
}

function mapped(path: string, encrypted: boolean): string {
  return `New-SmbMapping -LocalPath 'Z:' -RemotePath ${path}${encrypted ? " -RequirePrivacy $true" : ""}`;
}

function mountText(client: ClientSystem, place: Place, encrypted: boolean): string {
  const version = client.mountVersion ?? (encrypted ? MOUNT_VERSIONS[client.newest] : undefined);
  const options = ["username=USER", ...(version ? [`vers=${version}`] : []), ...(encrypted ? ["seal"] : [])];
  return `sudo mount -t cifs ${unc(place)} /mnt -o ${options.join(",")}`;
}

const MOUNT_VERSIONS: Readonly<Record<ClientSystem["newest"], string>> = {
  NT1: "1.0",
  SMB2_02: "2.0",
  SMB2_10: "2.1",
  SMB3_00: "3.0",
  SMB3_02: "3.02",
  SMB3_11: "3.1.1",
};

function unc({ server, share }: Place): string {
  return quoteForShell(`//${server}/${share}`);
}

function isWindows({ family }: ClientSystem): boolean {
  return family === "windows";
}

/** The SmbShare module came with Windows 8. */
function knowsSmbShare({ newest }: ClientSystem): boolean {
  return newest.startsWith("SMB3");
}
