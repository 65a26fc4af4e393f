/** The box's Samba users. Their passwords are public: the box answers on loopback alone and holds demo files. */
export const DEMO_USERS = [
  { name: "alice", password: "demo-alice", fullName: "Alice Demo", uid: 30_001 },
  { name: "bob", password: "demo-bob", fullName: "Bob Demo", uid: 30_002 },
] as const;

export interface DemoUser {
  readonly name: string;
  readonly password: string;
}

const GROUPS = [
  { name: "finance", gid: 30_010, members: ["alice"] },
  { name: "staff-demo", gid: 30_011, members: ["alice", "bob"] },
] as const;

/** Who files are served as: each user as itself (root alone may do that), or everybody as the one who runs smbd. */
export type Identity =
  | { readonly kind: "each" }
  | { readonly kind: "one"; readonly uid: number; readonly gid: number };

export function ownerOf(name: string): { readonly uid: number; readonly gid: number } {
  const user = DEMO_USERS.find((known) => known.name === name);
  return user === undefined ? { uid: 0, gid: 0 } : { uid: user.uid, gid: user.uid };
}

export function groupId(name: string): number {
  return GROUPS.find((known) => known.name === name)?.gid ?? ownerOf(name).gid;
}

/**
 * A passwd file (passwd(5)) with the demo users before the system's own accounts, which a pasted smb.conf may name
 * (`guest account`, `force user`). For one identity `nobody` comes first: a user id is looked up in this order, and guests must
 * be found as `nobody`.
 */
export function passwdFile(identity: Identity, system: string): string {
  const line = (name: string, id: { uid: number; gid: number }, fullName: string) =>
    `${name}:x:${String(id.uid)}:${String(id.gid)}:${fullName}:/nonexistent:/usr/sbin/nologin`;
  const demo = DEMO_USERS.map((user) =>
    line(user.name, identity.kind === "one" ? identity : { uid: user.uid, gid: user.uid }, user.fullName),
  );
  const guest = identity.kind === "one" ? [line("nobody", identity, "Guest")] : [];
  return withSystem([...guest, ...demo], system);
}

/** The matching group file (group(5)). */
export function groupFile(system: string): string {
  const own = DEMO_USERS.map((user) => `${user.name}:x:${String(user.uid)}:`);
  const groups = GROUPS.map(({ name, gid, members }) => `${name}:x:${String(gid)}:${members.join(",")}`);
  return withSystem([...own, ...groups], system);
}

function withSystem(own: readonly string[], system: string): string {
  const nameOf = (line: string) => line.slice(0, line.indexOf(":"));
  const taken = new Set(own.map(nameOf));
  const rest = system.split("\n").filter((line) => line.includes(":") && !taken.has(nameOf(line)));
  return `${[...own, ...rest].join("\n")}\n`;
}
