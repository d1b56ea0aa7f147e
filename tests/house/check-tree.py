# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for the source as a whole, as TAP: format, licence, which room may include which, and that all words can be translated."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import tap

TOP = pathlib.Path(__file__).resolve().parents[2]
SOURCES = sorted(path for folder in ("src", "tests") for path in (TOP / folder).rglob("*.[ch]"))
# What each room may include beside itself; it may include the system's and the libraries that its meson.build gives it.
MAY_USE = {
    "core": set(),
    "io": {"core"},
    "corpus": {"core", "io"},
    "cli": {"core", "io", "corpus"},
    "app": {"core", "io", "corpus"},
}
WORDS = re.compile(r'\b(?:_|N_|C_|NC_|ngettext) \(|translatable="(?:yes|true)"')


def name(path):
    return path.relative_to(TOP).as_posix()


def read(path):
    return path.read_text(encoding="utf-8")


def check_format():
    """source is that of clang-format 14"""
    tool = shutil.which("clang-format-14")
    if tool is None:
        raise tap.Skip("there is no clang-format-14")
    return [line for line in run(tool, "--dry-run", "--Werror", *SOURCES) if "error:" in line]


def check_licence():
    """source begins with the licence, and sources say what they are for"""
    bad = []
    for path in SOURCES:
        lines = read(path).splitlines()
        if lines[:1] != ["/* SPDX-License-Identifier: GPL-3.0-or-later */"] or len(lines) < 2 or not lines[1].startswith("/* "):
            bad.append(name(path))
    return bad


def check_rooms():
    """each room includes only downwards"""
    bad = []
    for path in SOURCES:
        room = path.relative_to(TOP).parts[1]
        if path.relative_to(TOP).parts[0] != "src" or room not in MAY_USE:
            continue
        for used in re.findall(r'#include "(\w+)/', read(path)):
            if used != room and used not in MAY_USE[room]:
                bad.append(f"{name(path)} includes {used}/")
    return bad


def check_listed():
    """every file with words for people is in po/POTFILES.in, sorted"""
    listed = [line for line in read(TOP / "po" / "POTFILES.in").splitlines() if line and not line.startswith("#")]
    bad = [f"{file}: is not there" for file in listed if not (TOP / file).is_file()]
    if listed != sorted(listed):
        bad.append("po/POTFILES.in: not sorted")
    files = [path for path in SOURCES if path.relative_to(TOP).parts[0] == "src"] + sorted((TOP / "ui").glob("*.ui"))
    return bad + [name(path) for path in files if WORDS.search(read(path)) and name(path) not in listed]


def check_translated():
    """each language of po/LINGUAS has every word of the source"""
    if not all(shutil.which(tool) for tool in ("xgettext", "msgcmp", "msgfmt")):
        raise tap.Skip("there is no gettext")
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "gainsay.pot"
        keywords = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
        run("xgettext", f"--directory={TOP}", f"--files-from={TOP / 'po' / 'POTFILES.in'}", "--from-code=UTF-8", f"--output={template}",
            *[f"--keyword={keyword}" for keyword in keywords])
        for language in read(TOP / "po" / "LINGUAS").splitlines():
            if language and not language.startswith("#"):
                po = TOP / "po" / f"{language}.po"
                bad += [f"{language}: {line}" for line in run("msgfmt", "--check", "-o", "/dev/null", po)]
                bad += [f"{language}: {words}" for words in find_missing(po, template)]
    return bad


def find_missing(po, template):
    """The words that msgcmp points to, each by the line of its translation's place."""
    lines = read(template).splitlines()
    for complaint in run("msgcmp", po, template):
        place = re.search(r":(\d+): this message is used", complaint)
        if place:
            yield next(line for line in reversed(lines[:int(place[1])]) if line.startswith("msgid "))


def run(*command):
    """What a tool complains of; nothing when it is content."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    return done.stderr.splitlines() if done.returncode != 0 else []


tap.run([check_format, check_licence, check_rooms, check_listed, check_translated])
