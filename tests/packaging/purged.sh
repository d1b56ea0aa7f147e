#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# purged.sh: in a system of which nothing matters: the package is purged, and no file of it is left, and no word of it where systems keep lists.
set -euo pipefail

dpkg-query -L gainsay >/root/files
apt-get purge -q -y gainsay

status=0
while read -r path; do
  if [[ ! -d $path && (-e $path || -L $path) ]]; then
    printf 'left: %s\n' "$path"
    status=1
  fi
done </root/files
if find / -xdev \( -path /root -o -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /var/cache/apt \) -prune -o -iname '*gainsay*' -print | grep .; then
  status=1
fi
if grep -rli gainsay /usr/share/mime /usr/share/applications /usr/share/icons /usr/share/glib-2.0 /etc --exclude=status 2>/dev/null | grep .; then
  status=1
fi
exit "$status"
