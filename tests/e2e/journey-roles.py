# SPDX-License-Identifier: GPL-3.0-or-later
"""Who says it, in which words, against whom: words selected in the article, or names typed in the details."""

import re

from harness import BUTTONS, App, claim, equal, journey, main, place, wait_until
from quarrel import ACTORS, LANNE, LANNE_TITLE, TEXTS, select_by_keys, write_project

CLAIM = "La Taurie nous prive d’eau"
ANSWER = "C’est faux"
ELISE = "E\u0301lise Danthe"


def brief(fillers):
    """Of each filler its actor and the words of its spans."""
    return [(filler.get("actor"), *[span["exact"] for span in filler.get("spans", [])]) for filler in fillers or ()]


def wait_role(here, role, wanted, n=1, phrase=CLAIM):
    """Until on disk the statement of that phrase has these fillers; for the cue, these words."""

    def find(all):
        return next((s for s in all if s["spans"][0]["exact"] == phrase), None)

    def look(all):
        found = find(all)
        if found is None:
            return False
        if role == "cue":
            return [span["exact"] for span in found.get("cue", {}).get("spans", [])] == wanted
        return brief(found.get(role)) == wanted

    return find(here.wait_statements(LANNE, n, look, what=f"{role} {wanted}"))


def actors(here):
    return [actor["name"] for actor in (here.project() or {}).get("actors", [])]


@journey
def with_keys():
    """S, C and T on words that name an actor by its name, by an alias, and by a name that nobody knows yet."""
    with place(texts=TEXTS) as here:
        write_project(here)
        with App(here) as app:
            app.wait_article(LANNE)
            app.focus_article()
            with claim("S makes the selected words the source, and the actor whom they name"):
                select_by_keys(app, CLAIM)
                app.key("1")
                here.wait_statements(LANNE, 1)
                bare = here.sidecar_path(LANNE).read_bytes()
                select_by_keys(app, "M. Ossian Vrel")
                app.key("s")
                wait_role(here, "source", [("Ossian Vrel", "M. Ossian Vrel")])
            with claim("C makes the selected words the cue"):
                select_by_keys(app, "a affirmé")
                app.key("c")
                wait_role(here, "cue", ["a affirmé"])
            with claim("T makes them the target, whatever the case and the article before the name"):
                select_by_keys(app, "la Taurie")
                app.key("t")
                wait_role(here, "target", [("Taurie", "la Taurie")])
            with claim("the statement is still selected, and its row says who and whom"):
                app.wait_chosen("Statements", re.compile(f"^Accusation by Ossian Vrel, of Taurie, {CLAIM}, 1 of 1$"))
            with claim("an alias fills in the name; the project is not touched by names that it knows"):
                select_by_keys(app, ANSWER)
                app.key("2")
                here.wait_statements(LANNE, 2)
                select_by_keys(app, "Taur a", nth=0)
                app.extend_to(app.caret() - 2)
                app.key("s")
                wait_role(here, "source", [("Taurie", "Taur")], 2, ANSWER)
                equal(here.project()["actors"], ACTORS, "actors")
            with claim("words that name somebody new, with a decomposed accent, name a new actor of the folder"):
                select_by_keys(app, f"Mme {ELISE}")
                app.key("s")
                wait_role(here, "source", [("Taurie", "Taur"), (ELISE, f"Mme {ELISE}")], 2, ANSWER)
                wait_until(lambda: actors(here) == ["Morvie", "Taurie", "Ossian Vrel", ELISE], what="the new actor in gainsay.json")
            with claim("one Ctrl+Z takes back the source and the new actor together, and redo brings both"):
                app.key("ctrl+z")
                wait_role(here, "source", [("Taurie", "Taur")], 2, ANSWER)
                wait_until(lambda: here.project()["actors"] == ACTORS, what="the actors as they were")
                app.key("ctrl+shift+z")
                wait_role(here, "source", [("Taurie", "Taur"), (ELISE, f"Mme {ELISE}")], 2, ANSWER)
                wait_until(lambda: ELISE in actors(here), what="the new actor in gainsay.json")
            with claim("another place where the same actor is named goes to the same filler"):
                select_by_keys(app, "la Taurie")
                app.key("s")
                wait_role(here, "source", [("Taurie", "la Taurie", "Taur"), (ELISE, f"Mme {ELISE}")], 2, ANSWER)
            with claim("everything is taken back to the first mark, to the byte"):
                app.key(*["ctrl+z"] * 7)
                wait_until(lambda: here.sidecar_path(LANNE).read_bytes() == bare, what="the file as it was")


@journey
def with_the_mouse():
    """The bar below a selection offers the same."""
    with place(texts=TEXTS) as here:
        write_project(here)
        with App(here) as app:
            app.open_article(re.compile(LANNE_TITLE), LANNE)
            app.select_phrase(CLAIM)
            app.click(app.get(BUTTONS, "Mark as Accusation"))
            here.wait_statements(LANNE, 1)
            for name, role, phrase, wanted in (("Set as Source", "source", "Ossian Vrel", [("Ossian Vrel", "Ossian Vrel")]),
                                               ("Set as Cue", "cue", "a affirmé lundi", ["a affirmé lundi"]),
                                               ("Set as Target", "target", "La Morvie", [("Morvie", "La Morvie")])):
                with claim(f"“{name}” in the bar below the selected words does it by a click, and the bar goes"):
                    app.select_phrase(phrase)
                    app.click(app.get(BUTTONS, name))
                    wait_role(here, role, wanted)
                    wait_until(lambda name=name: app.find(BUTTONS, name) is None, what="the bar to go")
            with claim("the bar never takes the keyboard from the article"):
                app.select_phrase("Mme")
                app.get(BUTTONS, "Set as Source")
                equal(app.focused().get_name(), "Article", "what has the focus")
                app.key("Escape")
                app.gone(BUTTONS, "Set as Source")


@journey
def typed_in_the_details():
    """Somebody whom the article does not name: by the field, with completion."""
    with place(texts=TEXTS) as here:
        write_project(here)
        with App(here) as app:
            app.wait_article(LANNE)
            app.focus_article()
            select_by_keys(app, CLAIM)
            app.key("1")
            here.wait_statements(LANNE, 1)
            with claim("Return goes to the details, where a source without words is typed by its first letters"):
                app.key("Return")
                app.focus_field("Add Source")
                app.type("oss")
                app.get(name=re.compile("Ossian Vrel"), role=re.compile("list item|label"))
                app.key("Down", "Return")
                wait_role(here, "source", [("Ossian Vrel",)])
            with claim("an alias gives the actor that it belongs to"):
                app.focus_field("Add Target")
                app.type("taur")
                app.key("Down", "Return")
                wait_role(here, "target", [("Taurie",)])
            with claim("a new name is taken with Return and listed in the folder"):
                app.focus_field("Add Target")
                app.type("Zoran Brume")
                app.key("Return")
                wait_role(here, "target", [("Taurie",), ("Zoran Brume",)])
                wait_until(lambda: "Zoran Brume" in actors(here), what="the new actor in gainsay.json")
            with claim("Esc leaves a name that is being typed as it was, and then the details"):
                app.focus_field("Add Source", back=True)
                app.type("Nobody")
                app.leave_details()
                equal(brief(here.statements(LANNE)[0]["source"]), [("Ossian Vrel",)], "source")
            with claim("it is all one can take back from the article, step by step"):
                app.key("ctrl+z")
                wait_role(here, "target", [("Taurie",)])
                wait_until(lambda: here.project()["actors"] == ACTORS, what="the actors as they were")
                app.key("ctrl+z", "ctrl+z")
                wait_role(here, "source", [])


main()
