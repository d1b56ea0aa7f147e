# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told, and where the keyboard goes."""

import re

from audit import problems
from harness import App, claim, comment, describe, equal, expect, extents, has_state, journey, main, place, wait_until
from quarrel import TEXTS
from windows import DIALOGS, POPOVERS, begin, close, go_round

# Stops of Tab in a window, and in a form, each of whose fields is one.
STOPS = 15
FIELDS = 15


def mark_two(app, here):
    app.open_article(re.compile("^Fishing crews"), "harbour.txt")
    for phrase, key in (("They signed the lease", "1"), ("rejected the claim on Tuesday", "2")):
        app.select_phrase(phrase)
        app.key(key)
    here.wait_statements("harbour.txt", 2)
    app.wait_rows("Statements", lambda rows: len(rows) == 2, "two rows")


def holder(node):
    """The list that a node is in, by name."""
    while node is not None:
        if node.get_role_name() in ("list", "list box", "table", "tree", "tree table") and node.get_name():
            return node.get_name()
        node = node.get_parent()
    return None


def is_in_form(node):
    """Whether it is a field of the selected statement."""
    while node is not None and node.get_name() != "Details":
        node = node.get_parent()
    return node is not None


def spot(node):
    return describe(node), extents(node)


def press(app, key):
    """The key, and what has the focus then."""
    before = spot(app.focused())
    app.key(key)
    return wait_until(lambda: (lambda n: n if n is not None and spot(n) != before else None)(app.focused()), 3, f"{key} to move on from {before}")


@journey
def names():
    """Every control of the window, its menus and its dialogs has a name."""
    with place() as here, App(here) as app:
        with claim("the lists and the article have the names that others rely on"):
            mark_two(app, here)
            for name in ("Articles", "Statements", "Layers"):
                app.list(name)
            expect(has_state(app.article(), "multi-line"), "the article has several lines")
        with claim("the window: each control has a name, and none has that of a type"):
            equal(problems(*app.top_levels()), [], "nodes")
        with claim("the primary menu: likewise"):
            app.key("F10")
            app.get("menu item", re.compile("."))
            equal(problems(*app.top_levels()), [], "nodes")
            app.key("Escape")
            wait_until(lambda: app.find("menu item") is None, what="the menu to close")
        with claim("find in the article: likewise"):
            app.key("ctrl+f")
            app.get(name=re.compile("[Ff]ind"), states=("focused",))
            equal(problems(*app.top_levels()), [], "nodes")
            app.key("Escape")


@journey
def all_windows():
    """Each window that the program opens: names, a place for the keyboard, a way round by Tab, and a way back."""
    with place(texts=TEXTS) as here, begin(here) as app:
        with claim(f"the window itself: Tab comes back within {STOPS} stops, and {FIELDS} fields of a statement with sources, targets, topics, links"):
            app.focus_article()
            stops = go_round(app, STOPS + FIELDS, lambda node: (is_in_form(node), describe(node)))
            fields = [name for inside, name in stops if inside]
            expect(len(fields) <= FIELDS and len(stops) - len(fields) <= STOPS, lambda: str(stops))
            comment(f"{len(stops) - len(fields)} stops, and {len(fields)} fields")
        for what, (show, stops) in DIALOGS.items():
            with claim(f"{what}: each control has a name, and none has that of a type"):
                show(app)
                wait_until(lambda: app.focused() is not None, what="something to have the keyboard")
                equal(problems(app.dialog()), [], "nodes")
            with claim(f"{what}: Tab comes back to where it began, within {stops} stops"):
                comment(f"{len(go_round(app, stops))} stops")
            with claim(f"{what}: Esc closes it, and the keyboard is in the article"):
                close(app)
                if app.focus_name() != app.article_name:  # from the menu, the keyboard comes back to its button
                    app.focus_article()


@journey
def all_popovers():
    """Menus, bars and what the fields of the details open: likewise."""
    with place(texts=TEXTS) as here, begin(here) as app:
        for what, show in POPOVERS.items():
            with claim(f"{what}: each control has a name, and none has that of a type"):
                show(app)
                equal(problems(*app.top_levels()), [], "nodes")
                app.key("Escape")
                app.key("Escape")
                app.focus_article()


@journey
def keyboard():
    """Tab goes round everything and is caught nowhere; F6 goes from pane to pane."""
    with place() as here, App(here) as app:
        mark_two(app, here)
        with claim("Tab comes back to where it began, and no list holds it"):
            app.focus_article()
            start = spot(app.focused())
            seen = [start]
            for _ in range(STOPS + FIELDS):
                inside = holder(app.focused())
                node = press(app, "Tab")
                expect(inside is None or holder(node) != inside, lambda: f"Tab stays in the list {inside}: {seen[-1]}, then {spot(node)}")
                if spot(node) == start:
                    break
                seen.append(spot(node))
            expect(spot(app.focused()) == start, lambda: f"it does not: {seen}")
            expect(len(seen) > 5, lambda: f"Tab goes to few places: {seen}")
        with claim("all lists and the article are on the way"):
            names_seen = " ".join(str(s[0]) for s in seen)
            expect("“Article”" in names_seen, lambda: f"the article is not: {names_seen}")
        with claim("Shift+Tab goes the same way back"):
            back = [start]
            for _ in range(STOPS + FIELDS):
                node = press(app, "shift+Tab")
                if spot(node) == start:
                    break
                back.append(spot(node))
            equal(len(back), len(seen), f"number of stops; forth {[s[0] for s in seen]}, back {[s[0] for s in back]}")
        with claim("F6 goes round the panes"):
            panes = [spot(app.focused())]
            for _ in range(8):
                node = press(app, "F6")
                if spot(node) == panes[0]:
                    break
                panes.append(spot(node))
            expect(3 <= len(panes) <= 6 and spot(app.focused()) == panes[0], lambda: f"panes: {panes}")
        with claim("arrows walk through a list, and the focus is never lost by deleting and undoing"):
            app.click(app.row("Statements", re.compile("^Accusation")))
            app.focus_article()
            app.key("Delete")
            here.wait_statements("harbour.txt", 1)
            expect(app.focused() is not None, "the focus is lost by deleting")
            app.key("ctrl+z")
            here.wait_statements("harbour.txt", 2)
            expect(app.focused() is not None, "the focus is lost by undoing")


main()
