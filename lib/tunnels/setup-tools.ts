/**
 * What the steps of the set-up script are made of: files written whole and only where they differ, the state file, fstab. Written
 * with `\$` for `$`, which a template would take for its own before a brace.
 */
export const SETUP_TOOLS = String.raw`
export LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin
units=/etc/systemd/system
tab=$(printf '\t')
draft=
work=

say() { printf '%s\n' "$*"; }
stop() {
  printf '%s\n' "$*" >&2
  exit 1
}
clean_up() {
  if [ -n "$draft" ]; then rm -f "$draft"; fi
  if [ -n "$work" ]; then rm -f "$work/key" && rmdir "$work"; fi
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

has_systemd() { [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1; }
is_mounted() { grep -qF -- " $1 " /proc/self/mounts; }
is_ours() { [ -f "$1" ] && grep -qxF -- "$mark" "$1"; }
has_noted() { [ -f "$state" ] && grep -qxF -- "$1" "$state"; }
note() { has_noted "$1" || printf '%s\n' "$1" >>"$state"; }

# write_file FILE MODE COMMAND…: what the command prints, whole or not at all.
write_file() {
  target=$1 mode=$2
  shift 2
  draft=$target.inflight-new
  "$@" >"$draft"
  chmod "$mode" "$draft"
  if cmp -s "$draft" "$target"; then
    rm -f "$draft"
  else
    : >"$folder/pending"
    mv -f "$draft" "$target"
  fi
  draft=
}

make_folder() {
  if [ -d "$1" ]; then return 0; fi
  make_folder "$(dirname "$1")"
  mkdir -m 755 "$1"
  note "folder$tab$1"
}

needs() {
  command -v "$1" >/dev/null 2>&1 ||
    stop "$1 is missing. Install it ($2) and run this again. Nothing was changed."
}

fstab=$(readlink -f /etc/fstab 2>/dev/null) || fstab=/etc/fstab
fstab_of_others() { if [ -f "$fstab" ]; then sed "/^$mark begin\$/,/^$mark end\$/d" "$fstab"; fi; }
check_fstab() {
  [ -f "$fstab" ] || return 0
  mark=$mark awk '
    $0 == ENVIRON["mark"] " begin" { if (open || seen) bad = 1; open = seen = 1; next }
    $0 == ENVIRON["mark"] " end" { if (!open) bad = 1; open = 0; next }
    open && $1 !~ /^localhost:/ { bad = 1 }
    END { exit bad || open }' "$fstab" ||
    stop "The lines between '$mark begin' and '$mark end' in $fstab are not as this script left them. Mend or remove them by hand and run this again. Nothing was changed."
}
put_fstab() {
  draft=$fstab.inflight-new
  if [ -f "$fstab" ]; then
    cp -p "$fstab" "$draft"
  else
    note "fstab-made$tab"
    : >"$draft"
    chmod 644 "$draft"
  fi
  fstab_of_others >"$draft"
  if [ "$1" = with ]; then
    if [ -n "$(tail -c 1 "$draft")" ]; then
      note "fstab-open$tab"
      echo >>"$draft"
    fi
    { printf '%s begin\n' "$mark" && fstab_text && printf '%s end\n' "$mark"; } >>"$draft"
  elif has_noted "fstab-open$tab" && [ "$(tail -n 1 "$fstab")" = "$mark end" ]; then
    size=$(wc -c <"$draft")
    dd if="$draft" of="$work/key" bs=1 count=$((size - 1)) 2>/dev/null
    cat "$work/key" >"$draft"
  fi
  if [ "$1" = without ] && has_noted "fstab-made$tab" && [ ! -s "$draft" ]; then
    rm -f "$draft" "$fstab"
  elif cmp -s "$draft" "$fstab"; then
    rm -f "$draft"
  else
    mv -f "$draft" "$fstab"
  fi
  draft=
}
`.replaceAll("\\$", "$");
