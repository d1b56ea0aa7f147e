# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of pages within windows: those of the vocabulary, and a newcomer's first steps."""

import re

from audit import problems
from harness import App, claim, comment, equal, expect, journey, main, place, wait_until
from quarrel import TEXTS
from windows import PAGES, begin, choose_morvie, close, go_round, window


STOPS = 15
# In the groups where Tab stops but once, what the arrows lead to.
ARROWS = {
    "Actors": [("aliases", {"name": "Alias"}, [("End Right", "Remove “Morvia”"), ("Down", "Add Alias")]),
               ("what is listed", {"name": "Unlisted", "back": True}, [("Left", "Unused 1"), ("Left", "All 3"), ("Right", "Unused 1")]),
               ("what can be done", {"name": re.compile("^Merge"), "role": "list item"}, [("Down", "Remove from the List"), ("Up", "Merge with Another…")])],
    "Attributes": [("the choices", {"name": "Direct", "role": "list item"},
                    [("Right", "Move “Direct” down"), ("Right", "Remove “Direct”"), ("Left Left", "Direct"), ("Down", "Indirect"), ("Down Down", "Add Choice"),
                     ("Up", "Mixed"), ("Up", "Indirect"), ("Return Down", "Name"), ("Up", "Indirect"), ("Return", "Indirect")])],
    "Relations": [("layers", {"name": "Any Layer"}, [("Down", "Accusation"), ("Down Down", "Counter-accusation"), ("Up", "Denial")])],
}


@journey
def all_pages():
    """The pages of the vocabulary, and what lies on top of them: likewise."""
    with place(texts=TEXTS) as here, begin(here) as app:
        window("ctrl+shift+a")(app)
        app.get(name="Search actors", states=("focused",))
        with claim("what is said of an actor: likewise"):
            choose_morvie(app)
            equal(problems(app.dialog()), [], "nodes")
        with claim("the preview of another name: likewise, and Esc comes back"):
            app.focus_field("Name")
            app.key("ctrl+a")
            app.type("Grande Morvie")
            app.key("Return")
            app.get("label", re.compile("^2 statements in 2 articles"))
            equal(problems(app.dialog()), [], "nodes")
            app.key("Escape")
            app.get("text", "Name")
        for name, show in PAGES.items():
            with claim(f"{name}: each control has a name, and none has that of a type"):
                show(app)
                equal(problems(app.dialog()), [], "nodes")
            with claim(f"{name}: Tab comes back to where it began, within {STOPS} stops, however much there is in its groups"):
                comment(f"{len(go_round(app, STOPS))} stops")
            for what, start, steps in ARROWS.get(name, ()):
                with claim(f"{name}: arrows walk through {what}"):
                    app.focus_field(**start)
                    for keys, wanted in steps:
                        app.key(*keys.split())
                        wait_until(lambda wanted=wanted: app.focus_name() == wanted, what=f"“{wanted}” to have the keyboard after {keys}")
        with claim("Esc closes it, and the keyboard is in the article"):
            close(app)
            equal(app.focus_name(), app.article_name, "what has the focus")


@journey
def first_steps():
    """What a newcomer sees: likewise."""
    with place() as here, App(here, None) as app:
        with claim("the first steps: each control has a name, and none has that of a type"):
            app.get("label", "Welcome to Gainsay")
            wait_until(lambda: app.focus_name() == "Start Marking", what="the button that begins to have the keyboard")
            equal(problems(*app.top_levels()), [], "nodes")
        with claim("each step is described by what is written below it"):
            row = app.row("First steps", re.compile("^Press 1"))
            expect(row.get_description().startswith("It is marked as an accusation"), row.get_description)
            equal(row.get_description().count("It is marked"), 1, "how often it is said")


main()
