# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written and what is read is the same bytes in every locale: with other digits, another decimal point, another order of words, Turkish letters, and
messages in another language."""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import folder

# (locale, what it is made of, language of the program, time zone)
PLACES = [("C", None, "en", "UTC"), ("fr_FR.UTF-8", "fr_FR", "fr", "Europe/Paris"), ("tr_TR.UTF-8", "tr_TR", "tr", "Asia/Istanbul"), ("ar_EG.UTF-8", "ar_EG", "ar", "Africa/Cairo"),
          ("sv_SE.UTF-8", "sv_SE", "sv", "America/Los_Angeles"), ("ja_JP.UTF-8", "ja_JP", "ja", "Asia/Tokyo")]

work = tempfile.TemporaryDirectory()
top = f"{work.name}/in"
locales = pathlib.Path(work.name, "locales")
locales.mkdir()
os.mkdir(top)
folder.build(top)
made = [place for place in PLACES if place[1] is None
        or subprocess.run(["localedef", "-i", place[1], "-f", "UTF-8", locales / place[0]], capture_output=True, check=False).returncode in (0, 1) and (locales / place[0]).is_dir()]
for place in PLACES:
    if place not in made:
        print(f"# {place[0]} cannot be made here")


def start(place, *command):
    environment = {**os.environ, "LOCPATH": str(locales), "LC_ALL": place[0], "LANGUAGE": place[2], "TZ": place[3]}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def run(place, *words):
    done = start(place, sys.argv[1], *words)
    assert done.returncode == 0, (place, words, done.stderr)
    return done.stdout


def digest(path):
    """Of a file or of all files of a folder, with their names."""
    path = pathlib.Path(path)
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return [(one.relative_to(path.parent).as_posix().partition("/")[2], hashlib.sha256(one.read_bytes()).hexdigest()) for one in files]


formats = json.loads(run(PLACES[0], "formats", "--json"))["formats"]
written = [one["id"] for one in formats if one.get("writes", True)]


def exports(place):
    for form in written:
        run(place, "export", "--format", form, "--output", f"{work.name}/{place[0]}-{form}", top)


def the_locales_are_other_ones():
    assert len(made) > 1, "no locale could be made"
    points = {place[0]: start(place, "locale", "decimal_point").stdout.strip() for place in made}
    assert points["C"] == "." and "," in points.values(), points


def each_format_is_written_as_the_same_bytes():
    for place in made:
        exports(place)
        for form in written:
            assert digest(f"{work.name}/{place[0]}-{form}") == digest(f"{work.name}/C-{form}"), (place, form)
    print(f"# {len(written)} formats in {len(made)} locales")


def each_format_is_read_as_the_same_files():
    read = 0
    for form in written:
        first = None
        for place in made:
            into = f"{work.name}/read-{place[0]}-{form}"
            done = start(place, sys.argv[1], "import", "--output", into, f"{work.name}/C-{form}")
            seen = (done.returncode, digest(into) if os.path.isdir(into) else None)
            first = first or seen
            assert seen == first, (place, form, done.stderr)
        read += first[0] == 0
    assert read > 0
    print(f"# {read} formats are read")


folder.run(the_locales_are_other_ones, each_format_is_written_as_the_same_bytes, each_format_is_read_as_the_same_files)
