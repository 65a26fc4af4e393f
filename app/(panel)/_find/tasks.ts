import { MAY_ADMINISTER, MAY_CHANGE, MAY_LOOK, type Role, STAFF } from "@/lib/auth/roles";
import { msg, t } from "@/lib/words/t";
import { bothWays, type Found, type Goal } from "./found";

/** What is said is marked for the catalogues. */
interface Task {
  readonly label: string;
  /** Who may do it: what the page itself shows the button to. The server asks again. */
  readonly roles: readonly Role[];
  readonly goal: Goal;
  /** Other words that it is found by. */
  readonly words?: string;
}

const go = (address: string): Goal => ({ go: address });
const named = (address: string, name: string, task: string) => (subject: string) =>
  `${address}?${new URLSearchParams({ [name]: subject, do: task }).toString()}`;
const share = (task: string): Goal => ({ choose: "share", then: named("/cifs-shares", "share", task) });
const tunnel = (task: string): Goal => ({ choose: "tunnel", then: named("/nfs-tunnels", "tunnel", task) });

/** Each opens its page with its dialog open, or with the focus where it is done. None does anything by itself. */
const TASKS: readonly Task[] = [
  {
    label: msg("Create share"),
    roles: MAY_CHANGE,
    goal: go("/cifs-shares?do=create"),
    words: msg("new, add"),
  },
  { label: msg("Edit share…"), roles: MAY_CHANGE, goal: share("edit"), words: msg("change") },
  { label: msg("Remove share…"), roles: MAY_CHANGE, goal: share("remove"), words: msg("delete") },
  {
    label: msg("Restart Samba"),
    roles: MAY_CHANGE,
    goal: go("/cifs-shares?do=restart-samba"),
    words: msg("service smb restart, smbd"),
  },
  {
    label: msg("Choose an encryption preset"),
    roles: MAY_CHANGE,
    goal: go("/smb3-encryption?do=preset"),
    words: msg("off, transition, required, hardened, set"),
  },
  {
    label: msg("Verify share…"),
    roles: MAY_LOOK,
    goal: { choose: "share", then: named("/share-status", "share", "verify") },
    words: msg("check, encrypted"),
  },
  {
    label: msg("Ask whether a client can connect"),
    roles: MAY_LOOK,
    goal: go("/share-status?do=ask"),
    words: msg("can this client connect, windows, helpdesk"),
  },
  {
    label: msg("Create export"),
    roles: MAY_CHANGE,
    goal: go("/nfs-exports?do=create"),
    words: msg("new, add, nfs"),
  },
  {
    label: msg("Make tunnel-only…"),
    roles: MAY_CHANGE,
    goal: { choose: "export", then: named("/nfs-exports", "export", "tunnel-only") },
    words: msg("insecure, localhost, export, nfs"),
  },
  {
    label: msg("Pin mountd port"),
    roles: MAY_CHANGE,
    goal: go("/nfs-exports?do=pin"),
    words: msg("32767, nfs, firewall"),
  },
  {
    label: msg("New tunnel profile"),
    roles: MAY_CHANGE,
    goal: go("/nfs-tunnels?do=create"),
    words: msg("create, add, ssh, nfs"),
  },
  { label: msg("Test tunnel…"), roles: MAY_CHANGE, goal: tunnel("test"), words: msg("check, ssh, nfs") },
  {
    label: msg("Revoke a tunnel’s key…"),
    roles: MAY_CHANGE,
    goal: tunnel("revoke"),
    words: msg("remove, ssh, nfs"),
  },
  {
    label: msg("Show clear sessions"),
    roles: MAY_LOOK,
    goal: go("/sessions?state=clear"),
    words: msg("close, unencrypted, not encrypted"),
  },
  {
    label: msg("Verify audit log"),
    roles: MAY_LOOK,
    goal: go("/audit?do=verify"),
    words: msg("check, chain"),
  },
  {
    label: msg("Create account"),
    roles: MAY_ADMINISTER,
    goal: go("/accounts?do=create"),
    words: msg("new, add, user, operator"),
  },
  { label: msg("Change password"), roles: STAFF, goal: go("/account?do=password"), words: msg("own, your") },
  {
    label: msg("Set up second factor"),
    roles: STAFF,
    goal: go("/account?do=second-factor"),
    words: msg("totp, authenticator, 2fa, recovery codes"),
  },
  ...[
    { value: "light", label: msg("Theme: light") },
    { value: "dark", label: msg("Theme: dark") },
    { value: "contrast", label: msg("Theme: high contrast") },
    { value: "system", label: msg("Theme: as the system") },
  ].map(({ value, label }) => ({
    label,
    roles: MAY_LOOK,
    goal: { theme: value },
    words: msg("colours, look"),
  })),
];

/** What somebody of a role may do. */
export function tasksFor(role: string): readonly Found[] {
  return TASKS.filter(({ roles }) => (roles as readonly string[]).includes(role)).map(
    ({ label, goal, words }) => ({
      id: `action ${label}`,
      kind: "action",
      label: t(label),
      words: [label, ...(words === undefined ? [] : [words])].flatMap(bothWays),
      goal,
    }),
  );
}
