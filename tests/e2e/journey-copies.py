# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that have come loose: a sync client’s second copy is merged, and annotations follow an article that another program renamed."""

import json
import re

from harness import BUTTONS, App, claim, equal, expect, journey, main, place, wait_until
from quarrel import LANNE, TEXTS, WEIR, make_statement

COPY = f"{WEIR}.annotations (conflicted copy Marie 2033-04-20 101112).json"
RENAMED = "the lock.txt"


def open_files(app, menu=False):
    """By the line above the articles, or from the menu."""
    before = len(app.windows())
    if menu:
        app.open_menu("Main Menu")
        app.key("u")
    else:
        app.click(app.get(BUTTONS, re.compile("^1 file needs a decision$")))
    wait_until(lambda: len(app.windows()) > before, what="the window of the unsettled files")
    wait_until(lambda: app.focused() is not None, what="the keyboard in that window")


def links_of(statement):
    return [(link["to"], link.get("article")) for link in statement.get("links", [])]


@journey
def merged():
    """A conflicted copy appears while its article is open."""
    with place(texts=TEXTS) as here:
        first = make_statement(here, WEIR, "denial", "The lock jammed")
        second = make_statement(here, WEIR, "accusation", "Nobody warned us")
        here.write_statements(WEIR, first)
        with App(here) as app:
            app.open_article(re.compile("^Morvia says"), WEIR)
            app.row("Statements", re.compile("The lock jammed"))
            with claim("a copy that a sync client leaves is told, and is neither article nor annotation"):
                theirs = here.sidecar(WEIR)
                theirs["statements"].append(second)
                (here.folder / COPY).write_text(json.dumps(theirs), encoding="utf-8")
                app.get(BUTTONS, re.compile("^1 file needs a decision$"))
                equal(len(app.rows("Articles")), 2, "articles")
                equal(len(app.rows("Statements")), 1, "statements")
            with claim("the window says what it is and what it would bring"):
                open_files(app)
                app.get(name=re.compile(f"^Another copy of the annotations of “{WEIR}”, 2 statements · 1 not here yet, Conflict in Nextcloud.* By Marie"))
            with claim("merging takes it over, and what was here stays"):
                app.activate(app.get(BUTTONS, re.compile("^Merge: ")))
                here.wait_statements(WEIR, 2)
                app.get(name=re.compile("The copy was merged: 1 change"), visible=False)
                app.get(name="Everything Is in Its Place")
            with claim("the copy is out of the way, but not gone"):
                expect(not (here.folder / COPY).exists(), "the copy is still there")
                expect(any("conflicted copy Marie" in path.name for path in here.root.rglob("*")), "the copy is nowhere")
            with claim("undoing takes back what came from it"):
                app.key("ctrl+z")
                here.wait_statements(WEIR, 1)
                app.key("Escape")
                app.row("Statements", re.compile("The lock jammed"))
                app.get(name=re.compile("All saved|Saved"))


@journey
def followed_while_open():
    """An article is renamed on disk while it is shown, with work in it."""
    with place(texts=TEXTS) as here:
        denial = make_statement(here, WEIR, "denial", "The lock jammed")
        accusation = make_statement(here, LANNE, "accusation", "La Taurie nous prive d’eau", links=[{"relation": "answers", "to": denial["id"], "article": WEIR}])
        here.write_statements(WEIR, denial)
        here.write_statements(LANNE, accusation)
        with App(here) as app:
            app.open_article(re.compile("^Morvia says"), WEIR)
            app.select_phrase("Nobody warned us")
            app.key("1")
            here.wait_statements(WEIR, 2)
            app.wait_saved()
            with claim("its annotations follow, and it stays shown under its new name"):
                (here.folder / WEIR).rename(here.folder / RENAMED)
                here.hashes = here.hash_articles()
                here.wait_statements(RENAMED, 2, seconds=10)
                expect(not here.sidecar_path(WEIR).exists(), "the old annotations are still there")
                app.wait_article(RENAMED)
                wait_until(lambda: len(app.rows("Statements")) == 2, what="both statements")
            with claim("what leads there says the new name"):
                here.wait_statements(LANNE, 1, lambda all: links_of(all[0]) == [(denial["id"], RENAMED)])
            with claim("one goes on working in it"):
                app.select_phrase("shut the Lanne lock")
                app.key("2")
                here.wait_statements(RENAMED, 3)
                app.wait_saved()
                expect(not here.sidecar_path(WEIR).exists(), "annotations under the old name came back")


@journey
def followed_while_closed():
    """It was renamed before the folder was opened; and it may be taken back."""
    with place(texts=TEXTS) as here:
        here.write_statements(WEIR, make_statement(here, WEIR, "denial", "The lock jammed"))
        (here.folder / WEIR).rename(here.folder / RENAMED)
        here.hashes = here.hash_articles()
        with App(here) as app:
            with claim("the annotations are those of the article that has its words"):
                here.wait_statements(RENAMED, 1, seconds=10)
            with claim("taken back they wait for a decision"):
                open_files(app, menu=True)
                app.get(name=re.compile(f"“{WEIR}” is called “{RENAMED}” now"))
                app.activate(app.get(BUTTONS, "Take Back"))
                wait_until(lambda: here.sidecar_path(WEIR).exists() and not here.sidecar_path(RENAMED).exists(), what="the old name")
                app.get(BUTTONS, re.compile("^1 file needs a decision$"))
            with claim("and can be attached by hand"):
                app.activate(app.get(BUTTONS, re.compile(f"^Attach to “{RENAMED}”")))
                here.wait_statements(RENAMED, 1, seconds=10)
                app.gone(BUTTONS, re.compile("needs a decision"))
                app.key("Escape")


main()
