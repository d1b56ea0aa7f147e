# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told, and where the keyboard goes."""

import re

from harness import App, claim, describe, equal, expect, extents, has_state, is_visible, journey, main, place, wait_until, walk

INTERACTIVE = {"push button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "password text", "list", "list box",
               "list item", "menu item", "check menu item", "radio menu item", "slider", "spin button", "link", "page tab", "tree", "table",
               "switch", "menu", "button"}
TYPE_NAME = re.compile("^(Gtk|Adw|Gsy|_)")
# GTK 4.8 and libadwaita call what has no name by its type: harmless for boxes, which nobody goes to and no screen reader says.
UNNAMED = {"filler", "panel", "scroll bar", "scroll pane", "unknown", "redundant object", "icon", "image", "menu"}
# What GTK makes for itself inside a control that has a name.
INNER = {
    ("text", "entry"), ("text", "search box"), ("text", "spin button"),  # the text of an entry
    ("toggle button", "menu"), ("toggle button", "button"), ("toggle button", "push button"), ("toggle button", "combo box"),  # of a menu button
    ("push button", "page tab list"),
}
# Inside these, libadwaita makes controls of its own that cannot be reached from here: the switcher of a window with one page, the
# list of a combo row; and so does GTK in its window for shortcuts.
FOREIGN = {"AdwViewSwitcher", "Keyboard Shortcuts"}


def is_foreign(node):
    while node is not None:
        parent = node.get_parent()
        if node.get_name() in FOREIGN or (parent is not None and parent.get_role_name() == "combo box" and node.get_role_name() == "panel"):
            return True
        node = parent
    return False


def problems(app):
    """Every node that can be acted on, without a proper name; every name that is a type's, or is said twice."""
    found = []
    for top in app.top_levels():
        for node in walk(top):
            name = (node.get_name() or "").strip()
            role = node.get_role_name()
            if role in UNNAMED or not is_visible(node):
                continue
            if TYPE_NAME.search(name) and not is_foreign(node):
                found.append(f"{path(node)} at {extents(node)}: the name of a type")
            if re.fullmatch(r"(.+) \1", name):
                found.append(f"{path(node)}: a name said twice")
            if name:
                continue
            action = node.get_action_iface()
            acts = has_state(node, "focusable") or (action is not None and action.get_n_actions() > 0 and role != "label") or role in INTERACTIVE
            if not acts:
                continue
            parent = node.get_parent()
            if parent is not None and (role, parent.get_role_name()) in INNER and (parent.get_name() or "").strip():
                continue
            if not is_foreign(node):
                found.append(f"{path(node)} at {extents(node)}: no name")
    return found


def path(node):
    steps = []
    while node is not None and len(steps) < 5:
        steps.append(describe(node))
        node = node.get_parent()
    return " in ".join(steps)


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
            equal(problems(app), [], "nodes")
        with claim("the primary menu: likewise"):
            app.key("F10")
            app.get("menu item", re.compile("."))
            equal(problems(app), [], "nodes")
            app.key("Escape")
            wait_until(lambda: app.find("menu item") is None, what="the menu to close")
        for what, key in (("the preferences", "ctrl+comma"), ("the shortcuts", "ctrl+question")):
            with claim(f"{what}: likewise"):
                before = len(app.windows())
                app.key(key)
                wait_until(lambda: len(app.windows()) > before, what="another window")
                wait_until(lambda: len(app.top_levels()) > 1, what="another window in the accessibility tree")
                equal(problems(app), [], "nodes")
                app.key("Escape")
                wait_until(lambda: len(app.windows()) == before, what="the window to be closed")
                wait_until(app.is_active, what="the first window to be active")
        with claim("find in the article: likewise"):
            app.key("ctrl+f")
            app.get(name=re.compile("[Ff]ind"), states=("focused",))
            equal(problems(app), [], "nodes")
            app.key("Escape")


@journey
def keyboard():
    """Tab goes round everything and is caught nowhere; F6 goes from pane to pane."""
    with place() as here, App(here) as app:
        mark_two(app, here)
        with claim("Tab comes back to where it began within 40 presses, and no list holds it"):
            app.focus_article()
            start = spot(app.focused())
            seen = [start]
            for _ in range(40):
                inside = holder(app.focused())
                node = press(app, "Tab")
                expect(inside is None or holder(node) != inside, lambda: f"Tab stays in the list {inside}: {seen[-1]}, then {spot(node)}")
                if spot(node) == start:
                    break
                seen.append(spot(node))
            expect(spot(app.focused()) == start, lambda: f"after 40 presses: {seen}")
            expect(len(seen) > 5, lambda: f"Tab goes to few places: {seen}")
        with claim("all lists and the article are on the way"):
            names_seen = " ".join(str(s[0]) for s in seen)
            expect("“Article”" in names_seen, lambda: f"the article is not: {names_seen}")
        with claim("Shift+Tab goes the same way back"):
            back = [start]
            for _ in range(40):
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
