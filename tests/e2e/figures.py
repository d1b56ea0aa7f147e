# SPDX-License-Identifier: GPL-3.0-or-later
"""figures.py FOLDER: takes from the pictures that ./run screenshots FOLDER has made those that are kept in the tree: the manual's figures and what software centres show."""

import pathlib
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
# Without what only looks at it, "shortcuts" for example, which the manual says in words.
FIGURES = ("main", "marking", "details", "link", "layers", "vocabulary", "problems", "search", "changed", "versions", "loose", "export", "import", "print", "preferences")
# Of a window, or of none.
PARTS = ("details", "layers", "marking", "print")
LANGUAGES = {"light": "C", "fr": "fr"}
SCREENSHOTS = {"main-window": "light/main", "link": "light/link", "vocabulary": "light/vocabulary", "export": "light/export"}


def convert(*arguments):
    return subprocess.run(["convert", *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True).stdout


def main():
    folder = pathlib.Path(sys.argv[1])
    for variant, language in LANGUAGES.items():
        out = TOP / "data" / "help" / language / "figures"
        out.mkdir(exist_ok=True)
        for name in FIGURES:
            picture = folder / variant / f"{name}.png"
            # A window without its shadow, and all in few colours: a page shows many of these.
            window = () if name in PARTS else ("-crop", convert(picture, "-alpha", "extract", "-threshold", "99%", "-format", "%@", "info:"), "+repage")
            convert(picture, *window, "-background", "white", "-flatten",
                    "+dither", "-colors", "96", "-strip", "-define", "png:exclude-chunks=date,time", "-define", "png:compression-level=9", f"PNG8:{out / name}.png")
    for name, source in SCREENSHOTS.items():
        convert(folder / f"{source}.png", "-trim", "+repage", "-strip", "-define", "png:exclude-chunks=date,time", "-define", "png:compression-level=9", TOP / "data" / "screenshots" / f"{name}.png")


main()
