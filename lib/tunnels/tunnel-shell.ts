/**
 * The login shell of the account that tunnels sign in to: it runs the hold command, and nothing else, whatever a key's line
 * forces or a client asks for. sshd calls it as `SHELL -c COMMAND` (sshd(8)); a client that asks for a shell calls it bare.
 *
 * @param hold absolute path of the hold command
 */
export function tunnelShell(hold: string): string {
  const path = `'${hold.replaceAll("'", `'\\''`)}'`;
  return `#!/bin/sh
# Login shell of the account through which NFS tunnels come in. Written by Inflight.
hold=${path}
if [ "$#" -ne 2 ] || [ "$1" != -c ]; then
  echo 'This account opens no shell: it carries NFS tunnels alone.' >&2
  exit 1
fi
case $2 in
  inflight-hold\\ *) ;;
  *)
    echo 'This account runs no command: it carries NFS tunnels alone.' >&2
    exit 1
    ;;
esac
# The words behind the name are its arguments: split at blanks, and nothing in them is expanded.
set -f
IFS=' '
set -- \${2#inflight-hold }
exec "$hold" "$@"
`;
}
