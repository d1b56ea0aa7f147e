# SPDX-License-Identifier: GPL-3.0-or-later
"""Every window, dialog, page and popover of the program, and the keys that show it: for journeys that look at all of them."""

import json
import re

from harness import App, has_state, wait_until
from quarrel import LANNE, TEXTS, WEIR, make_statement, write_project

COPY = f"{WEIR}.annotations (conflicted copy Marie 2033-04-20 101112).json"


def furnish(here):
    """A folder in which every window has something to show: links, all roles, problems, versions, a file that has come loose."""
    write_project(here)
    first = make_statement(here, WEIR, "accusation", "Tauria shut the Lanne lock", ["Morvie"], ["Taurie"], said="2033-04-19", note="A note")
    answer = make_statement(here, LANNE, "denial", "C’est faux", ["Taurie"], ["Morvie"], cue={"spans": [here.span(LANNE, "a répondu")]},
                            about=["Écluse de Lanne"], links=[{"relation": "answers", "article": WEIR, "to": first["id"], "exact": "Tauria shut the Lanne lock"}])
    claim = make_statement(here, LANNE, "accusation", "La Taurie nous prive d’eau")
    here.write_statements(WEIR, first, make_statement(here, WEIR, "denial", "Tauria denied it"))
    here.write_statements(LANNE, claim, answer)
    copy = here.sidecar(WEIR)
    copy["statements"].append(make_statement(here, WEIR, "denial", "The lock jammed"))
    (here.folder / COPY).write_text(json.dumps(copy), encoding="utf-8")


def begin(here, **options):
    """In the article with links and roles, with the statement selected that has them."""
    furnish(here)
    app = App(here, **options)
    app.wait_article(LANNE)
    app.focus_article()
    app.key("n", "n")
    app.wait_chosen("Statements", re.compile("C’est faux"))
    return app


def window(*keys):
    def show(app):
        before = len(app.top_levels())
        app.key(*keys)
        wait_until(lambda: len(app.top_levels()) > before, what="another window")
        wait_until(lambda: not has_state(app.frame, "active"), what="the keyboard in it")
    return show


def popover(*keys, shows):
    def show(app):
        app.key(*keys)
        app.get(**shows)
    return show


def primary(item):
    """A window that is opened from the primary menu."""
    def show(app):
        before = len(app.windows())
        app.key("F10")
        app.choose(item)
        wait_until(lambda: len(app.windows()) > before, what=f"the window of {item}")
        wait_until(lambda: not has_state(app.frame, "active"), what="the keyboard in it")
    return show


def field(name, *keys, shows):
    """What a field of the details shows when keys are pressed in it."""
    def show(app):
        app.key("F2")
        app.focus_field(name, back=True)
        app.key(*keys)
        app.get(**shows)
    return show


# How each is shown, and at how many places Tab may stop in it at most. What GTK brings as a whole, to choose files and to print, is not ours.
DIALOGS = {
    "the preferences": (window("ctrl+comma"), 15),
    "the shortcuts": (window("ctrl+question"), 15),
    "about": (primary("About Gainsay"), 15),
    "the vocabulary": (window("ctrl+shift+a"), 15),
    "the versions": (window("ctrl+h"), 15),
    "the unsettled files": (primary("Unsettled Files…"), 15),
    "the export": (window("ctrl+e"), 15),
    "the import": (window("ctrl+shift+o"), 15),
}
POPOVERS = {
    "the primary menu": popover("F10", shows={"role": "menu item"}),
    "the statement’s menu": popover("Menu", shows={"role": "menu item"}),
    "find": popover("ctrl+f", shows={"name": re.compile("[Ff]ind"), "states": ("focused",)}),
    "the bar for a link": popover("l", shows={"role": "list", "name": re.compile("[Ss]tatements")}),
    "the problems": popover("ctrl+shift+p", shows={"role": "list", "name": "Problems"}),
    "the bar to mark": popover("shift+Right", "shift+Right", shows={"name": "Mark the selection"}),
}
