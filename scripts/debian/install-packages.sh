#!/bin/sh
# install-packages.sh PACKAGE…: installs Debian packages, as root, without starting any of their services.
#
# Debian starts a service as soon as its package is unpacked, on its standard port and with its standard configuration.
# A policy-rc.d that answers 101 forbids that while this runs; one that is there already is left alone and obeyed. What
# the new packages would start at the next boot is disabled. Services of packages that were there before stay as they are.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

policy=/usr/sbin/policy-rc.d
mark='# Temporary, of Inflight: packages are being installed.'

exec 9>/run/inflight-install.lock
flock 9

# A killed run leaves its policy behind; under the lock it can be no one else's.
if [ -f "$policy" ] && grep -qxF "$mark" "$policy"; then rm -f "$policy"; fi

made_policy=no
clean_up() { if [ "$made_policy" = yes ]; then rm -f "$policy"; fi; }
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if [ ! -e "$policy" ]; then
  made_policy=yes
  printf '#!/bin/sh\n%s\nexit 101\n' "$mark" >"$policy"
  chmod 755 "$policy"
fi

installed() { dpkg-query -W -f='${binary:Package} ${db:Status-Status}\n' | sed -n 's/ installed$//p' | sort; }
before=$(installed)

install() { apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends -- "$@" </dev/null; }

# Package lists that are missing or outdated show as a failure; fresh ones are worth one more try.
install "$@" || { apt-get -o DPkg::Lock::Timeout=300 update </dev/null && install "$@"; }

old=$(mktemp)
printf '%s\n' "$before" >"$old"
installed | comm -13 "$old" - | while read -r package; do
  dpkg-query -L "$package" | sed -n 's:^/etc/init\.d/::p; s:^\(/usr\)\{0,1\}/lib/systemd/system/\([^/]*\)\.service$:\2:p; s:^\(/usr\)\{0,1\}/lib/systemd/system/\([^/]*\.socket\)$:\2:p' |
    grep -v '@' | sort -u |
    while read -r service; do
      if [ -e "/etc/init.d/$service" ]; then
        update-rc.d "$service" disable >/dev/null 2>&1 || true
      elif command -v systemctl >/dev/null; then
        systemctl disable "$service" >/dev/null 2>&1 || true
      fi
    done
done
rm -f "$old"
