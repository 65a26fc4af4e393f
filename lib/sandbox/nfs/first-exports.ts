import type { Layout } from "@/lib/sandbox/layout";

/** The exports file a new box starts with: one export in the clear for everybody, one for a network, one for tunnels alone. */
export function firstExports({ shares }: Layout): string {
  const at = (folder: string) => `"${shares}/${folder}"`;
  return `# exports of this storage appliance, see exports(5)
#
# One folder in a line, then who may mount it, each with options in parentheses. No
# blank between a client and its parenthesis: the blank would open the export to all.

# Forms and notices: for everybody, in the clear.
${at("public")}	*(ro,all_squash,insecure,no_subtree_check)

# Closed years: for the office's network and this machine, in the clear.
${at("archive")}	10.20.0.0/16(ro,no_subtree_check) 127.0.0.0/8(ro,insecure,no_subtree_check)

# Running projects: through an SSH tunnel alone. sshd connects from a high port, hence insecure.
${at("projects")}	localhost(rw,insecure,no_subtree_check)
`;
}
