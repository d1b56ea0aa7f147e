# SPDX-License-Identifier: GPL-3.0-or-later
"""What a careful reader would ask: each kind of problem is listed where it is, opens its place, goes when it is dealt with, or is switched off."""

import os
import re
import subprocess

from harness import BUTTONS, MENU_ITEMS, App, claim, equal, expect, journey, main, place, wait_until
from quarrel import LANNE, TEXTS, WEIR, make_statement, select_by_keys, write_project

LIST = "Problems"
CLAIM = "La Taurie nous prive d’eau"
NO_SOURCE = "Statement without a source"
NO_TARGET = "Accusation without a target"
NOTHING = "Denial that answers nothing"
ELSEWHERE = "Counter-accusation aimed elsewhere"
LATE = "Said after the article was published"
QUOTED = "Quotation marks in indirect speech"
OVERLAP = "Overlap within a layer"
BROKEN = "Broken link"
ALIKE = "Actors that may be the same"
KINDS = (NO_SOURCE, NO_TARGET, NOTHING, ELSEWHERE, LATE, QUOTED, OVERLAP, BROKEN, ALIKE)


FULL = {"source": ["Morvie"], "target": ["Taurie"]}
NOWHERE = [{"relation": "answers", "to": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "exact": "gone"}]


def accuse(here, phrase, **members):
    return make_statement(here, LANNE, "accusation", phrase, **{**FULL, **members})


def counter(here):
    """Aimed at somebody else than who said what it answers."""
    first = accuse(here, CLAIM)
    links = [{"relation": "answers", "to": first["id"], "exact": CLAIM}]
    return [first, make_statement(here, LANNE, "counter-accusation", "d’avoir percé la digue", ["Taurie"], ["Taurie"], links=links)]


# What makes a problem of each kind, and only that, and the words of the statement that has it.
CASES = {
    NO_SOURCE: (lambda here: [accuse(here, CLAIM, source=[])], CLAIM),
    NO_TARGET: (lambda here: [accuse(here, CLAIM, target=[])], CLAIM),
    NOTHING: (lambda here: [make_statement(here, LANNE, "denial", "C’est faux", ["Taurie"])], "C’est faux"),
    ELSEWHERE: (counter, "d’avoir percé la digue"),
    LATE: (lambda here: [accuse(here, CLAIM, said="2033-04-21")], CLAIM),
    QUOTED: (lambda here: [accuse(here, "«\u202fLa Taurie nous prive d’eau\u202f»", attributes={"voice": "indirect"})], CLAIM),
    OVERLAP: (lambda here: [accuse(here, "La Morvie accuse la Taurie"), accuse(here, "accuse la Taurie d’avoir fermé")], "La Morvie accuse"),
    BROKEN: (lambda here: [make_statement(here, LANNE, "denial", "C’est faux", ["Taurie"], links=NOWHERE)], "C’est faux"),
}


def begin(here, kind):
    write_project(here)
    here.write_statements(LANNE, *CASES[kind][0](here))
    app = App(here)
    app.wait_article(LANNE)
    app.focus_article()
    app.key("ctrl+shift+p")
    app.list(LIST)
    return app


def heads(app):
    """Kinds of problem that are listed."""
    return [kind for kind in KINDS if any(row.startswith(f"{kind}, ") for row in app.rows(LIST))]


def wait_heads(app, *wanted):
    """Until these are listed; when none is, the button that shows the list counts none either."""
    wait_until(lambda: heads(app) == list(wanted), what=f"{wanted} to be listed")
    if not wanted:
        app.get(BUTTONS, "Problems")


def wait_opened(app, words):
    """Until the statement with these words is the selected one, also in the list of statements, which is shown by its button."""
    app.click(app.get(BUTTONS, re.compile("^Statements, ")))
    app.wait_chosen("Statements", re.compile(words))


@journey
def each_kind():
    """Each is listed, with what can be done about it; choosing it selects the statement in the article."""
    for kind, (_, words) in CASES.items():
        with place(texts=TEXTS) as here, claim(f"“{kind}” is listed, and opens its place"), begin(here, kind) as app:
            wait_heads(app, kind)
            app.click(app.row(LIST, re.compile(f"^{kind}: .*{words}")))
            wait_opened(app, words)


@journey
def dealt_with():
    """A problem goes when what it asks for is done, and comes again with undo."""
    with place(texts=TEXTS) as here, begin(here, NO_SOURCE) as app:
        wait_heads(app, NO_SOURCE)
        app.click(app.row(LIST, re.compile(f"^{NO_SOURCE}: ")))
        app.focus_article()
        with claim("S on the words that name the source ends it"):
            select_by_keys(app, "La Morvie")
            app.key("s")
            here.wait_statements(LANNE, 1, lambda all: "source" in all[0])
            wait_heads(app)
        with claim("Ctrl+Z brings it again"):
            app.key("ctrl+z")
            wait_heads(app, NO_SOURCE)


@journey
def switched_off():
    """A kind that a folder does not want to be asked about: in the window, in gainsay.json, and for gainsay-cli."""
    with place(texts=TEXTS) as here:
        cli = os.path.join(os.path.dirname(os.environ["GAINSAY"]), "gainsay-cli")

        def validate():
            done = subprocess.run([cli, "validate", str(here.folder)], capture_output=True, text=True)
            return done.returncode, done.stdout + done.stderr

        with begin(here, NO_TARGET) as app:
            wait_heads(app, NO_TARGET)
            with claim("gainsay-cli asks the same"):
                status, said = validate()
                expect(status == 1 and "target" in said, lambda: f"{status}: {said}")
            with claim("the menu of a kind switches it off, in gainsay.json"):
                app.open_menu(f"Menu of “{NO_TARGET}”")
                app.activate(app.get(MENU_ITEMS, "Do Not Ask in This Folder"))
                wait_heads(app)
                wait_until(lambda: here.project().get("muted-problems") == ["no-target"], what="the kind in gainsay.json")
            with claim("gainsay-cli does not ask either"):
                status, said = validate()
                equal((status, "target" in said), (0, False), said)
            with claim("and that is one step back, like everything"):
                app.focus_article()
                app.key("ctrl+z")
                wait_heads(app, NO_TARGET)
                wait_until(lambda: "muted-problems" not in here.project(), what="nothing muted in gainsay.json")


@journey
def of_the_folder():
    """The whole folder's problems, and opening one in another article; and what is asked of names."""
    with place(texts=TEXTS) as here:
        here.write_statements(WEIR, make_statement(here, WEIR, "accusation", "Nobody warned us", source=["Morvie"]))
        with begin(here, QUOTED) as app:
            with claim("another article's problem is listed when asked for, and opens it at the statement"):
                wait_heads(app, QUOTED)
                app.click(app.get(BUTTONS, "Problems of the Whole Folder"))
                app.click(app.row(LIST, re.compile(f"^{NO_TARGET}: .*Nobody warned us.*Morvia says")))
                app.wait_article(WEIR)
                wait_opened(app, "Nobody warned us")
    with place(texts=TEXTS) as here, begin(here, NO_SOURCE) as app:
        with claim("no name of the quarrel is taken for another one"):
            wait_heads(app, NO_SOURCE)
            equal([row for row in app.rows(LIST) if ALIKE in row], [], "pairs of actors")


main()
