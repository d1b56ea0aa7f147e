# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program is started with: nothing, an empty folder, one that is not there, two articles."""

import os
import re

from harness import App, claim, equal, expect, journey, main, place, wait_until


@journey
def nothing():
    """The first start with no argument opens a private copy of the samples."""
    with place() as here:
        with App(here, None) as app:
            with claim("at least eight samples are listed, and one is open behind the welcome"):
                app.wait_rows("Articles", lambda rows: len(rows) >= 8, "eight rows")
                app.activate(app.get(name="Start Marking"))
                wait_until(lambda: len(app.text()) > 200, what="an article")
            with claim("they are a copy in the user's own folders, with their annotations"):
                copies = [p for p in here.root.rglob("*.txt") if here.folder not in p.parents and p.stat().st_size > 0]
                expect(len([p for p in copies if not p.name.startswith("stderr")]) >= 8, lambda: f"found {copies}")
                expect(list(here.root.rglob("*.annotations.json")), "no sidecars were copied")


@journey
def empty():
    """An empty folder says so, and what to do."""
    with place(articles=()) as here, App(here) as app:
        with claim("an empty folder is no list and no error, but a hint"):
            app.get(name="No Articles Here")
            expect(app.find("text", "Article") is None or app.text() == "", "there is no text")


@journey
def missing():
    """A folder that is not there."""
    with place() as here:
        with claim("a missing folder is said by name, and the program lives"):
            with App(here, here.folder / "gone") as app:
                app.get(name="Nothing to Open")
                app.get("label", re.compile("gone"))


@journey
def two_articles():
    """Two articles on the command line: these are listed, no others."""
    with place() as here, App(here, here.folder / "harbour.txt", here.folder / "mina.txt") as app:
        with claim("two articles are listed, and the first is open"):
            app.wait_rows("Articles", lambda rows: len(rows) == 2, "two rows")
            app.wait_article("harbour.txt")
        with claim("a mark goes into that article's sidecar"):
            app.select_phrase("They signed the lease")
            app.key("1")
            here.wait_statements("harbour.txt", 1)


@journey
def relative_path():
    """A folder named from the working directory, with a name that looks like an option."""
    with place() as here:
        folder = here.root / "home" / "-rf"
        folder.mkdir()
        (folder / "a.txt").write_text("Somebody denies it.\n", encoding="utf-8")
        with claim("a relative folder called -rf opens after --"):
            with App(here, "--", "-rf") as app:
                app.row("Articles", re.compile("^Somebody denies it"))
                equal(os.listdir(folder), ["a.txt"], "the folder")


main()
