import { msg } from "@/lib/words/t";
import type { DemoFacts } from "../_demo/facts-query";
import { page } from "./doings";
import type { Chapter } from "./steps";

/** The demo client whose profile is made in the tour: see the cast in lib/sandbox/demo-tunnels. */
const LAPTOP = "field-laptop";

const laptop = ({ tunnels }: DemoFacts) => tunnels.find(({ name }) => name === LAPTOP);

/** Tunneling NFS Through SSH. */
export const SECOND_CHAPTER: Chapter = {
  title: msg("NFS through SSH"),
  steps: [
    {
      id: "tunnels",
      title: msg("See one tunnel up and one down"),
      text: msg(
        "Open NFS Tunnels. branch-office has its tunnel open and reads through it; backup-vault may open one and has not.",
      ),
      say: msg(
        "NFS has no encryption of its own. The guide sends it through SSH, with two commands for each client and a root password. Here each client is a profile: who has a tunnel open, since when, how much goes through.",
      ),
      minutes: 0.75,
      doings: [
        page("/nfs-tunnels"),
        { css: '[role="grid"]', within: msg("Tunnel profiles"), holds: "branch-office" },
      ],
    },
    {
      id: "profile",
      title: msg("Make a tunnel profile"),
      text: msg(
        "Press New tunnel profile, call the client field-laptop, and save. Ports, account and export are proposed by the appliance.",
      ),
      say: msg(
        "A colleague’s laptop needs the projects from the road. We give it a name; the rest the appliance proposes. Out come the files for the client: ssh command, fstab, systemd unit, one set-up script.",
      ),
      minutes: 0.75,
      doings: [
        page("/nfs-tunnels"),
        { css: "button", within: msg("NFS Tunnels tools"), name: msg("New tunnel profile") },
        { css: '[role="dialog"] input[name="clientName"]', fill: LAPTOP },
        { css: '[role="dialog"] button[type="submit"]', name: msg("Save profile") },
      ],
      isDone: (facts) => (laptop(facts)?.profile ?? null) !== null,
    },
    {
      id: "key",
      title: msg("Give it the client’s key"),
      text: msg(
        "On the profile’s page press Paste public key, and paste the one the laptop made for itself. Its private half never leaves the laptop.",
      ),
      say: msg(
        "The laptop made a key of its own, and its private half stays there. What we paste opens two ports for this one client and nothing else: no shell, no root.",
      ),
      minutes: 0.5,
      doings: [
        page("/nfs-tunnels"),
        { css: '[role="grid"] a', within: msg("Tunnel profiles"), name: LAPTOP },
        { css: "button", within: msg("Tunnel tools"), name: msg("Paste public key") },
        { css: '[role="dialog"] textarea', fill: (facts) => laptop(facts)?.publicKey ?? "" },
        { css: '[role="dialog"] button[type="submit"]', name: msg("Take this key") },
      ],
      isDone: (facts) => !["no-key", "revoked", undefined].includes(laptop(facts)?.profile?.state),
    },
    {
      id: "connect",
      title: msg("Watch it connect"),
      text: msg(
        "The laptop opens its tunnel by itself within seconds: the state of its profile becomes Connected.",
      ),
      say: msg(
        "Nothing to do but watch: the laptop signs in with its key, and its NFS goes through SSH from now on.",
      ),
      minutes: 0.5,
      doings: [
        page("/nfs-tunnels"),
        { css: '[role="grid"]', within: msg("Tunnel profiles"), holds: LAPTOP },
        { css: "main section", name: msg("State") },
      ],
      isWatched: true,
      lingers: true,
      isDone: (facts) =>
        laptop(facts)?.state === "connected" && laptop(facts)?.profile?.state === "connected",
    },
    {
      id: "read",
      title: msg("Read a file through it"),
      text: msg(
        "Below the profiles press Read a file beside field-laptop: a real NFS client on the laptop’s side reads it through the tunnel.",
      ),
      say: msg(
        "A real NFS client reads the project plan through the tunnel. On the wire there is SSH and nothing else; port 2049 can be closed in the firewall.",
      ),
      minutes: 0.5,
      doings: [
        page("/nfs-tunnels"),
        {
          css: "table button",
          within: msg("Demo NFS clients"),
          name: msg("Read a file with {name}"),
          values: { name: LAPTOP },
        },
      ],
      lingers: true,
      isDone: (facts, atFirst) => (laptop(facts)?.lastRead?.at ?? "") > (laptop(atFirst)?.lastRead?.at ?? ""),
    },
    {
      id: "revoke",
      title: msg("Revoke it"),
      text: msg(
        "The laptop was stolen. Open its profile, press Revoke, and confirm: its key is out, and what it had open is ended at once.",
      ),
      say: msg(
        "The laptop gets stolen. Revoke takes its key out and ends the open tunnel, now and not in sixty minutes. The laptop goes on knocking, and the panel shows that too.",
      ),
      minutes: 0.5,
      doings: [
        page("/nfs-tunnels"),
        { css: '[role="grid"] a', within: msg("Tunnel profiles"), name: LAPTOP },
        { css: "button", within: msg("Tunnel tools"), name: msg("Revoke") },
        { css: '[role="alertdialog"] button', name: msg("Revoke") },
      ],
      isDone: (facts) => laptop(facts)?.profile?.state === "revoked" && laptop(facts)?.state !== "connected",
    },
  ],
};
