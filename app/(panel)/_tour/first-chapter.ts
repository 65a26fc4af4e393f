import { msg } from "@/lib/words/t";
import type { DemoFacts } from "../_demo/facts-query";
import { APPLY, page, preset, REVIEW_AND_APPLY } from "./doings";
import type { Chapter } from "./steps";

const OLD_CLIENT = "WIN7-FRONTDESK";

/** CIFS Encryption In-Flight. */
export const FIRST_CHAPTER: Chapter = {
  title: msg("CIFS encryption in flight"),
  steps: [
    {
      id: "clear-sessions",
      title: msg("See who is in the clear"),
      text: msg(
        "Open Sessions. Four real clients read files from the box. None is encrypted: whoever sits on the wire reads along.",
      ),
      say: msg(
        "This is a storage appliance as it was installed. Four clients work with it, from Windows 7 to Windows 11. Everything they read travels in the clear, and nobody notices: that is what in-flight encryption is about.",
      ),
      minutes: 1.25,
      doings: [page("/sessions"), { css: '[role="grid"]', within: msg("Sessions"), holds: OLD_CLIENT }],
    },
    {
      id: "transition",
      title: msg("Turn on Transition"),
      text: msg(
        "On SMB3 Encryption choose Transition, review the change, and apply it. Every client that can encrypt does from then on, and nobody is shut out.",
      ),
      say: msg(
        "The careful way in is Transition, what Windows Server calls RejectUnencryptedAccess false. Before anything is written we see the two lines of smb.conf, what testparm says, and who gets disconnected. One click, and three of four are encrypted.",
      ),
      minutes: 1.25,
      doings: [page("/smb3-encryption"), preset("transition"), ...REVIEW_AND_APPLY],
      isDone: ({ preset: now, clients }) => now === "transition" && encryptedCount(clients) === 3,
    },
    {
      id: "foresee",
      title: msg("See who would be refused"),
      text: msg(
        "Choose Required, and apply nothing yet. The panel below says what becomes of each client that is connected now.",
      ),
      say: msg(
        "Before we go further: whom would it hit? The panel asks the appliance who is connected and says it by name. The Windows 7 machine at the front desk speaks SMB 2.1, which has no encryption. That call to the helpdesk will not come.",
      ),
      minutes: 0.75,
      doings: [
        page("/smb3-encryption"),
        preset("required"),
        { css: "main section", name: msg("What this means for those connected now") },
      ],
    },
    {
      id: "required",
      title: msg("Turn on Required"),
      text: msg(
        "Review the change, and apply it with the restart that is advised: the guide’s two lines, smb encrypt = mandatory and server signing = mandatory.",
      ),
      say: msg(
        "These are the two lines of the guide. Samba is restarted, since a reload would leave open sessions in the clear. The panel then negotiates with Samba itself, and would put the old file back if it did not serve what was meant.",
      ),
      minutes: 1,
      doings: [page("/smb3-encryption"), preset("required"), ...REVIEW_AND_APPLY],
      isDone: ({ preset: now }) => now === "required",
    },
    {
      id: "watch",
      title: msg("Watch the Windows 7 client be refused"),
      text: msg(
        "Open Sessions. The three others come back, encrypted. The Windows 7 client is refused, and the list of demo clients says why.",
      ),
      say: msg(
        "Three come back by themselves, encrypted now. Windows 7 does not, and we are told why in one sentence. Refused Clients keeps it for the helpdesk, with the time and the reason.",
      ),
      minutes: 0.75,
      doings: [page("/sessions"), { css: "table tr", within: msg("Demo clients"), holds: OLD_CLIENT }],
      isWatched: true,
      lingers: true,
      isDone: ({ clients }) =>
        encryptedCount(clients) === 3 &&
        clients.some(({ name, state }) => name === OLD_CLIENT && state === "refused"),
    },
    {
      id: "verify",
      title: msg("Verify it"),
      text: msg(
        "Open Share Status at the share finance, press Verify, and sign in as alice with the password demo-alice. The panel connects as several kinds of client and compares what they meet with what smb.conf promises.",
      ),
      say: msg(
        "Believing a configuration file is one thing. Verify connects for real, as an old and as a new client, and holds what they meet against what the file promises. This is what goes into the audit folder.",
      ),
      minutes: 0.75,
      doings: [
        page("/share-status"),
        { css: '[role="grid"] [role="row"]', within: msg("Share status"), holds: "finance" },
        { css: "main button", name: msg("Verify") },
        { css: '[role="dialog"] input[name="username"]', fill: "alice" },
        { css: '[role="dialog"] input[name="password"]', fill: "demo-alice" },
        { css: '[role="dialog"] button[type="submit"]', name: msg("Verify") },
      ],
      lingers: true,
      isDone: ({ verified: now }, { verified: before }) =>
        now !== null && now.at !== before?.at && now.verdict === "as-promised",
    },
    {
      id: "roll-back",
      title: msg("Roll it back"),
      text: msg(
        "Open History, choose the newest revision, and restore the text before it: like every change it is reviewed first. The Windows 7 client is back within seconds.",
      ),
      say: msg(
        "And if the front desk cannot be replaced before Monday? Every change is a revision, with before, after, who and why. We restore the one before, and the old machine is back, in the clear, while the others stay encrypted.",
      ),
      minutes: 0.75,
      doings: [
        page("/history"),
        { css: '[data-index="0"] input[type="checkbox"]', within: msg("Revisions"), isChoice: true },
        { css: 'button[aria-haspopup="menu"]', name: msg("Restore") },
        { css: '[role="menuitem"]', name: msg("The text before") },
        ...APPLY,
      ],
      isDone: ({ preset: now, clients }) =>
        now !== "required" && clients.every(({ state }) => state === "connected"),
    },
  ],
};

function encryptedCount(clients: DemoFacts["clients"]): number {
  return clients.filter(({ isEncrypted }) => isEncrypted === true).length;
}
