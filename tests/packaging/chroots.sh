#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# chroots.sh [--tests] [RELEASE…]: the newest commit in fresh Debian systems, bookworm and trixie unless you say others; as TAP. In one that has nothing
# but git's checkout, ./run gets what it needs, everything builds with warnings being errors, and ./run package makes a package that lintian finds
# nothing wrong with; in another one that package is installed, run and purged. --tests: ./run tests there, too; without what takes long.
#
# As root, with a network, debootstrap and git. What is downloaded is kept in GAINSAY_CHROOTS, or build/chroots, for the next time. 20 minutes for each
# release with two processors, an hour with --tests.
# shellcheck disable=SC2317 # functions are called by claim
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
top=$(cd -- "$here/../.." && pwd -P)
work=${GAINSAY_CHROOTS:-$top/build/chroots}
with_tests=false
if [[ ${1:-} == --tests ]]; then
  with_tests=true
  shift
fi
releases=("$@")
((${#releases[@]})) || releases=(bookworm trixie)

bail() {
  printf 'Bail out! %s\n' "$*"
  exit 1
}
((EUID == 0)) || bail "this needs root, to make systems within the system"
for tool in debootstrap git unshare; do
  command -v "$tool" >/dev/null || bail "there is no $tool"
done
mkdir -p -- "$work"

number=0
failed=0
# CLAIM COMMAND…: true when the command is; what it says is in a log of that number, whose end is shown when it fails.
claim() {
  local words=$1 log
  shift
  number=$((number + 1))
  log=$work/$number.log
  if "$@" >"$log" 2>&1 </dev/null; then
    printf 'ok %d %s\n' "$number" "$words"
    return 0
  fi
  printf 'not ok %d %s\n' "$number" "$words"
  tail -n 40 "$log" | cut -c 1-300 | sed 's/^/# /'
  failed=1
  return 1
}

# RELEASE: a system with what is essential, to make others of.
make_base() {
  local base=$work/$1-base
  [[ -e $base.done ]] && return 0
  rm -rf -- "$base"
  debootstrap --variant=minbase "$1" "$base" "${GAINSAY_MIRROR:-http://deb.debian.org/debian}" && chroot "$base" apt-get clean && touch "$base.done"
}

# RELEASE ROLE: a new copy of it.
make_root() {
  root=$work/$1-$2
  rm -rf -- "$root"
  cp -a --reflink=auto -- "$work/$1-base" "$root"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  mkdir -p -- "$work/$1-archives/partial"
}

# RELEASE COMMAND…: in that root, in namespaces of its own, so that neither mounts nor processes outlive it.
inside() {
  local release=$1
  shift
  # shellcheck disable=SC2016
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 CI=true DEBIAN_FRONTEND=noninteractive TERM=dumb \
    ${http_proxy:+http_proxy="$http_proxy"} unshare --mount --pid --fork --kill-child \
    sh -c 'set -e; root=$1; archives=$2; shift 2
      mount -t proc proc "$root/proc"; mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"; mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
      mount --bind "$archives" "$root/var/cache/apt/archives"
      printf "Binary::apt::APT::Keep-Downloaded-Packages \"true\";\n" >"$root/etc/apt/apt.conf.d/80keep"
      exec chroot "$root" nice "$@"' sh "$root" "$work/$release-archives" "$@"
}

# What is said of a log: no warning of a compiler in it.
has_no_warning() {
  ! grep -E ': warning: |-W[a-z][a-z-]*\]$' "$1"
}

for release in "${releases[@]}"; do
  claim "$release: a system with what is essential" make_base "$release" || continue

  make_root "$release" build
  git clone -q --no-hardlinks -- "$top" "$root/root/gainsay"
  claim "$release: with nothing prepared, ./run gets what it needs, and builds without a warning" \
    inside "$release" sh -ec 'apt-get update -q; cd /root/gainsay; CFLAGS=-Werror ./run cli --version' || true
  claim "$release: everything else builds without a warning, too" \
    inside "$release" sh -ec 'cd /root/gainsay; ninja -k 0 -C build' || true
  if claim "$release: ./run package makes a package" inside "$release" sh -ec 'cd /root/gainsay; ./run package'; then
    claim "$release: without a warning" has_no_warning "$work/$number.log" || true
    claim "$release: lintian finds nothing wrong with it, nor with its source" \
      inside "$release" sh -ec 'apt-get install -q -y --no-install-recommends lintian >&2; cd /root/gainsay/build/package
        lintian --allow-root --fail-on error,warning --pedantic --display-info ./*.changes' || true
    rm -rf -- "$work/$release-package"
    cp -r -- "$root/root/gainsay/build/package" "$work/$release-package"
  fi
  if $with_tests; then
    claim "$release: ./run tests" inside "$release" sh -ec 'cd /root/gainsay; ./run tests --no-suite long' || true
  fi
  rm -rf -- "$root"

  [[ -d $work/$release-package ]] || continue
  make_root "$release" install
  cp -- "$work/$release-package"/gainsay_*.deb "$root/root/"
  cp -- "$here/installed.sh" "$here/purged.sh" "$root/root/"
  claim "$release: the package installs" inside "$release" sh -ec 'apt-get update -q; apt-get install -q -y --no-install-recommends /root/gainsay_*.deb' || continue
  claim "$release: both programs run as installed, in a window and without one" inside "$release" bash /root/installed.sh || true
  cp -- "$root/root/window.png" "$work/$release.png" 2>/dev/null || true
  claim "$release: purged, nothing is left of it" inside "$release" bash /root/purged.sh || true
  rm -rf -- "$root"
done
printf '1..%d\n' "$number"
exit "$failed"
