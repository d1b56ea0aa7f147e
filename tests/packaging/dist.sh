#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# dist.sh: the archive that “meson dist” makes of the newest commit is set up, built and installed by whoever has nothing but it; what was installed
# runs from its prefix, with settings and translations, and is removed by “ninja uninstall”; as TAP.
# shellcheck disable=SC2317 # functions are called by claim
set -euo pipefail

top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
prefix=$work/prefix

number=0
failed=0
# CLAIM COMMAND…
claim() {
  local words=$1
  shift
  number=$((number + 1))
  if "$@" >"$work/log" 2>&1 </dev/null; then
    printf 'ok %d %s\n' "$number" "$words"
    return 0
  fi
  printf 'not ok %d %s\n' "$number" "$words"
  tail -n 40 "$work/log" | cut -c 1-300 | sed 's/^/# /'
  failed=1
  return 1
}
finish() {
  printf '1..%d\n' "$number"
  exit "$failed"
}

unpack() {
  meson setup "$work/for-dist" "$top" -Dtests=false
  meson dist -C "$work/for-dist" --no-tests --allow-dirty --formats xztar
  mkdir "$work/tree"
  tar -x -C "$work/tree" --strip-components=1 -f "$work"/for-dist/meson-dist/gainsay-*.tar.xz
}

build_release() {
  meson setup "$work/build" "$work/tree" --prefix "$prefix" --buildtype release -Dtests=false -Dwerror=true
  ninja -C "$work/build"
}

run_cli() {
  local help
  "$prefix/bin/gainsay-cli" --version
  "$prefix/bin/gainsay-cli" validate --only=errors "$prefix/share/gainsay/samples"
  # A locale of its own: the gettext of Debian 13 translates nothing in C.UTF-8, whatever LANGUAGE says.
  mkdir "$work/locales"
  localedef --no-archive -i fr_FR -f UTF-8 "$work/locales/fr_FR.UTF-8"
  help=$(LOCPATH=$work/locales LC_ALL=fr_FR.UTF-8 "$prefix/bin/gainsay-cli" --help)
  [[ $help == *"retrouver ce qui a été marqué"* ]]
}

# The window comes, in a home of its own, and goes when it is told to.
run_window() {
  mkdir -p "$work/home"
  mkdir -m 700 "$work/runtime"
  env -u GAINSAY_DATADIR -u GAINSAY_LOCALEDIR -u GSETTINGS_SCHEMA_DIR -u DBUS_SESSION_BUS_ADDRESS HOME="$work/home" XDG_RUNTIME_DIR="$work/runtime" \
    XDG_DATA_HOME="$work/home/data" XDG_STATE_HOME="$work/home/state" XDG_CACHE_HOME="$work/home/cache" XDG_CONFIG_HOME="$work/home/config" \
    XDG_DATA_DIRS="$prefix/share:/usr/share" GSETTINGS_BACKEND=memory GSK_RENDERER=cairo \
    xvfb-run -a -s '-screen 0 1280x800x24' dbus-run-session -- bash "$work/session.sh" "$prefix/bin/gainsay"
}
cat >"$work/session.sh" <<'END'
set -e
openbox &
manager=$!
"$1" 2>"$HOME/stderr" &
program=$!
timeout 60 xdotool search --sync --onlyvisible --pid "$program" --name .
kill -TERM "$program"
wait "$program"
kill "$manager"
! grep -E 'WARNING|CRITICAL|ERROR' "$HOME/stderr"
END

settings_are_there() {
  GSETTINGS_BACKEND=memory XDG_DATA_DIRS="$prefix/share" gsettings list-keys org.gainsay.Gainsay | grep color-scheme
}

# Of caches, which are everybody's, an empty one may stay; what update-mime-database made of ours goes when it runs the next time.
uninstall() {
  ninja -C "$work/build" uninstall
  ! find "$prefix" -type f -iname '*gainsay*' ! -path '*/share/mime/application/*' | grep . &&
    ! grep -rIil gainsay "$prefix" --exclude='*.cache' --exclude=gschemas.compiled --exclude-dir=mime | grep .
}

claim "meson dist makes an archive" unpack || finish
claim "which builds as a release, where a warning is an error" build_release || finish
claim "and passes the checks of what is installed" meson test -C "$work/build" --print-errorlogs || true
claim "it installs, with its tables brought up to date" meson install -C "$work/build" || finish
claim "the settings are found in that prefix" settings_are_there || true
claim "the command line runs from there, in French too" run_cli || true
claim "the window comes, and complains of nothing" run_window || true
claim "uninstalled, nothing of the program is left" uninstall || true
finish
