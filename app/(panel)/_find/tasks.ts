import { MAY_ADMINISTER, MAY_CHANGE, MAY_LOOK, type Role, STAFF } from "@/lib/auth/roles";
import type { Found, Goal } from "./found";

interface Task {
  readonly label: string;
  /** Who may do it: what the page itself shows the button to. The server asks again. */
  readonly roles: readonly Role[];
  readonly goal: Goal;
  readonly words?: readonly string[];
}

const go = (address: string): Goal => ({ go: address });
const named = (address: string, name: string, task: string) => (subject: string) =>
  `${address}?${new URLSearchParams({ [name]: subject, do: task }).toString()}`;
const share = (task: string): Goal => ({ choose: "share", then: named("/cifs-shares", "share", task) });
const tunnel = (task: string): Goal => ({ choose: "tunnel", then: named("/nfs-tunnels", "tunnel", task) });

/** Each opens its page with its dialog open, or with the focus where it is done. None does anything by itself. */
const TASKS: readonly Task[] = [
  { label: "Create share", roles: MAY_CHANGE, goal: go("/cifs-shares?do=create"), words: ["new", "add"] },
  { label: "Edit share…", roles: MAY_CHANGE, goal: share("edit"), words: ["change"] },
  { label: "Remove share…", roles: MAY_CHANGE, goal: share("remove"), words: ["delete"] },
  {
    label: "Restart Samba",
    roles: MAY_CHANGE,
    goal: go("/cifs-shares?do=restart-samba"),
    words: ["service smb restart", "smbd"],
  },
  {
    label: "Choose an encryption preset",
    roles: MAY_CHANGE,
    goal: go("/smb3-encryption?do=preset"),
    words: ["off", "transition", "required", "hardened", "set"],
  },
  {
    label: "Verify share…",
    roles: MAY_LOOK,
    goal: { choose: "share", then: named("/share-status", "share", "verify") },
    words: ["check", "encrypted"],
  },
  {
    label: "Ask whether a client can connect",
    roles: MAY_LOOK,
    goal: go("/share-status?do=ask"),
    words: ["can this client connect", "windows", "helpdesk"],
  },
  {
    label: "Create export",
    roles: MAY_CHANGE,
    goal: go("/nfs-exports?do=create"),
    words: ["new", "add", "nfs"],
  },
  {
    label: "Make tunnel-only…",
    roles: MAY_CHANGE,
    goal: { choose: "export", then: named("/nfs-exports", "export", "tunnel-only") },
    words: ["insecure", "localhost", "export", "nfs"],
  },
  {
    label: "Pin mountd port",
    roles: MAY_CHANGE,
    goal: go("/nfs-exports?do=pin"),
    words: ["32767", "nfs", "firewall"],
  },
  {
    label: "New tunnel profile",
    roles: MAY_CHANGE,
    goal: go("/nfs-tunnels?do=create"),
    words: ["create", "add", "ssh", "nfs"],
  },
  { label: "Test tunnel…", roles: MAY_CHANGE, goal: tunnel("test"), words: ["check", "ssh", "nfs"] },
  {
    label: "Revoke a tunnel’s key…",
    roles: MAY_CHANGE,
    goal: tunnel("revoke"),
    words: ["remove", "ssh", "nfs"],
  },
  {
    label: "Show clear sessions",
    roles: MAY_LOOK,
    goal: go("/sessions?state=clear"),
    words: ["close", "unencrypted", "not encrypted"],
  },
  { label: "Verify audit log", roles: MAY_LOOK, goal: go("/audit?do=verify"), words: ["check", "chain"] },
  {
    label: "Create account",
    roles: MAY_ADMINISTER,
    goal: go("/accounts?do=create"),
    words: ["new", "add", "user", "operator"],
  },
  { label: "Change password", roles: STAFF, goal: go("/account?do=password"), words: ["own", "your"] },
  {
    label: "Set up second factor",
    roles: STAFF,
    goal: go("/account?do=second-factor"),
    words: ["totp", "authenticator", "2fa", "recovery codes"],
  },
  ...[
    { value: "light", label: "Theme: light" },
    { value: "dark", label: "Theme: dark" },
    { value: "contrast", label: "Theme: high contrast" },
    { value: "system", label: "Theme: as the system" },
  ].map(({ value, label }) => ({
    label,
    roles: MAY_LOOK,
    goal: { theme: value },
    words: ["colours", "look"],
  })),
];

/** What somebody of a role may do. */
export function tasksFor(role: string): readonly Found[] {
  return TASKS.filter(({ roles }) => (roles as readonly string[]).includes(role)).map(
    ({ label, goal, words = [] }) => ({ id: `action ${label}`, kind: "action", label, words, goal }),
  );
}
