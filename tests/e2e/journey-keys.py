# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job with the keyboard alone, each step found on disk."""

import re

from harness import App, claim, equal, journey, main, place, text_of, wait_until

NAME = "barrage.txt"


def select_by_arrows(app, start, end):
    """With arrows, from the beginning of the text: as many steps as there are characters."""
    app.key(*["Right"] * start)
    wait_until(lambda: app.caret() == start, what=f"the caret at {start}")
    app.key(*["shift+Right"] * (end - start))
    app.wait_selection(start, end)


def words(here, n=1, where=None):
    return [s["spans"][0]["exact"] for s in here.wait_statements(NAME, n, where)]


@journey
def mark_and_mend():
    """Select, mark, move the ends, change the layer, delete, and take it all back."""
    with place() as here, App(here) as app:
        with claim("the article is reached without the mouse"):
            app.wait_article(NAME)
            app.focus_article()
        with claim("caret and Ctrl+Shift with arrows select words, and 1 marks them"):
            app.key("ctrl+Home", "Down", "Home")
            app.key(*["ctrl+shift+Right"] * 3)
            start, end = app.find_phrase("La Valdorie accuse")
            app.wait_selection(start, end)
            app.key("1")
            statement, = here.wait_statements(NAME, 1)
            equal((statement["layer"], statement["spans"][0]["exact"]), ("accusation", "La Valdorie accuse"), "what is marked")
            identity = statement["id"]
        with claim("Alt+Right and Alt+Left move the end by a word"):
            app.key("alt+Right", "alt+Right")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "La Valdorie accuse la Karsie")
            app.key("alt+Left")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "La Valdorie accuse la")
        with claim("Alt+Shift+Right and Alt+Shift+Left move the start by a word"):
            app.key("alt+shift+Right")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "Valdorie accuse la")
            app.key("alt+shift+Left")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "La Valdorie accuse la")
        with claim("with Ctrl they move by characters"):
            app.key("ctrl+alt+Left", "ctrl+alt+Left", "ctrl+alt+Left")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "La Valdorie accuse")
            app.key("ctrl+alt+shift+Right")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "a Valdorie accuse")
            app.key("ctrl+alt+shift+Left")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "La Valdorie accuse")
        with claim("the statement is still the same one"):
            equal([s["id"] for s in here.statements(NAME)], [identity], "id")
        with claim("Shift+3 changes its layer"):
            app.key("shift+3")
            here.wait_statements(NAME, 1, lambda all: all[0]["layer"] == "counter-accusation")
        with claim("Delete removes it, and says so with a way back"):
            app.key("Delete")
            app.get(name=re.compile("deleted"))
            here.wait_statements(NAME, 0)
        with claim("Ctrl+Z takes back one step after the other, each on disk"):
            app.key("ctrl+z")
            here.wait_statements(NAME, 1, lambda all: all[0]["layer"] == "counter-accusation")
            app.key("ctrl+z")
            here.wait_statements(NAME, 1, lambda all: all[0]["layer"] == "accusation")
            app.key("ctrl+z")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "a Valdorie accuse")
            app.key(*["ctrl+z"] * 9)
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "La Valdorie accuse")
            app.key("ctrl+z")
            here.wait_statements(NAME, 0)
            app.wait_rows("Statements", lambda rows: rows == [], "no row")
        with claim("Ctrl+Shift+Z does all of it again, down to the end"):
            app.key("ctrl+shift+z")
            words(here, 1, lambda all: all[0]["spans"][0]["exact"] == "La Valdorie accuse")
            equal([s["id"] for s in here.statements(NAME)], [identity], "id")
            app.key(*["ctrl+shift+z"] * 11)
            here.wait_statements(NAME, 1, lambda all: all[0]["layer"] == "counter-accusation")
            app.key("ctrl+shift+z")
            here.wait_statements(NAME, 0)
            app.key("ctrl+z")
            here.wait_statements(NAME, 1)


@journey
def step_and_undo_across_articles():
    """N and P in reading order, the next article by a key, and undo that goes back to where it was done."""
    with place() as here, App(here) as app:
        app.wait_article(NAME)
        app.focus_article()
        with claim("three statements are marked with keys"):
            for phrase, key in (("La Karsie a ouvert", "1"), ("a rejeté aussitôt", "2"), ("Elle savait", "1")):
                start, end = app.find_phrase(phrase)
                app.key("ctrl+Home")
                select_by_arrows(app, start, end)
                app.key(key)
                app.wait_chosen("Statements", re.compile(phrase))
            here.wait_statements(NAME, 3)
        with claim("N goes to the next in reading order and round, P back"):
            app.wait_chosen("Statements", re.compile("Elle savait.*2 of 3"))
            app.key("n")
            app.wait_chosen("Statements", re.compile("a rejeté.*3 of 3"))
            app.key("n")
            app.wait_chosen("Statements", re.compile("La Karsie a ouvert.*1 of 3"))
            app.key("p")
            app.wait_chosen("Statements", re.compile("a rejeté.*3 of 3"))
        with claim("Ctrl+Page Down opens the next article, where another is marked"):
            app.key("ctrl+Next")
            app.wait_article("harbour.txt")
            app.focus_article()
            start, end = app.find_phrase("Fishing crews")
            app.key("ctrl+Home")
            select_by_arrows(app, start, end)
            app.key("1")
            here.wait_statements("harbour.txt", 1)
        with claim("Ctrl+Z takes that back, and once more goes back to the first article"):
            app.key("ctrl+z")
            here.wait_statements("harbour.txt", 0)
            app.key("ctrl+z")
            app.wait_article(NAME)
            here.wait_statements(NAME, 2)
        with claim("Ctrl+Shift+Z goes the same way forward"):
            app.key("ctrl+shift+z")
            here.wait_statements(NAME, 3)
            app.key("ctrl+shift+z")
            app.wait_article("harbour.txt")
            here.wait_statements("harbour.txt", 1)


@journey
def notes():
    """A note is typed in the details: its letters mark nothing, it is saved while one types, and it is one step back."""
    with place() as here, App(here) as app:
        app.wait_article(NAME)
        app.focus_article()
        with claim("Return on a selected statement goes to its details, and Tab to its note"):
            start, end = app.find_phrase("La Valdorie accuse")
            app.key("ctrl+Home")
            select_by_arrows(app, start, end)
            app.key("1")
            here.wait_statements(NAME, 1)
            app.key("Return")
            wait_until(lambda: app.focus_name() != app.article_name, what="the keyboard to leave the article")
            app.focus_field("Note")
        with claim("what is typed is on disk within two seconds, without leaving the field, and digits and letters mark nothing"):
            app.type("1 2 3 n p o: ask again")
            here.wait_statements(NAME, 1, lambda all: all[0].get("note") == "1 2 3 n p o: ask again")
            equal(here.statements(NAME)[0]["layer"], "accusation", "layer")
        with claim("Esc goes back to the article, and Ctrl+Z takes the note back in one step"):
            app.key("Escape")
            wait_until(lambda: app.focused() is not None and app.focused().get_name() == "Article", what="the article to have the focus")
            app.key("ctrl+z")
            here.wait_statements(NAME, 1, lambda all: "note" not in all[0])
            app.key("ctrl+shift+z")
            here.wait_statements(NAME, 1, lambda all: all[0].get("note") == "1 2 3 n p o: ask again")
        with claim("a note that is being typed is on disk when the program is told to stop"):
            app.key("Return")
            wait_until(lambda: app.focus_name() != app.article_name, what="the keyboard to leave the article")
            app.focus_field("Note")
            app.key("ctrl+End")
            app.type("!!")
            wait_until(lambda: text_of(app.focused()).endswith("!!"), what="the last letters in the field")
            app.process.terminate()
            app.wait_end()
            equal(here.statements(NAME)[0]["note"], "1 2 3 n p o: ask again!!", "the note")


main()
