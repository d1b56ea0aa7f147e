# SPDX-License-Identifier: GPL-3.0-or-later
"""One statement in several places, as in «…», a ajouté quelqu’un, «…»: by the mouse and by keys."""

import re

from harness import BUTTONS, App, claim, equal, journey, main, place
from quarrel import LANNE, LANNE_TITLE, TEXTS, select_by_keys

FIRST = "La Taurie nous prive d’eau"
SECOND = "et elle le sait"


def wait_words(here, *wanted):
    """One statement on disk, of these fragments."""
    statement, = here.wait_statements(LANNE, 1, lambda all: [s["exact"] for s in all[0]["spans"]] == list(wanted), what=f"fragments {wanted}")
    return statement


@journey
def by_the_mouse():
    """A drag with Ctrl, the bar below a selection, and the buttons in the details."""
    with place(texts=TEXTS) as here, App(here) as app:
        app.open_article(re.compile(LANNE_TITLE), LANNE)
        with claim("a drag with Ctrl adds the second half of a broken quotation, trimmed of its guillemets"):
            app.select_phrase(FIRST)
            app.key("1")
            identity = wait_words(here, FIRST)["id"]
            opening, _ = app.find_phrase(SECOND)
            _, closing = app.find_phrase(f"{SECOND}\u202f»")
            app.drag(opening - 2, closing, modifier="ctrl")
            equal(wait_words(here, FIRST, SECOND)["id"], identity, "id")
        with claim("its row says both halves, and not what stands between"):
            app.wait_chosen("Statements", lambda name: FIRST in name and SECOND in name and "affirmé" not in name)
        with claim("the order is that of the text, whichever was marked first, and touching fragments become one"):
            start, end = app.find_phrase("la Taurie d’avoir fermé l’écluse de Lanne")
            app.drag(start, end, modifier="ctrl")
            wait_words(here, "la Taurie d’avoir fermé l’écluse de Lanne", FIRST, SECOND)
            app.key("ctrl+z")
            wait_words(here, FIRST, SECOND)
        with claim("the bar below a selection adds a fragment by a click"):
            app.select_phrase("digue avec ses 👩🏽\u200d🔧 et ses pelles")
            app.click(app.get(BUTTONS, "Add as Fragment"))
            wait_words(here, FIRST, SECOND, "digue avec ses 👩🏽\u200d🔧 et ses pelles")
        with claim("undo takes back one fragment after the other, redo brings them again"):
            app.key("ctrl+z")
            wait_words(here, FIRST, SECOND)
            app.key("ctrl+z")
            wait_words(here, FIRST)
            app.key("ctrl+shift+z", "ctrl+shift+z")
            wait_words(here, FIRST, SECOND, "digue avec ses 👩🏽\u200d🔧 et ses pelles")


@journey
def by_keys():
    """Select, mark, select, +; and - at the caret."""
    with place(texts=TEXTS) as here, App(here) as app:
        app.wait_article(LANNE)
        app.focus_article()
        with claim("+ adds what is selected to the selected statement, and the text stays where it is"):
            select_by_keys(app, FIRST)
            app.key("1")
            wait_words(here, FIRST)
            select_by_keys(app, SECOND)
            app.settle()
            before = app.char_box(0)
            app.key("plus")
            wait_words(here, FIRST, SECOND)
            app.settle()
            equal(app.char_box(0), before, "the place of the first character")
        with claim("what is there already adds nothing"):
            select_by_keys(app, "elle le")
            app.key("plus", "Right")
            wait_words(here, FIRST, SECOND)
            app.wait_chosen("Statements", re.compile(FIRST))
        with claim("the keys that move an end move that of the fragment where one is"):
            app.key("alt+Left")
            wait_words(here, FIRST, "et elle le")
            app.key("ctrl+z")
            wait_words(here, FIRST, SECOND)
        with claim("- takes the fragment at the caret away, and the last one can't be taken"):
            start, _ = app.find_phrase(FIRST)
            app.key("ctrl+Home")
            app.caret_to(start + 3)
            app.key("minus")
            wait_words(here, SECOND)
            app.key("minus")
            wait_words(here, SECOND)


main()
