/**
 * What the set-up script of every profile does; what is a profile's own stands before it (see `setup-script.ts`). Written with
 * `\$` for `$`, which a template would take for its own before a brace.
 *
 * It looks at everything before it changes anything, notes in its state file what it has made, and takes away just that.
 */
export const SETUP_STEPS = String.raw`
check_mount() {
  if [ -e "$units/$2" ] && ! is_ours "$units/$2"; then
    stop "$units/$2 is there already and is none of this tunnel's. Take another mount point, or remove it. Nothing was changed."
  fi
  if fstab_of_others | want=$3 awk '$1 !~ /^#/ && $2 == ENVIRON["want"] { found = 1 } END { exit !found }'; then
    stop "$fstab mounts something at $1 already. Take another mount point, or remove that line. Nothing was changed."
  fi
  if is_mounted "$4" && ! has_noted "mount$tab$1$tab$2$tab$4"; then
    stop "Something is mounted at $1 already. Take another mount point, or unmount it. Nothing was changed."
  fi
  real=$(readlink -f "$1" 2>/dev/null) || real=$1
  if [ "$real" != "$1" ]; then
    stop "$1 leads through a symbolic link. Give $real as the mount point in the profile. Nothing was changed."
  fi
  if [ -e "$1" ] && [ ! -d "$1" ]; then
    stop "$1 is no folder. Take another mount point. Nothing was changed."
  fi
}

find_key() {
  if [ -n "$key_from" ]; then
    cat "$key_from" >"$work/key" || stop "The key could not be read from $key_from. Nothing was changed."
  elif ! key_text >"$work/key"; then
    [ -f "$key" ] ||
      stop "The private key is missing. Run this again with --key FILE, the file that belongs to the public key $fingerprint. Nothing was changed."
    cat "$key" >"$work/key"
  fi
  found=$(ssh-keygen -y -P '' -f "$work/key" 2>/dev/null | cut -d ' ' -f 1,2) || found=
  [ "$found" = "$public_key" ] ||
    stop "The private key is not the one that belongs to the public key $fingerprint, or it has a passphrase. Nothing was changed."
}

take_down() {
  if has_systemd && is_ours "$units/$2"; then
    systemctl stop "$2" || stop "$1 could not be unmounted: something uses it. Close that and run this again."
    systemctl disable --quiet "$2"
  fi
  if is_mounted "$3"; then
    umount "$1" || stop "$1 could not be unmounted: something uses it. Close that and run this again."
  fi
}
drop_unit() { if is_ours "$units/$1"; then rm -f "$units/$1"; fi; }
close_tunnel() {
  if has_systemd && is_ours "$units/$service"; then systemctl stop "$service"; fi
  if [ -S "$folder/control" ]; then
    ssh -F /dev/null -o ControlPath="$folder/control" -O exit "$sign_in" >/dev/null 2>&1 || :
    rm -f "$folder/control"
  fi
}

# each_noted KIND COMMAND: calls it with what was noted of that kind, the last one first.
each_noted() {
  sed '1!G;h;$!d' "$state" >"$folder/undo"
  while IFS=$tab read -r kind one two three; do
    if [ "$kind" = "$1" ]; then "$2" "$one" "$two" "$three"; fi
  done <"$folder/undo"
  rm -f "$folder/undo"
}

is_current() {
  wanted=$1
  current=no
  each_mount compare_mount
  [ "$current" = yes ]
}
compare_mount() { if [ "$1" = "$wanted" ]; then current=yes; fi; }
drop_old() {
  if ! is_current "$1"; then
    : >"$folder/pending"
    take_down "$@"
    drop_unit "$2"
    grep -vxF -- "mount$tab$1$tab$2$tab$3" "$state" >"$folder/state.new" || :
    mv -f "$folder/state.new" "$state"
  fi
}

put_mount() {
  note "mount$tab$1$tab$2$tab$4"
  if ! is_mounted "$4"; then
    make_folder "$1"
    if [ -n "$(ls -A "$1")" ]; then say "$1 is not empty: what is in it stays hidden as long as it is mounted over."; fi
  fi
  if has_systemd; then write_file "$units/$2" 644 unit_text "$2"; fi
}
start_mount() {
  systemctl enable --quiet "$2"
  systemctl start "$2" || stop "$1 could not be mounted: systemctl status '$2' tells why. The server has to export it to localhost with the option 'insecure'. Run this again then, or with --remove."
}

set_up() {
  needs ssh openssh-client
  needs ssh-keygen openssh-client
  needs mount.nfs 'nfs-common on Debian and Ubuntu, nfs-utils elsewhere'
  find_key
  check_fstab
  each_mount check_mount
  if has_systemd && [ -e "$units/$service" ] && ! is_ours "$units/$service"; then
    stop "$units/$service is there already and is none of this tunnel's. Nothing was changed."
  fi

  mkdir -p "$folder"
  : >>"$state"
  each_noted mount drop_old
  write_file "$key" 600 cat "$work/key"
  write_file "$folder/known_hosts" 600 known_hosts_text
  each_mount put_mount
  if has_systemd; then
    write_file "$units/$service" 644 unit_text "$service"
  else
    write_file "$folder/start" 700 start_text
    put_fstab with
  fi

  # What runs with other ports or another key has to end first, while the old tunnel still carries it.
  if [ -e "$folder/pending" ]; then
    if has_systemd; then systemctl daemon-reload; fi
    each_noted mount take_down
    close_tunnel
  fi
  if has_systemd; then
    systemctl enable --quiet "$service"
    systemctl start "$service" || stop "The tunnel did not open: journalctl -u $service tells why. Run this again once that is mended, or with --remove."
    each_mount start_mount
    say 'The tunnel is open and mounted, and will be after each start of this machine.'
  else
    "$folder/start" || stop 'Run this again once that is mended, or with --remove.'
    say "The tunnel is open and mounted. Without systemd nothing opens it again: have your start-up scripts call $folder/start once the network is up."
  fi
  rm -f "$folder/pending"
  say "To undo all of this: sh $0 --remove"
}

drop_mount() { drop_unit "$2"; }
drop_folder() { rmdir "$1" 2>/dev/null || say "$1 stays: it is not empty."; }
remove() {
  if [ ! -f "$state" ]; then
    say 'There is nothing of this tunnel here to remove.'
    return 0
  fi
  check_fstab
  each_noted mount take_down
  close_tunnel
  if has_systemd && is_ours "$units/$service"; then systemctl disable --quiet "$service"; fi
  drop_unit "$service"
  each_noted mount drop_mount
  if has_systemd; then systemctl daemon-reload; fi
  put_fstab without
  each_noted folder drop_folder
  for name in key known_hosts start log pending state; do rm -f "$folder/$name"; done
  rmdir "$folder"
  rmdir "$(dirname "$folder")" 2>/dev/null || :
  say 'The tunnel and all that this script made for it are gone.'
}

task=set_up
key_from=
while [ "$#" -gt 0 ]; do
  case $1 in
  --remove) task=remove ;;
  --key)
    [ "$#" -ge 2 ] || stop '--key takes a file.'
    key_from=$2
    shift
    ;;
  *)
    say "sh $0               sets the tunnel up; again: brings it up to date"
    say "sh $0 --key FILE    the same with the private key in that file"
    say "sh $0 --remove      takes everything away again"
    case $1 in -h | --help) exit 0 ;; *) exit 2 ;; esac
    ;;
  esac
  shift
done
[ "$(id -u)" = 0 ] || stop "This takes root: sudo sh $0"
work=$(mktemp -d)
"$task"
`.replaceAll("\\$", "$");
