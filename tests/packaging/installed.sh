#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# installed.sh: in a system of which nothing matters, in which the package is installed: both programs run. A picture of the window is left in
# /root/window.png. As root: gets what shows a window.
set -euo pipefail

# ARGUMENT…: a window comes, and goes when it is told to; nothing is complained of.
open_window() {
  gainsay "$@" 2>/root/stderr &
  local program=$! window colors=0
  window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$program" --name .) || {
    printf 'no window came:\n' >&2
    cat /root/stderr >&2
    return 1
  }
  xdotool getwindowname "${window%%$'\n'*}"
  # Until it is drawn: a window of few colours is empty.
  for _ in {1..100}; do
    import -silent -window root /root/window.png
    colors=$(identify -format '%k' /root/window.png)
    ((colors > 200)) && break
    sleep 0.2
  done
  kill -TERM "$program"
  wait "$program"
  ! grep -E 'WARNING|CRITICAL|ERROR' /root/stderr && ((colors > 200))
}

if [[ ${1:-} == --session ]]; then
  openbox &
  manager=$!
  open_window
  open_window /root/articles/gainsay.json
  open_window /root/articles/02-brisme-dement.txt.annotations.json
  kill "$manager"
  exit
fi

apt-get install -q -y --no-install-recommends xvfb xauth xdotool openbox imagemagick dbus dbus-daemon at-spi2-core libglib2.0-bin fonts-dejavu-core man-db desktop-file-utils locales

expect() { # WHAT IS WANTED
  [[ $2 == *"$3"* ]] || {
    printf '%s is “%s” instead of “%s”\n' "$1" "$2" "$3" >&2
    exit 1
  }
}

export HOME=/root/home XDG_RUNTIME_DIR=/root/runtime
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"

version=$(dpkg-query -W -f '${Version}' gainsay)
expect "the version of gainsay" "$(gainsay --version)" "gainsay ${version%-*}"
expect "the version of gainsay-cli" "$(gainsay-cli --version)" "${version%-*}"
# A locale of its own: the gettext of Debian 13 translates nothing in C.UTF-8, whatever LANGUAGE says.
localedef -i fr_FR -f UTF-8 fr_FR.UTF-8
expect "help in French" "$(LC_ALL=fr_FR.UTF-8 gainsay-cli --help)" "retrouver ce qui a été marqué"
gainsay-cli validate --only=errors /usr/share/gainsay/samples
for page in gainsay gainsay-cli; do
  man --warnings -E UTF-8 -P cat -l "/usr/share/man/man1/$page.1.gz" >/dev/null
done
desktop-file-validate /usr/share/applications/org.gainsay.Gainsay.desktop

# What a file manager would do.
for type in application/x-gainsay-project+json application/x-gainsay-annotations+json; do
  expect "what opens $type" "$(gio mime "$type")" "org.gainsay.Gainsay.desktop"
done
cp -r /usr/share/gainsay/samples /root/articles
expect "the type of gainsay.json" "$(gio info -a standard::content-type /root/articles/gainsay.json)" "application/x-gainsay-project+json"
expect "the type of annotations" "$(gio info -a standard::content-type /root/articles/02-brisme-dement.txt.annotations.json)" "application/x-gainsay-annotations+json"

GSK_RENDERER=cairo xvfb-run -a -s '-screen 0 1280x800x24' dbus-run-session -- bash "${BASH_SOURCE[0]}" --session
