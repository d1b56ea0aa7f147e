# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder's names: changed and merged in all articles at once, after a preview, and taken back by one step; what nobody uses is found."""

import re

from harness import BUTTONS, App, claim, equal, journey, main, place, wait_until
from quarrel import ACTORS, LANNE, TEXTS, WEIR, make_statement, write_project


def begin(here):
    """Statements in two articles, and the window of the vocabulary."""
    write_project(here, actors=[*ACTORS, {"name": "Zoran Brume"}])
    here.write_statements(LANNE, make_statement(here, LANNE, "accusation", "La Taurie nous prive d’eau", ["Morvie"], ["Taurie"]))
    here.write_statements(WEIR, make_statement(here, WEIR, "accusation", "Nobody warned us", ["Morvie"], ["Taurie"]),
                          make_statement(here, WEIR, "denial", "The lock jammed", ["Taurie"], ["Morvie"]))
    app = App(here)
    app.wait_article(LANNE)
    app.focus_article()
    before = len(app.windows())
    app.key("ctrl+shift+a")
    wait_until(lambda: len(app.windows()) > before, what="the window of the vocabulary")
    app.get(name="Search actors", states=("focused",))
    return app


def contents(here):
    return [here.sidecar_path(name).read_bytes() for name in (LANNE, WEIR)] + [(here.folder / "gainsay.json").read_bytes()]


def said(here):
    return [here.statements(name) for name in (LANNE, WEIR)] + [here.project()["actors"]]


def names(here):
    return [(f["source"][0]["actor"], f["target"][0]["actor"]) for name in (LANNE, WEIR) for f in here.statements(name)]


def rename(app, letters, pattern, to):
    """By the keyboard: found by letters, then its name typed anew, up to the preview."""
    app.type(letters)
    app.wait_rows("Actors", lambda rows: len(rows) == 1, f"one actor for {letters}")
    app.key("Down")
    app.wait_chosen("Actors", re.compile(pattern))
    app.get("text", "Name")
    app.key("Tab", "ctrl+a")
    app.type(to)
    app.key("Return")


def change_and_take_back(to, hint, wanted):
    with place(texts=TEXTS) as here, begin(here) as app:
        before, meant = contents(here), said(here)
        with claim("a preview says how many statements of how many articles change, and nothing has changed yet"):
            rename(app, "morv", "^Morvie", to)
            app.get("label", re.compile("^3 statements in 2 articles"))
            if hint:
                app.get("label", re.compile(hint))
            equal(contents(here), before, "the files")
        with claim("Return changes all of them, also in the article that was never opened"):
            app.key("Return")
            wait_until(lambda: names(here) == wanted, what="the new names on disk")
            app.get("label", "Name changed in 3 statements")
        with claim("one Ctrl+Z takes it back in all files"):
            app.key("ctrl+z")
            wait_until(lambda: said(here) == meant, what="the statements and actors as they were")
        with claim("Ctrl+Shift+Z does it again, and Ctrl+Z brings every byte back"):
            app.wait_saved()
            before = contents(here)
            app.key("ctrl+shift+z")
            wait_until(lambda: names(here) == wanted, what="the new names on disk")
            app.key("ctrl+z")
            wait_until(lambda: contents(here) == before, what="the files as they were")
        app.process.terminate()
        app.wait_end()


@journey
def renamed():
    """A new name, in two articles; the old one stays as an alias."""
    change_and_take_back("Grande Morvie", None, [("Grande Morvie", "Taurie"), ("Grande Morvie", "Taurie"), ("Taurie", "Grande Morvie")])


@journey
def merged():
    """A name that is there already: the two become one."""
    change_and_take_back("Ossian Vrel", "two become one", [("Ossian Vrel", "Taurie"), ("Ossian Vrel", "Taurie"), ("Taurie", "Ossian Vrel")])


@journey
def unused():
    """What is in the list and in no statement."""
    with place(texts=TEXTS) as here, begin(here) as app:
        with claim("the actors that nobody uses are shown by themselves"):
            app.activate(app.get(BUTTONS, re.compile("^Unused")))
            app.wait_rows("Actors", lambda rows: [row.split(",")[0] for row in rows] == ["Ossian Vrel", "Zoran Brume"], "the unused ones")
        app.process.terminate()
        app.wait_end()


main()
