import { shellWord } from "./quoting";

/**
 * The script that holds a tunnel's session, whatever the client asked for: `inflight-hold PROFILE MINUTES|always`. It notes the session
 * in `folder`, holds it for the allowed time, and takes its note away (see `session-note.ts`). The client's `sleep 60m` arrives in
 * `SSH_ORIGINAL_COMMAND` (measured) and may shorten that time; all else there is ignored.
 *
 * It looks every 5 s whether its sshd is still there: no signal comes when a connection breaks. A note that SIGKILL left behind goes
 * when the next session begins. sshd has to be its parent: a shell in between has to `exec` it.
 *
 * @param folder absolute path of a folder that the tunnels' account may write to
 */
export function holdScript(folder: string): string {
  return SCRIPT.replace("@FOLDER@", () => shellWord(folder));
}

/** Written with `\$` for `$`, which a template would take for its own before a brace. */
const SCRIPT = String.raw`#!/bin/sh
# inflight-hold PROFILE MINUTES|always
# What an NFS tunnel's key runs: notes the session, holds it for the allowed time, takes the note away. Written by Inflight.
set -u
umask 077
export LC_ALL=C
unset CDPATH ENV
IFS=' '
PATH=/usr/bin:/bin

folder=@FOLDER@
profile=\${1:-}
limit=\${2:-}

case $profile in
'' | -* | *[!A-Za-z0-9-]*)
  echo 'inflight-hold: no profile is named; the line in authorized_keys is damaged.' >&2
  exit 2
  ;;
esac
case $limit in
always) left=always ;;
'' | *[!0-9]* | ??????*)
  echo 'inflight-hold: no time is given; the line in authorized_keys is damaged.' >&2
  exit 2
  ;;
*) left=$((\${limit#"\${limit%%[!0]*}"} * 60)) ;;
esac

# "sleep 60m", as the guide has it, may shorten the time. Nine digits at most, so that no shell's arithmetic overflows.
asked=\${SSH_ORIGINAL_COMMAND:-}
case $asked in
'sleep '*)
  number=\${asked#sleep }
  times=1
  case $number in
  *s) number=\${number%s} ;;
  *m) number=\${number%m} times=60 ;;
  *h) number=\${number%h} times=3600 ;;
  *d) number=\${number%d} times=86400 ;;
  esac
  case $number in
  '' | *[!0-9]* | ??????????*) ;;
  *)
    number=\${number#"\${number%%[!0]*}"}
    number=\${number:-0}
    # More than the longest limit, 99999 minutes, shortens nothing.
    if [ "$number" -le $((5999940 / times)) ]; then
      number=$((number * times))
      if [ "$left" = always ] || [ "$number" -lt "$left" ]; then left=$number; fi
    fi
    ;;
  esac
  ;;
esac

note=$folder/$profile.$$
draft=$folder/.$profile.$$
nap=
# shellcheck disable=SC2317
clean_up() {
  trap '' HUP INT QUIT TERM PIPE ALRM USR1 USR2
  rm -f "$note" "$draft" 2>/dev/null
  if [ -n "$nap" ]; then kill "$nap" 2>/dev/null; fi
}
trap clean_up EXIT
for signal in HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM TERM XCPU XFSZ VTALRM PROF SYS; do
  trap 'exit 1' "$signal"
done

# Notes whose script is gone: SIGKILL, or a power cut, left them.
for old in "$folder"/*.* "$folder"/.*.*; do
  pid=\${old##*.}
  case $pid in
  '' | *[!0-9]*) ;;
  *) kill -0 "$pid" 2>/dev/null || rm -f "$old" 2>/dev/null ;;
  esac
done

since=$(date +%s)
until=always
if [ "$left" != always ]; then until=$((since + left)); fi
if ! {
  printf 'profile=%s\nconnection=%s\npid=%s\nsshd=%s\nsince=%s\nuntil=%s\n' \
    "$profile" "$(printf %s "\${SSH_CONNECTION:-}" | tr -d '\n\r')" "$$" "$PPID" "$since" "$until" >"$draft" &&
    mv -f "$draft" "$note"
} 2>/dev/null; then
  echo "inflight-hold: the session could not be noted; the tunnel is open all the same." >&2
fi

while [ "$left" = always ] || [ "$left" -gt 0 ]; do
  step=5
  if [ "$left" != always ]; then
    if [ "$left" -lt 5 ]; then step=$left; fi
    left=$((left - step))
  fi
  sleep "$step" >/dev/null 2>&1 &
  nap=$!
  wait "$nap"
  nap=
  kill -0 "$PPID" 2>/dev/null || [ -d "/proc/$PPID" ] || exit 0
done
exit 0
`.replaceAll("\\$", "$");
