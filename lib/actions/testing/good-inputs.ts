import { NEW_CLIENT } from "@/lib/nfs/client-form";
import { ED25519 } from "@/lib/tunnels/testing/sample-profile";
import { FIRST_FORM } from "@/lib/tunnels/first-form";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

interface Ground {
  /** A tunnel profile. */
  readonly tunnel: string;
  /** A loopback port at which nobody listens. */
  readonly closedPort: number;
}

/**
 * An input of every action that its form accepts, by the action's name: what is spoilt at one place after the other. Those
 * that would change a file begin from a content that is no longer there; a list of several holds forms of several kinds.
 */
export function goodInputs({ tunnel, closedPort }: Ground): Readonly<Record<string, readonly unknown[]>> {
  const share = {
    name: "abused",
    path: "/srv/abused",
    comment: "a",
    access: "read-only",
    guest: false,
    browseable: true,
    validUsers: "alice",
    encryption: "required",
  };
  const client = { ...NEW_CLIENT, host: "192.0.2.0/24", more: "nohide" };
  const review = { candidate: new TextEncoder().encode("[global]\n"), baseTag: "0".repeat(64) };
  const apply = {
    ...review,
    reason: "a",
    activation: "reload",
    acknowledged: "0".repeat(64),
    changeId: UNKNOWN,
    restores: UNKNOWN,
  };
  const address = { host: "127.0.0.1", port: closedPort };
  return {
    "account.create": [{ username: "abused", name: "a", role: "helpdesk" }],
    "account.edit": [{ id: UNKNOWN, form: { name: "a", role: "helpdesk" } }],
    "account.reset-password": [{ id: UNKNOWN }],
    "account.reset-second-factor": [{ id: UNKNOWN }],
    "account.switch": [{ id: UNKNOWN, enabled: false }],
    "account.delete": [{ id: UNKNOWN }],
    "account.sign-out": [{ id: UNKNOWN, session: UNKNOWN }],
    "account.clear-slowing": [{ id: UNKNOWN }],
    "account.change-password": [{ current: "a", next: "tulip anvil cough" }],
    "account.confirm": [{ password: "a", code: "123456" }],
    "account.begin-second-factor": [{ password: "a" }],
    "account.turn-on-second-factor": [{ code: "123456" }],
    "account.turn-off-second-factor": [{ password: "a" }],
    "account.make-recovery-codes": [{ password: "a" }],
    "session.sign-in": [{ username: "abused", password: "wrong password", next: "/history" }],
    "session.second-factor": [{ kind: "recovery", code: "abcde-fghij", next: "/history" }],
    "session.sign-out": [undefined],
    "session.sign-out-everywhere": [undefined],
    "session.end": [{ id: UNKNOWN }],
    "smb-conf.review": [review],
    "smb-conf.apply": [apply],
    "exports.review": [review],
    "exports.apply": [apply],
    "mountd-pin.review": [review],
    "mountd-pin.apply": [apply],
    "nfs-sysconfig.review": [review],
    "nfs-sysconfig.apply": [apply],
    "demo-clients.switch": [{ to: "stopped" }],
    "demo.read-file": [{ client: "branch-office" }],
    "demo.reset": [{}],
    "sessions.close": [{ session: { id: "a", client: "a", share: "a", since: "a" }, how: "tree-connect" }],
    "sessions.close-clear": [{ how: "tree-connect" }],
    "shares.verify": [{ share: "abused", credentials: { username: "alice", password: "wrong" } }],
    "shares.draft": [
      { kind: "create", form: share },
      { kind: "edit", name: "public", form: share },
      { kind: "remove", name: "public" },
    ],
    "samba.restart": [{}],
    "nfs-ports.draft": [{ port: 32_767 }],
    "exports.draft": [
      { kind: "create", form: { path: "/srv/abused", clients: [client] } },
      { kind: "edit", path: "/srv/abused", form: { path: "/srv/abused", clients: [client] } },
      { kind: "tunnel-only", paths: ["/srv/abused"] },
    ],
    "tunnels.client-host-key": [address],
    "tunnels.set-up-client": [
      {
        id: tunnel,
        runId: UNKNOWN,
        address,
        hostKey: ED25519,
        who: { user: "root", password: "a" },
        newKey: false,
      },
      {
        id: tunnel,
        runId: UNKNOWN,
        address,
        hostKey: ED25519,
        who: { user: "root", privateKey: "a", passphrase: "a" },
        newKey: false,
      },
    ],
    "tunnels.test": [{ id: UNKNOWN, runId: UNKNOWN }],
    "tunnels.save": [{ id: tunnel, form: goodProfile() }],
    "tunnels.make-key": [{ id: UNKNOWN, keep: true }],
    "tunnels.give-public-key": [{ id: tunnel, publicKey: ED25519 }],
    "tunnels.revoke": [{ id: UNKNOWN }],
    "tunnels.switch": [{ id: UNKNOWN, enabled: false }],
    "tunnels.remove": [{ id: UNKNOWN }],
    "tunnels.confirm-host-key": [
      { id: UNKNOWN, type: "ssh-ed25519", fingerprint: `SHA256:${"A".repeat(43)}` },
    ],
    "tunnels.retry": [{ id: UNKNOWN }],
    "tunnels.end": [{ id: UNKNOWN }],
    "encryption.draft": [
      {
        preset: "required",
        shares: [{ name: "public", choice: "off" }],
        smb1: false,
        encryptionAlgorithms: ["AES-256-GCM", "AES-128-GCM"],
        signingAlgorithms: ["AES-128-GMAC"],
      },
    ],
  };
}

/** The form of the profile that is spoilt. */
export function goodProfile() {
  return {
    ...FIRST_FORM,
    clientName: "abused",
    serverAddress: "192.0.2.10",
    nfsVersion: "3" as const,
    publicKey: ED25519,
    notes: "a",
  };
}

/** A question to every read that asks something, by the read's name: what is spoilt at one field after the other. */
export function goodQueries({ tunnel }: Ground): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const table = { q: "a", sort: "path", order: "asc", page: "1", size: "50" };
  return {
    "accounts.sessions": { id: UNKNOWN },
    "audit.export": { format: "jsonl" },
    "audit.list": { page: "1", query: "a", actor: "a", outcome: "done" },
    "changes.steps": { id: UNKNOWN },
    "client.check": { share: "public", client: "windows-11" },
    "dashboard.history": { span: "day" },
    "encryption.read": { tag: "a" },
    "exports.folders": { ...table, around: "/srv" },
    "exports.form": { path: "/srv" },
    "exports.list": { ...table, around: "/srv" },
    "exports.path": { path: "/srv" },
    "refusals.list": { q: "a", share: "a", client: "a", kind: "", since: "", own: "", limit: "10" },
    "revisions.content": { id: UNKNOWN, side: "after" },
    "revisions.list": { q: "a", page: "1", size: "50" },
    "sessions.list": { known: "a" },
    "share-status.read": { known: "a" },
    "shares.form": { name: "public" },
    "shares.list": { ...table, sort: "name" },
    "tunnels.show": { id: tunnel },
    "tunnels.steps": { id: UNKNOWN },
    "tunnels.tests": { id: UNKNOWN },
    "verifications.last": { share: "public" },
  };
}
