import { t } from "@/lib/words/t";
import { tunnelKeyLine } from "./authorized-keys";
import { clientLayout } from "./client-layout";
import { fstabLines, guideFstabLines } from "./fstab";
import { knownHosts } from "./known-hosts";
import { type Profile, signsInHere } from "./profile";
import { hasMountd } from "./profile-choices";
import type { PublicKey } from "./public-key";
import { guideCommands, sshCommand } from "./ssh-command";
import { unitFiles } from "./unit-files";

export type FileTab = "ssh" | "fstab" | "systemd" | "authorized-keys" | "script";

/** A text that is handed over for a client, or written for it on the appliance. */
export interface HandedFile {
  readonly tab: FileTab;
  /** What it is called when it is saved. */
  readonly name: string;
  readonly title: string;
  /** Where it goes, a path or a place in words; who puts it there stands in `hint`. */
  readonly goesTo: string;
  readonly hint: string;
  /** Of several that do the same, the one to take. */
  readonly isRecommended: boolean;
  readonly text: string;
}

interface Ground {
  /** The server's, to be pinned; none: no known_hosts is made. */
  readonly hostKeys: readonly PublicKey[];
  /** Where the appliance keeps the keys of tunnels; null: the line is left out. */
  readonly authorizedKeys: string | null;
}

/**
 * All but the set-up script, in the order in which a person goes through them. This host opens its own tunnels by itself: what is
 * left there is to mount, and to be let in by the server.
 */
export function handedFiles(profile: Profile, ground: Ground): HandedFile[] {
  if (profile.isThisHost) return [...fstab(profile), ...keyLine(profile, ground.authorizedKeys)];
  return [
    ...commands(profile),
    ...pinned(profile, ground.hostKeys),
    ...fstab(profile),
    ...units(profile),
    ...keyLine(profile, ground.authorizedKeys),
  ];
}

function commands(profile: Profile): HandedFile[] {
  const { key, knownHosts: pin } = clientLayout(profile.id);
  const guide = guideCommands(profile);
  return [
    {
      tab: "ssh",
      name: "guide-commands.txt",
      title: t(guide.length === 1 ? "The guide's command" : "The guide's commands"),
      goesTo: t("a terminal on the client, as root"),
      hint: t(
        guide.length === 1
          ? "It takes whatever key and settings ssh finds; the profile's key is named with -i."
          : "One for NFS, one for mountd. They take whatever key and settings ssh finds; the profile's key is named with -i.",
      ),
      isRecommended: false,
      text: lines(guide),
    },
    {
      tab: "ssh",
      name: "tunnel-command.txt",
      title: t("One command for all ports"),
      goesTo: t("a terminal on the client, as root"),
      hint: t(
        "It takes the key at {key} and the pinned server at {pin}, gives up where a port is taken, and notices within 45 s that the connection is dead.",
        { key, pin },
      ),
      isRecommended: true,
      text: lines([sshCommand(profile)]),
    },
  ];
}

function pinned(profile: Profile, hostKeys: readonly PublicKey[]): HandedFile[] {
  if (hostKeys.length === 0) return [];
  return [
    {
      tab: "ssh",
      name: "known_hosts",
      title: t("What pins the server"),
      goesTo: clientLayout(profile.id).knownHosts,
      hint: t(
        "With it the client knows this server from any other from the first time on, and nobody is asked.",
      ),
      isRecommended: false,
      text: knownHosts(profile, hostKeys),
    },
  ];
}

function fstab(profile: Profile): HandedFile[] {
  const where = profile.isThisHost ? "host" : "client";
  const own: HandedFile = {
    tab: "fstab",
    name: "fstab-lines.txt",
    title: t(profile.exports.length === 1 ? "The line" : "The lines"),
    goesTo: "/etc/fstab",
    hint: t(
      hasMountd(profile)
        ? "{where, select, host {On this host} other {On the client}}. Version, TCP and both ports by name, and nolock, since NFSv3's locks do not travel through the tunnel."
        : "{where, select, host {On this host} other {On the client}}. Version 4 needs one port and no mountd, and its locks travel in the same connection.",
      { where },
    ),
    isRecommended: true,
    text: lines(fstabLines(profile)),
  };
  if (!hasMountd(profile) || profile.isThisHost) return [own];
  const guide: HandedFile = {
    tab: "fstab",
    name: "guide-fstab-lines.txt",
    title: t(profile.exports.length === 1 ? "The guide's line" : "The guide's lines"),
    goesTo: "/etc/fstab",
    hint: t(
      "Without a version and without nolock a client of today may ask for NFSv4 first, and waits for locks that never come.",
    ),
    isRecommended: false,
    text: lines(guideFstabLines(profile)),
  };
  return [own, guide];
}

function units(profile: Profile): HandedFile[] {
  return unitFiles(profile).map(({ name, text }) => ({
    tab: "systemd",
    name,
    title: t(name.endsWith(".mount") ? "The mount" : "The tunnel"),
    goesTo: `/etc/systemd/system/${name}`,
    hint: t(
      name.endsWith(".mount")
        ? "On the client. It waits for the tunnel, and stays mounted while the tunnel is opened anew."
        : "On the client. Enable both with: systemctl daemon-reload, then systemctl enable --now with each name.",
    ),
    isRecommended: false,
    text,
  }));
}

function keyLine(profile: Profile, file: string | null): HandedFile[] {
  const line = tunnelKeyLine(profile);
  if (file === null || !line.ok) return [];
  return [
    {
      tab: "authorized-keys",
      name: "authorized_keys",
      title: t("The profile's line"),
      ...(signsInHere(profile)
        ? {
            goesTo: file,
            hint: t(
              "On the appliance. The panel writes it there itself while the profile is enabled, and leaves other people's lines alone.",
            ),
          }
        : {
            goesTo: t("authorized_keys of {user} on {server}", {
              user: profile.sshUser,
              server: profile.serverAddress,
            }),
            hint: t(
              "That server is not this panel's: put the line there. Its command is never run, since this host opens no session.",
            ),
          }),
      isRecommended: false,
      text: lines([line.value]),
    },
  ];
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
