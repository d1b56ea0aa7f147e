# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers: what is shown and locked, and changes of the layers themselves, which are in gainsay.json and can be undone."""

import re

from harness import BUTTONS, App, claim, equal, expect, has_state, journey, main, place, wait_until


def mark_three(app, here):
    app.open_article(re.compile("^Fishing crews"), "harbour.txt")
    for n, (phrase, key) in enumerate((("They signed the lease", "1"), ("rejected the claim on Tuesday", "2"), ("accused the crews", "3")), 1):
        app.select_phrase(phrase)
        app.key(key)
        here.wait_statements("harbour.txt", n)
    app.key("Escape", "Escape")
    app.wait_chosen("Statements", None)


CLICKS = iter(range(1000))


def click_phrase(app, phrase):
    """At another letter each time, so that two clicks are no double click."""
    offset, _ = app.find_phrase(phrase)
    app.click_at(offset + 1 + next(CLICKS) % 3 * 2)


def layer(here, identity):
    return next((l for l in (here.project() or {}).get("layers", []) if l["id"] == identity), None)


def wait_layer(here, identity, **members):
    wait_until(lambda: (lambda l: l is not None and {k: l.get(k) for k in members} == members)(layer(here, identity)), 2,
               f"{identity} with {members} in gainsay.json")


@journey
def shown_and_locked():
    """Hide, solo and lock are of the session, not of the folder."""
    with place() as here, App(here) as app:
        with claim("each layer has a row with its count"):
            mark_three(app, here)
            app.row("Layers", re.compile("^Accusation, 1 statement"))
            app.row("Layers", re.compile("^Denial, 1 statement"))
            app.row("Layers", re.compile("^Counter-accusation, 1 statement"))
        with claim("a hidden layer's statements are passed over by N and not had by a click"):
            app.click(app.get(BUTTONS, "Show Denial"))
            wait_until(lambda: not has_state(app.get(BUTTONS, "Show Denial"), "checked"), what="Show Denial to be off")
            app.focus_article()
            for wanted in ("^Accusation", "^Counter-accusation", "^Accusation"):
                app.key("n")
                app.wait_chosen("Statements", re.compile(wanted))
            click_phrase(app, "rejected the claim")
            app.wait_chosen("Statements", None)
        with claim("shown again it is had again"):
            app.click(app.get(BUTTONS, "Show Denial"))
            click_phrase(app, "rejected the claim")
            app.wait_chosen("Statements", re.compile("^Denial"))
        with claim("a layer alone hides the others, and itself no longer alone shows them"):
            app.click(app.get(BUTTONS, "Only Counter-accusation"))
            click_phrase(app, "They signed the lease")
            app.wait_chosen("Statements", None)
            app.focus_article()
            app.key("n")
            app.wait_chosen("Statements", re.compile("^Counter-accusation"))
            app.click(app.get(BUTTONS, "Only Counter-accusation"))
            click_phrase(app, "They signed the lease")
            app.wait_chosen("Statements", re.compile("^Accusation"))
        with claim("a locked layer refuses to be changed, and says so"):
            app.click(app.get(BUTTONS, "Lock Denial"))
            click_phrase(app, "rejected the claim")
            app.wait_chosen("Statements", re.compile("^Denial"))
            app.key("Delete")
            app.get(name=re.compile("locked", re.I))
            app.select_phrase("There was no notice board")
            app.key("2")
            app.key("1")
            found = here.wait_statements("harbour.txt", 4)
            equal(sorted(s["layer"] for s in found), ["accusation", "accusation", "counter-accusation", "denial"], "layers")
        with claim("unlocked it lets itself be changed"):
            app.click(app.get(BUTTONS, "Lock Denial"))
            click_phrase(app, "rejected the claim")
            app.key("Delete")
            here.wait_statements("harbour.txt", 3)
        with claim("nothing of all this is in the folder"):
            equal(here.project(), None, "gainsay.json")


@journey
def changed():
    """Add, rename, recolour, line, order, remove; and back."""
    with place() as here, App(here) as app:
        mark_three(app, here)
        with claim("a new layer gets a name as it is made, and the next free key"):
            app.click(app.get(BUTTONS, re.compile("[Ll]ayer$|^Add")))
            entry = app.get(name="Name of the layer", states=("focused",)) if app.find(name="Name of the layer") else app.focused()
            expect(entry is not None, "the name can't be typed")
            app.key("ctrl+a")
            app.type("Rumour")
            app.key("Return")
            wait_until(lambda: here.project() and here.project()["layers"][-1]["name"] == "Rumour", what="the layer in gainsay.json")
            equal(len(here.project()["layers"]), 4, "number of layers")
            new = here.project()["layers"][3]
            equal((new["name"], new["key"]), ("Rumour", "4"), "the new layer")
            equal(here.project()["format"], "gainsay-project", "format")
            identity = new["id"]
        with claim("it marks with its key"):
            app.select_phrase("There was no notice board")
            app.key("4")
            found = here.wait_statements("harbour.txt", 4)
            equal([s["layer"] for s in found if s["spans"][0]["exact"] == "There was no notice board"], [identity], "layer")
            app.row("Statements", re.compile("^Rumour, There was no notice board"))
        with claim("F2 on its row renames it, everywhere"):
            app.click(app.row("Layers", re.compile("^Rumour")))
            wait_until(lambda: app.focused() is not None and app.focused().get_name().startswith("Rumour"), what="the row to have the focus")
            app.key("F2")
            app.get(name="Name of the layer", states=("focused",))
            app.key("ctrl+a")
            app.type("Hearsay")
            app.key("Return")
            wait_layer(here, identity, name="Hearsay")
            app.row("Statements", re.compile("^Hearsay, There was no notice board"))
        with claim("Alt+Up puts it before the one above"):
            app.click(app.row("Layers", re.compile("^Hearsay")))
            app.key("alt+Up")
            wait_until(lambda: [l["id"] for l in here.project()["layers"]] == ["accusation", "denial", identity, "counter-accusation"], what="the order")
        with claim("its line is chosen in its menu"):
            app.open_menu("Menu of Hearsay")
            app.choose(re.compile("Line"), "Wavy")
            wait_layer(here, identity, line="wavy")
        with claim("its color is chosen with the keyboard"):
            before = layer(here, identity)["color"]
            windows = len(app.windows())
            app.open_menu("Menu of Hearsay")
            app.choose(re.compile("Color…"))
            wait_until(lambda: len(app.windows()) > windows, what="the dialog")
            app.get("radio button", re.compile("Red"), states=("focused",))
            app.key("Tab", "Tab", "space", "alt+s")
            wait_until(lambda: len(app.windows()) == windows, what="the dialog to close")
            wait_until(lambda: layer(here, identity)["color"] != before, what="another color in gainsay.json")
            expect(re.fullmatch("#[0-9a-f]{6}", layer(here, identity)["color"]), "it is a color")
        with claim("a layer with statements is removed after a question that says how many; they stay, unlisted"):
            wait_until(app.is_active, what="the window to be active")
            app.click(app.row("Layers", re.compile("^Hearsay")))
            app.key("Delete")
            app.get(name=re.compile("^1 statement"))
            app.activate(app.get(BUTTONS, re.compile("Remove$")))
            wait_until(lambda: layer(here, identity) is None, what="the layer to be gone from gainsay.json")
            equal(len(here.statements("harbour.txt")), 4, "statements")
            app.row("Statements", re.compile("There was no notice board"))
            app.row("Layers", re.compile("unlisted"))
        with claim("every change is taken back, one by one, and gainsay.json follows"):
            wait_until(app.is_active, what="the window to be active")
            app.focus_article()
            app.key("ctrl+z")
            wait_layer(here, identity, name="Hearsay", line="wavy")
            app.key("ctrl+z")
            wait_layer(here, identity, color=before)
            app.key("ctrl+z", "ctrl+z", "ctrl+z")
            wait_layer(here, identity, name="Rumour")
            app.key("ctrl+z")
            here.wait_statements("harbour.txt", 3)
            # Naming it when it was made may be a step of its own.
            for _ in range(2):
                if len(app.rows("Layers")) == 4:
                    app.key("ctrl+z")
                    wait_until(lambda: layer(here, identity) is None or layer(here, identity)["name"] != "Rumour", what="a step back")
            wait_until(lambda: layer(here, identity) is None, what="the layer to be gone")
            app.wait_rows("Layers", lambda rows: len(rows) == 3, "three rows")


main()
