# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the keyboard is after something has gone, after it came back, and after a question: on something that is seen, near where it was."""

import re

from harness import BUTTONS, claim, expect, extents, journey, main, place, wait_until
from harness.eyes import is_visible, text_of
from quarrel import LANNE, TEXTS
from windows import begin, choose_morvie, close, page_of_vocabulary, window


def is_seen(node):
    """In the window that has the keyboard, whole or in part."""
    top = node
    while top.get_parent() is not None and top.get_parent().get_role_name() != "application":
        top = top.get_parent()
    x, y, width, height = extents(node)
    _, _, most_x, most_y = extents(top)
    return is_visible(node) and width > 0 and height > 0 and x + width > 0 and y + height > 0 and x < most_x and y < most_y


def path(node):
    names = []
    while node is not None:
        names.append(node.get_name() or "")
        node = node.get_parent()
    return names


def stays(app, near):
    """That what has the keyboard is seen, and is in what is called so, or is it."""
    def fits():
        node = app.focused()
        return node is not None and is_seen(node) and any(re.search(near, name) for name in path(node))
    wait_until(fits, 5, f"the keyboard to be seen near {near}")


@journey
def in_the_window():
    """Statements, layers, and what the details hold."""
    with place(texts=TEXTS) as here, begin(here) as app:
        with claim("a statement removed in the article, and back: the article"):
            app.key("Delete")
            here.wait_statements(LANNE, 1)
            stays(app, "^Article$")
            app.key("ctrl+z")
            here.wait_statements(LANNE, 2)
            stays(app, "^Article$")
        with claim("a statement removed in its list, and back: the list"):
            app.click(app.row("Statements", re.compile("^Denial")))
            stays(app, "^Statements$")
            app.key("Delete")
            here.wait_statements(LANNE, 1)
            stays(app, "^Statements$")
            app.key("ctrl+z")
            here.wait_statements(LANNE, 2)
            stays(app, "^Statements$")
        with claim("the last one: the pane that says that there are none"):
            app.key("Delete")
            here.wait_statements(LANNE, 1)
            app.click(app.row("Statements", re.compile("^Accusation")))
            app.key("Delete")
            here.wait_statements(LANNE, 0)
            stays(app, "^(Article|Statements pane)$")
            app.key("ctrl+z", "ctrl+z")
            here.wait_statements(LANNE, 2)
            stays(app, "^(Article|Statements pane)$")
        with claim("a question about a layer, answered with no: the layer; with yes: the list of layers"):
            app.click(app.row("Layers", re.compile("^Denial")))
            app.key("Delete")
            app.get(BUTTONS, "Cancel", states=("focused",))
            app.key("Escape")
            wait_until(app.is_active, what="the question to close")
            stays(app, "^Denial")
            app.key("Delete")
            app.get(BUTTONS, "Cancel", states=("focused",))
            app.key("alt+r")
            wait_until(lambda: len(here.project().get("layers", "123")) == 2, what="the layer to go")
            wait_until(app.is_active, what="the question to close")
            stays(app, "^Layers$")
            app.key("ctrl+z")
            wait_until(lambda: len(here.project().get("layers", "123")) == 3, what="the layer to come back")
            stays(app, "^Layers$")
        with claim("a source and a link removed: the details"):
            app.focus_article()
            app.key("ctrl+Home", "n", "n")
            app.wait_chosen("Statements", re.compile("^Denial"))
            app.key("F2")
            app.focus_field("Source")
            app.key("ctrl+a", "BackSpace", "Return")
            here.wait_statements(LANNE, 2, lambda all: not all[1].get("source"))
            stays(app, "^Details$")
            app.focus_field(re.compile("^Answers"))
            app.key("Delete")
            here.wait_statements(LANNE, 2, lambda all: not all[1].get("links"))
            stays(app, "^Details$")
            app.key("ctrl+z", "ctrl+z")
            here.wait_statements(LANNE, 2, lambda all: all[1].get("links") and all[1].get("source"))
            stays(app, "^Details$")
        with claim("letters typed right behind the key that opens a bar are all in it"):
            for key, words in (("ctrl+f", "lac"), ("l", "digue"), ("ctrl+f", "oeil")):
                app.focus_article()
                app.key(key, *words)
                wait_until(lambda: text_of(app.focused()) == words, what=f"{words} in what {key} opens")
                app.key("Escape")
            app.activate(app.get(BUTTONS, "Filter Statements"))
            wait_until(lambda: app.focus_name() == "Filter statements", what="the filter of the statements")
            app.key(*"lac")
            wait_until(lambda: text_of(app.focused()) == "lac", what="lac in the filter of the statements")
            app.key("Escape")
            app.put_mouse_away()
        with claim("from what was found on to a statement, and back: each has its place, and nothing is complained of"):
            for words in ("reproche", "leau", "faux"):
                app.focus_article()
                app.key("ctrl+f", *words, "Return", "Escape")
                stays(app, "^Article$")
                app.key("n")
                app.wait_chosen("Statements", re.compile("^(Accusation|Denial)"))
                app.key("p")
        with claim("the bar to find and the bar for a link closed: the article"):
            for key in ("ctrl+f", "l"):
                app.focus_article()
                app.key(key)
                wait_until(lambda: app.focus_name() != app.article_name, what="the bar to have the keyboard")
                app.key("Escape")
                stays(app, "^Article$")


@journey
def in_the_vocabulary():
    """Names, aliases, choices, and a question."""
    with place(texts=TEXTS) as here, begin(here) as app:
        window("ctrl+shift+a")(app)
        app.get(name="Search actors", states=("focused",))
        with claim("an alias removed, and back: the aliases"):
            choose_morvie(app)
            app.focus_field("Alias")
            app.key("End", "Right", "space")
            wait_until(lambda: all(not actor.get("aliases") for actor in here.project()["actors"] if actor["name"] == "Morvie"), what="the alias to go")
            stays(app, "^(Add Alias|Alias)$")
            app.key("ctrl+z")
            wait_until(lambda: any(actor.get("aliases") for actor in here.project()["actors"] if actor["name"] == "Morvie"), what="the alias to come back")
            stays(app, "^(Add Alias|Alias)$")
        with claim("a question about an actor, answered with no: what asked it"):
            app.focus_field(re.compile("^Merge"), role="list item")
            app.key("Down", "Return")
            app.get(BUTTONS, "Cancel", states=("focused",))
            app.key("Escape")
            stays(app, "^Remove from the List$")
        with claim("an actor that nobody uses, removed in the list, and back: the list"):
            app.focus_field("Search actors", back=True)
            app.type("ossian")
            app.wait_rows("Actors", lambda rows: len(rows) == 1, "one actor")
            app.key("Down", "Delete")
            wait_until(lambda: all(actor["name"] != "Ossian Vrel" for actor in here.project()["actors"]), what="the actor to go")
            stays(app, "^(All 2|All 3|Actors)$")
            app.key("ctrl+z")
            wait_until(lambda: any(actor["name"] == "Ossian Vrel" for actor in here.project()["actors"]), what="the actor to come back")
            stays(app, "^(All 2|All 3|Actors)$")
        with claim("a choice of an attribute removed, and back: the choices"):
            for name in ("Topics", "Attributes"):
                page_of_vocabulary(name)(app)
            app.focus_field("Direct", role="list item")
            app.key("Right", "Right", "space")
            wait_until(lambda: app.find("list item", "Direct") is None, what="the choice to go")
            stays(app, "^Indirect$")
            app.key("ctrl+z")
            app.get("list item", "Direct")
            stays(app, "^(Direct|Indirect)$")
        with claim("an attribute removed in the list, and back: the list"):
            app.focus_field("Voice", back=True, role="list item")
            app.key("Delete")
            app.get(BUTTONS, "Cancel", states=("focused",))
            app.key("alt+r")
            wait_until(lambda: app.rows("Attributes") == ["Certainty"], what="the attribute to go")
            stays(app, "^Attributes$")
            app.key("ctrl+z")
            wait_until(lambda: app.rows("Attributes") == ["Voice", "Certainty"], what="the attribute to come back")
            stays(app, "^Attributes$")
        with claim("Esc closes it: the article"):
            close(app)
            stays(app, "^Article$")
            expect(app.is_active(), "the window is active")


main()
