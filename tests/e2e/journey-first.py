# SPDX-License-Identifier: GPL-3.0-or-later
"""A newcomer: nothing set, no folder, and the first marked words after a few actions; each key or click that is no more than one is one."""

import re

from harness import App, claim, equal, expect, journey, main, place, wait_until

MOST_ACTIONS = 4


class Counted:
    """What the newcomer does, one by one."""

    def __init__(self, app):
        self.app = app
        self.n = 0

    def do(self, action, *arguments, **options):
        self.n += 1
        return action(*arguments, **options)


def samples(here):
    copies = [p for p in here.root.rglob("01-*.txt") if p.parent.name == "samples"]
    return copies[0].parent if copies else None


def count_marks(here):
    folder = samples(here)
    return sum(p.read_text(encoding="utf-8").count('"layer":') for p in folder.glob("*.annotations.json")) if folder else 0


def arrive(app):
    app.wait_rows("Articles", lambda rows: len(rows) >= 8, "eight rows")
    app.get("label", "Welcome to Gainsay")
    wait_until(lambda: app.focus_name() == "Start Marking", what="the button that begins to have the keyboard")


@journey
def by_keyboard():
    """Keys alone."""
    with place() as here, App(here, None) as app:
        with claim("the first start says in three steps what to do"):
            arrive(app)
            before = count_marks(here)
        with claim(f"there are marked words after at most {MOST_ACTIONS} keys"):
            newcomer = Counted(app)
            newcomer.do(app.key, "Return")
            wait_until(lambda: app.focus_name() == app.article_name, what="the article to have the keyboard")
            newcomer.do(app.key, "ctrl+shift+Right")
            wait_until(lambda: app.selection() is not None, what="a word to be selected")
            newcomer.do(app.key, "1")
            wait_until(lambda: count_marks(here) == before + 1, what="one more statement in a file")
            expect(newcomer.n <= MOST_ACTIONS, lambda: f"{newcomer.n} actions")
        with claim("the page comes back from the menu, and Esc leaves it"):
            app.open_menu("Main Menu")
            app.choose("First Steps")
            app.get("label", "Welcome to Gainsay")
            wait_until(lambda: app.focus_name() == "Start Marking", what="the button that begins to have the keyboard")
            app.key("Escape")
            wait_until(lambda: app.focus_name() == app.article_name, what="the article to have the keyboard")


@journey
def by_mouse():
    """The mouse alone."""
    with place() as here, App(here, None) as app:
        with claim(f"there are marked words after at most {MOST_ACTIONS} clicks"):
            arrive(app)
            before = count_marks(here)
            newcomer = Counted(app)
            newcomer.do(app.click, app.get(name="Start Marking"))
            wait_until(lambda: app.focus_name() == app.article_name, what="the article to have the keyboard")
            app.settle()
            newcomer.do(app.click_at, 3, times=2)
            wait_until(lambda: app.selection() is not None, what="a word to be selected")
            newcomer.do(app.click, app.get(name="Mark as Denial"))
            wait_until(lambda: count_marks(here) == before + 1, what="one more statement in a file")
            expect(newcomer.n <= MOST_ACTIONS, lambda: f"{newcomer.n} actions")


@journey
def another_article():
    """Who opens an article has understood."""
    with place() as here, App(here, None) as app:
        with claim("an article that is opened from the list takes the page's place"):
            arrive(app)
            app.click(app.row("Articles", re.compile("^Norvane")))
            wait_until(lambda: "Norvane, the company" in app.text(), what="the article")
            app.select_phrase("Norvane, the company")


@journey
def named_folder():
    """Who names a folder wants that folder."""
    with place() as here, App(here) as app:
        with claim("a folder on the command line opens without the page"):
            app.wait_article("barrage.txt")
            equal(app.find("label", "Welcome to Gainsay"), None, "the page")
        with claim("from the menu it offers the samples, and goes there"):
            app.open_menu("Main Menu")
            app.choose("First Steps")
            app.activate(app.get(name="Try It with the Sample Articles"))
            app.wait_rows("Articles", lambda rows: len(rows) >= 8, "eight rows")
            wait_until(lambda: app.focus_name() == app.article_name, what="the article to have the keyboard")


main()
