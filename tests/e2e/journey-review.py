# SPDX-License-Identifier: GPL-3.0-or-later
"""An article changed while it was closed: what is not quite the same is looked at and confirmed, what is not found is placed again, and all of it is undone."""

import os
import re
import subprocess

from harness import BUTTONS, App, claim, equal, expect, journey, main, place, wait_until
from quarrel import WEIR, make_statement, select_by_keys

BEFORE = """date 2033-04-19
Morvia says that Tauria shut the Lanne lock on purpose. “Nobody warned us,” Ossian Vrel said on Monday.

Tauria denied it: “The lock jammed.” The minister of canals called the accusation absurd and asked for proof of it, in a letter to the council.
"""
AFTER = """date 2033-04-19
It has not rained for weeks. According to Morvia, its neighbours meant to dry out the valley. “Nobody warned us,” Ossian Vrel said on Monday.

Tauria denied it: “The lock jammed.” The minister of canals called the accusation silly and asked for some proof of it, in a letter to the council.
"""
LOST = "Tauria shut the Lanne lock on purpose"
FOUND = "its neighbours meant to dry out the valley"
WAS = "called the accusation absurd and asked for proof of it"
NOW = "called the accusation silly and asked for some proof of it"
SURE = "The lock jammed"
NOT_FOUND = "not found in the article any more"
LOOK = "place to look at"


def quote(text, phrase):
    """As we write it, with the words around it."""
    start = text.index(phrase)
    end = start + len(phrase)
    return {"start": start, "end": end, "exact": phrase, "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32]}


def change(here):
    """Three statements, and then the article is another one."""
    made = {
        "lost": make_statement(here, WEIR, "accusation", LOST, ["Morvia"], ["Tauria"], note="kept"),
        "sure": make_statement(here, WEIR, "denial", SURE, ["Tauria"]),
        "changed": make_statement(here, WEIR, "denial", WAS, ["Tauria"]),
    }
    for statement in made.values():
        statement["spans"] = [quote(BEFORE, statement["spans"][0]["exact"])]
    here.write_statements(WEIR, *sorted(made.values(), key=lambda s: s["spans"][0]["start"]))
    (here.folder / WEIR).write_text(AFTER, encoding="utf-8")
    here.hashes = here.hash_articles()
    return {name: statement["id"] for name, statement in made.items()}


def on_disk(here, ident):
    return next((s for s in here.statements(WEIR) if s["id"] == ident), None)


def wait_on_disk(here, ident, where, what):
    def look():
        found = on_disk(here, ident)
        return found if found and where(found) else None

    return wait_until(look, 2, what)


def wait_words(here, ident, words):
    """It is in the article, there, and nobody is asked about it."""

    def is_sure(statement):
        span = statement["spans"][0]
        return span.get("exact") == words and "was" not in span and not statement.get("detached")

    found = wait_on_disk(here, ident, is_sure, f"“{words}” on disk, and nothing asked")
    span = found["spans"][0]
    equal(here.text(WEIR)[span["start"] : span["end"]], words, "the words at the offsets")
    return found


def begin(app):
    app.wait_article(WEIR)
    app.focus_article()


@journey
def by_keyboard():
    """Shift+N from question to question; Y where it is right, and Y with words selected; undone to the last step."""
    with place(texts={WEIR: BEFORE}) as here:
        ids = change(here)
        with App(here) as app:
            begin(app)
            with claim("rows say which places are not found, and how many are to be looked at"):
                app.row("Statements", re.compile(f"{LOST}.*{NOT_FOUND}$"))
                app.get(BUTTONS, "2 places to look at")
            with claim("Shift+N goes to the first of them, and the details say that it is not found"):
                app.key("shift+n")
                app.wait_chosen("Statements", re.compile(LOST))
                app.get(None, "Not found in the article")
            with claim("Y without words says what to do, and changes nothing"):
                app.key("y")
                app.get(None, re.compile("Select where"))
                expect(app.find(BUTTONS, re.compile("^Undo: ")) is None, lambda: "nothing to undo")
            with claim("words selected with the keyboard, and Y: it is there, with all that it had"):
                select_by_keys(app, FOUND)
                app.key("y")
                found = wait_words(here, ids["lost"], FOUND)
                equal((found["note"], found["source"][0]["actor"]), ("kept", "Morvia"), "what it had")
                app.row("Statements", re.compile(f"{FOUND}.* of 3$"))
            with claim("Shift+N goes on to the next one, whose words were and are told"):
                app.key("shift+n")
                app.wait_chosen("Statements", re.compile(f"{NOW}.*{LOOK}$"))
                app.get(None, "The words have changed")
                button = app.get(BUTTONS, "Right Place")
                told = button.get_description() or ""
                expect("absurd" in told and "silly" in told, lambda: f"both words in “{told}”")
            with claim("Y: it is right"):
                app.key("y")
                wait_words(here, ids["changed"], NOW)
                app.row("Statements", re.compile(f"{NOW}.* of 3$"))
                app.gone(None, "The words have changed")
            with claim("no other place is to be looked at, and that is said"):
                app.key("shift+n")
                app.get(None, re.compile("No place in this article"))
            with claim("undo asks again, step by step"):
                app.key("ctrl+z")
                wait_on_disk(here, ids["changed"], lambda s: s["spans"][0].get("was") == WAS, "what it was on disk")
                app.key("ctrl+z")
                lost = wait_on_disk(here, ids["lost"], lambda s: s.get("detached"), "it lost on disk")
                equal(lost["spans"][0]["exact"], LOST, "its words")
                app.row("Statements", re.compile(f"{LOST}.*{NOT_FOUND}$"))
            with claim("and redo answers again"):
                app.key("ctrl+shift+z", "ctrl+shift+z")
                wait_words(here, ids["lost"], FOUND)
                wait_words(here, ids["changed"], NOW)


@journey
def by_mouse():
    """A row, a drag over words and the bar below them; the details' button; the list of those alone."""
    with place(texts={WEIR: BEFORE}) as here:
        ids = change(here)
        with App(here) as app:
            begin(app)
            with claim("the button above the list leaves those that are to be looked at"):
                app.click(app.get(BUTTONS, "2 places to look at"))
                app.wait_rows("Statements", lambda rows: len(rows) == 2, "two rows")
            with claim("“Right Place” in the details confirms the one"):
                app.click(app.row("Statements", re.compile(NOW)))
                app.wait_chosen("Statements", re.compile(NOW))
                app.click(app.get(BUTTONS, "Right Place"))
                wait_words(here, ids["changed"], NOW)
                app.wait_rows("Statements", lambda rows: len(rows) == 1, "one row")
            with claim("a drag over words, and “Place Here” in the bar below: the other one is there"):
                app.click(app.row("Statements", re.compile(LOST)))
                app.wait_chosen("Statements", re.compile(LOST))
                app.select_phrase(FOUND)
                app.click(app.get(BUTTONS, "Place the Statement Here"))
                wait_words(here, ids["lost"], FOUND)
            with claim("with nothing left to ask, all are listed again"):
                app.get(BUTTONS, "Statements, 3")
                app.gone(BUTTONS, re.compile("to look at$"))


@journey
def among_the_problems():
    """Both are kinds of problems, which gainsay-cli tells with their place in the file."""
    with place(texts={WEIR: BEFORE}) as here:
        ids = change(here)
        cli = os.path.join(os.path.dirname(os.environ["GAINSAY"]), "gainsay-cli")

        def validate():
            done = subprocess.run([cli, "validate", str(here.folder)], capture_output=True, text=True)
            return done.returncode, done.stdout + done.stderr

        with App(here) as app:
            begin(app)
            with claim("they are listed by kind, and one opens its statement"):
                app.get(BUTTONS, "Problems, 4")
                app.click(app.get(BUTTONS, "Review"))
                app.wait_chosen("Problems", re.compile(f"^Not found in the article: .*{LOST}"))
                app.get(None, "Not found in the article")
                app.key("Down", "Down")
                app.wait_chosen("Problems", re.compile(f"^Place to look at: .*{NOW}"))
                app.get(None, "The words have changed")
            with claim("Return leads to the answer, and Return gives it"):
                app.focus_article()
                app.key("Return")
                wait_until(lambda: app.focus_name() == "Right Place", what="the answer to have the keyboard")
                app.key("Return")
                wait_words(here, ids["changed"], NOW)
                app.get(BUTTONS, "Problems, 3")
            with claim("one that the article does not say any more is deleted from there, and brought back"):
                app.key("ctrl+shift+p", "Home", "Down")
                app.wait_chosen("Problems", re.compile("^Not found in the article: "))
                app.click(app.get(BUTTONS, "Delete Statement"))
                here.wait_statements(WEIR, 2)
                app.focus_article()
                app.key("ctrl+z", "ctrl+z")
                wait_on_disk(here, ids["lost"], lambda s: s.get("detached"), "it on disk")
                wait_on_disk(here, ids["changed"], lambda s: s["spans"][0].get("was") == WAS, "what it was on disk")
        with claim("gainsay-cli tells both, with line and column"):
            status, said = validate()
            equal(status, 1, said)
            expect(re.search(rf"{WEIR}\.annotations\.json:\d+:\d+: .*{LOST}.* detached", said), lambda: said)
            expect(re.search(rf"{WEIR}\.annotations\.json:\d+:\d+: .*\[moved\]", said), lambda: said)


main()
