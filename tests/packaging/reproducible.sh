#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# reproducible.sh [FOLDER]: packages of the newest commit, made twice, by other people at other times and places, are the same to the byte; as TAP.
# FOLDER: where both pairs are left, to look at with diffoscope if they are not.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
top=$(cd -- "$here/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
kept=${1:-$work/packages}
mkdir -p -- "$kept"
rm -rf -- "$kept/first" "$kept/second"

commit=$(git -C "$top" rev-parse HEAD)

# NAME FOLDER VARIABLE…
build() {
  local name=$1 folder=$2
  shift 2
  mkdir -p -- "$folder"
  git clone -q -- "$top" "$folder/gainsay"
  git -C "$folder/gainsay" checkout -q "$commit"
  # shellcheck disable=SC2016
  env -u SOURCE_DATE_EPOCH "$@" bash -c 'umask "$MASK"; "$1" "$2"' bash "$folder/gainsay/data/packaging/make-package" "$kept/$name" >"$work/$name.log" 2>&1 || {
    printf '1..1\nnot ok 1 the package builds\n'
    tail -n 40 "$work/$name.log" | cut -c 1-300 | sed 's/^/# /'
    exit 1
  }
}
build first "$work/here" LC_ALL=C TZ=UTC MASK=022 HOME="$work/here" DEB_BUILD_OPTIONS=parallel=1
build second "$work/a longer path/somewhere else" LC_ALL=fr_FR.UTF-8 TZ=Pacific/Kiritimati MASK=077 HOME=/nonexistent USER=somebody DEB_BUILD_OPTIONS=parallel=3

mapfile -t files < <(cd "$kept/first" && ls -- *.deb *.orig.tar.xz *.debian.tar.xz)
printf '1..%d\n' "${#files[@]}"
number=0
failed=0
for file in "${files[@]}"; do
  number=$((number + 1))
  if cmp -s -- "$kept/first/$file" "$kept/second/$file"; then
    printf 'ok %d %s is the same\n' "$number" "$file"
  else
    printf 'not ok %d %s is the same\n' "$number" "$file"
    failed=1
  fi
done
exit "$failed"
