# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes of the manual's sources what is installed: for each language the Mallard pages that Yelp shows, as OUT/LANGUAGE/gainsay, and
the same as web pages for where there is no Yelp, as HTML/LANGUAGE.

build-help.py SOURCES ICON OUT HTML"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# Of what yelp-build puts beside the pages, this is for code in colours, which we have none of.
NOT_NEEDED = ("highlight.pack.js",)


def run(*command, **kwargs):
    done = subprocess.run([str(a) for a in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False, **kwargs)
    if done.returncode != 0 or "error" in done.stdout.lower():
        sys.exit(f"{' '.join(map(str, command))}:\n{done.stdout}")


def make_pages(sources, language, icon, out):
    out.mkdir(parents=True)
    pages = sorted((sources / "C").glob("*.page"))
    if language == "C":
        for page in [*pages, sources / "C" / "legal.xml"]:
            shutil.copyfile(page, out / page.name)
    else:
        with tempfile.TemporaryDirectory() as folder:
            catalogue = pathlib.Path(folder) / "gainsay.mo"
            run("msgfmt", "--check", "--output-file", catalogue, sources / language / f"{language}.po")
            run("itstool", "--lang", language, "--merge", catalogue, "--output", out, *pages, sources / "C" / "legal.xml", cwd=sources / "C")
    figures = out / "figures"
    figures.mkdir()
    # Pictures of the window in that language; where there is none, the English one.
    for folder in dict.fromkeys((sources / "C", sources / language)):
        for picture in sorted((folder / "figures").glob("*.png")):
            shutil.copyfile(picture, figures / picture.name)
    shutil.copyfile(icon, figures / "gainsay.svg")


def make_html(sources, pages, out):
    out.mkdir(parents=True)
    run("yelp-build", "html", "--ignore", "-x", sources / "html.xsl", "-o", out, pages)
    for name in NOT_NEEDED:
        (out / name).unlink(missing_ok=True)


def main():
    sources, icon, out, html = (pathlib.Path(a).absolute() for a in sys.argv[1:])
    # Dates and names in the pages are those of the pages' language, not of whoever builds.
    os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="", TZ="UTC")
    for folder in (out, html):
        shutil.rmtree(folder, ignore_errors=True)
    for language in ["C", *(sources / "LINGUAS").read_text(encoding="utf-8").split()]:
        make_pages(sources, language, icon, out / language / "gainsay")
        make_html(sources, out / language / "gainsay", html / language)
    for folder in (out, html):
        os.utime(folder)


main()
