# SPDX-License-Identifier: GPL-3.0-or-later
"""Every window, dialog, page and popover of the program, and the keys that show it: for journeys that look at all of them."""

import contextlib
import json
import re

from harness import App, Failure, describe, has_state, wait_until
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
        wait_until(lambda: app.focus_name() != app.article_name, what="the keyboard to leave the article")
        app.focus_field(name)
        app.key(*keys)
        app.get(**shows)
    return show


def choose_morvie(app):
    """The first actor of the vocabulary, with the keyboard in the entry above the list, which is where it is when the window opens."""
    app.key("Down")
    app.wait_chosen("Actors", re.compile("^Morvie"))
    app.get("text", "Name")


def page_of_vocabulary(name):
    """From the one above it, in the window of the vocabulary."""
    def show(app):
        chosen = app.chosen("Vocabulary")
        app.focus_field(*chosen, back=True, role="list item")
        if chosen != [name]:
            app.key("Down")
        app.wait_chosen("Vocabulary", name)
    return show


def close(app):
    """Whatever is in front, by Esc."""
    for _ in range(6):
        if app.is_active() and len(app.windows()) == 1:
            return
        app.key("Escape")
        with contextlib.suppress(Failure):
            wait_until(lambda: len(app.windows()) == 1 and app.is_active(), 2)
    raise Failure(f"Esc does not close it; there is {[describe(top) for top in app.top_levels()]}")


def whereabouts(node):
    """The same for the same control, wherever it is scrolled to."""
    steps = []
    above = node
    while above is not None and above.get_role_name() != "application":
        steps.append(above.get_index_in_parent())
        above = above.get_parent()
    return describe(node), tuple(steps)


def go_round(app, most, describe_stop=describe):
    """The stops of Tab in a window, up to where it began, each as it is described."""
    start = whereabouts(app.focused())
    seen = [start]
    stops = [describe_stop(app.focused())]
    for _ in range(most):
        before = seen[-1]
        app.key("Tab")
        with contextlib.suppress(Failure):
            wait_until(lambda: (lambda n: n is not None and whereabouts(n) != before)(app.focused()), 2)
        now = whereabouts(app.focused())
        if now == start:
            return stops
        seen.append(now)
        stops.append(describe_stop(app.focused()))
    raise Failure(f"after {most} presses Tab is not back at {start[0]}: {[stop[0] for stop in seen]}")


# How each is shown, and at how many places Tab may stop in it at most. What GTK brings as a whole, to choose files and to print, is not ours.
DIALOGS = {
    "the preferences": (window("ctrl+comma"), 15),
    "the shortcuts": (window("ctrl+question"), 2),
    "about": (primary("About Gainsay"), 15),
    "the vocabulary": (window("ctrl+shift+a"), 15),
    "the versions": (window("ctrl+h"), 15),
    "find in folder": (window("ctrl+shift+f"), 15),
    "the unsettled files": (primary("Unsettled Files…"), 15),
    "the export": (window("ctrl+e"), 15),
    "the import": (window("ctrl+shift+o"), 15),
}
POPOVERS = {
    "the proposals for a source": field("Add Source", "o", shows={"role": "list item", "name": "Ossian Vrel"}),
    "the proposals for a topic": field(re.compile("^Add Topic"), "d", shows={"role": "list item", "name": "Digue percée"}),
    "the choices of an attribute": field("Certainty", "Return", shows={"role": "list item", "name": re.compile("[Pp]robable")}),
    "the primary menu": popover("F10", shows={"role": "menu item"}),
    "the statement’s menu": popover("Menu", shows={"role": "menu item"}),
    "find": popover("ctrl+f", shows={"name": re.compile("[Ff]ind"), "states": ("focused",)}),
    "the bar for a link": popover("l", shows={"role": "list", "name": re.compile("[Ss]tatements")}),
    "the problems": popover("ctrl+shift+p", shows={"role": "list", "name": "Problems"}),
    "the bar to mark": popover("shift+Right", "shift+Right", shows={"name": "Mark the selection"}),
}
PAGES = {name: page_of_vocabulary(name) for name in ("Actors", "Topics", "Attributes", "Relations", "Layers", "Problems")}
