import accounts from "./accounts.json";
import console from "./console.json";
import help from "./help.json";
import nfs from "./nfs.json";
import panel from "./panel.json";
import samba from "./samba.json";
import sessions from "./sessions.json";
import shares from "./shares.json";
import tunnels from "./tunnels.json";

/** German, from one file for each part of the panel: see scripts/words/area.ts. */
export const german: ReadonlyMap<string, string> = new Map(
  [accounts, console, help, nfs, panel, samba, sessions, shares, tunnels].flatMap((part) =>
    Object.entries<string>(part),
  ),
);
