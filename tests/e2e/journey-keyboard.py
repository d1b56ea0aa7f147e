# SPDX-License-Identifier: GPL-3.0-or-later
"""What one article asks of somebody without a mouse, from the first word to the next article; what other journeys do by keys is not done again."""

import re

from harness import App, claim, equal, has_state, journey, main, place, wait_until
from quarrel import LANNE, NARROW, TEXTS, WEIR, select_by_keys, write_project
from windows import close

CLAIM = "La Taurie nous prive d’eau"
ANSWER = "C’est faux"
BACK = "reproche à la Morvie d’avoir percé la digue"


def brief(statement):
    return statement["layer"], [span["exact"] for span in statement["spans"]], [f.get("actor") for f in statement.get("source", [])]


@journey
def one_article():
    """Three layers, words half selected, one statement within another, a brush, who says it, an answer, done."""
    with place(texts=TEXTS) as here:
        write_project(here)
        with App(here) as app:
            app.wait_article(LANNE)
            app.focus_article()
            with claim("words that are half selected are marked whole, without the guillemets beside them"):
                start, end = app.find_phrase(f"«{NARROW}{CLAIM[:-2]}")
                app.caret_to(start)
                app.extend_to(end)
                app.wait_selection(start, end)
                app.key("1")
                equal([brief(s) for s in here.wait_statements(LANNE, 1)], [("accusation", [CLAIM], [])], "statements")
            with claim("S and T say who says it of whom"):
                select_by_keys(app, "Ossian Vrel")
                app.key("s")
                here.wait_statements(LANNE, 1, lambda all: brief(all[0])[2] == ["Ossian Vrel"])
                select_by_keys(app, "La Morvie")
                app.key("t")
                here.wait_statements(LANNE, 1, lambda all: all[0].get("target"))
                app.key("ctrl+z")
                here.wait_statements(LANNE, 1, lambda all: not all[0].get("target"))
            with claim("others are marked as a denial and as a counter-accusation"):
                for phrase, key in ((ANSWER, "2"), (BACK, "3")):
                    select_by_keys(app, phrase)
                    app.key(key)
                found = here.wait_statements(LANNE, 3)
                equal([s["layer"] for s in found], ["accusation", "denial", "counter-accusation"], "layers")
            with claim("the key of a layer with nothing selected takes its brush, Esc puts it down"):
                app.key("Escape", "Escape")
                app.wait_chosen("Statements", None)
                app.key("ctrl+Home", "3")
                app.get(name="Brush for Counter-accusation", states=("pressed",))
                app.key("Escape")
                wait_until(lambda: app.find(name="Brush for Counter-accusation", states=("pressed",)) is None, what="the brush to be put down")
            with claim("a statement within another one, and O from one to the other"):
                select_by_keys(app, "percé la digue")
                app.key("1")
                here.wait_statements(LANNE, 4)
                app.wait_chosen("Statements", re.compile("percé la digue, 4 of 4$"))
                app.caret_to(app.find_phrase("percé la digue")[0] + 3)
                app.key("o")
                app.wait_chosen("Statements", re.compile("^Counter-accusation"))
                app.key("o")
                app.wait_chosen("Statements", re.compile("^Accusation"))
                app.key("Delete")
                here.wait_statements(LANNE, 3)
            with claim("N comes to the denial, L and Return make it the answer to the accusation"):
                app.key("ctrl+Home", "n", "n")
                app.wait_chosen("Statements", re.compile(f"^Denial.*{ANSWER}"))
                app.key("l")
                wait_until(lambda: app.focus_name() == "Statement to link to", what="the bar for a link")
                app.type("prive")
                app.wait_rows("Statements to link to", lambda rows: len(rows) == 1, "one candidate")
                app.key("Return")
                here.wait_statements(LANNE, 3, lambda all: len(all[1].get("links", [])) == 1)
            with claim("Ctrl+Return says that the article is done, and opens the next one"):
                wait_until(lambda: app.focus_name() == app.article_name, what="the article to have the keyboard")
                app.key("ctrl+Return")
                app.wait_article(WEIR)
                wait_until(lambda: here.sidecar(LANNE)["article"].get("state") == "done", 2, "the state on disk")
            with claim("Tab comes to the filter of the articles, and what it leaves is opened from there"):
                app.focus_field("Filter articles", back=True)
                app.type("lanne.txt")
                app.wait_rows("Articles", lambda rows: len(rows) == 1, "one article")
                app.key("Down", "Return")
                app.wait_article(LANNE)


@journey
def foreign_windows():
    """The windows that GTK brings, to choose a folder and to print."""
    with place(texts=TEXTS) as here, App(here) as app:
        app.wait_article(LANNE)
        app.focus_article()
        for what, key in (("a folder", "ctrl+o"), ("printing", "ctrl+p")):
            with claim(f"{key} opens the window for {what}, which takes the keyboard; Esc gives it back to the article"):
                app.key(key)
                wait_until(lambda: len(app.windows()) > 1, what="another window")
                wait_until(lambda: not has_state(app.frame, "active"), what="the keyboard in it")
                close(app)
                wait_until(lambda: app.focus_name() == app.article_name, what="the article to have the keyboard")


main()
