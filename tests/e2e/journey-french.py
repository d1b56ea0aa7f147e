# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in French, with a French keyboard; what is on disk does not depend on it."""

import json
import locale
import re

from harness import App, Skip, claim, equal, journey, main, place, run, wait_until

LOCALE = "fr_FR.UTF-8"


def need_locale():
    try:
        before = locale.setlocale(locale.LC_ALL)
        locale.setlocale(locale.LC_ALL, LOCALE)
        locale.setlocale(locale.LC_ALL, before)
    except locale.Error:
        raise Skip(f"no locale {LOCALE}") from None


# Keys by their places: the number row of a French keyboard gives &, é, " without Shift.
ROW = {"1": "10", "2": "11", "3": "12"}


def without_chance(sidecar):
    """A sidecar without ids and times."""
    for statement in sidecar["statements"]:
        for member in ("id", "created", "modified"):
            statement.pop(member)
    return json.dumps(sidecar, ensure_ascii=False, indent=1)


class French(App):
    article_name = "Article"

    def __init__(self, here, *arguments, **kwargs):
        super().__init__(here, *arguments, locale=LOCALE, **kwargs)


@journey
def in_french():
    """Names, messages and keys."""
    with place() as here, place() as english:
        with claim("the lists, the article and the indicator speak French"):
            need_locale()
            app = French(here)
            app.article()
            app.list("Articles")
            app.list("Couches")
            app.get(name=re.compile("^Enregistré"))
        with app:
            run("setxkbmap", "fr")
            try:
                with claim("the number row of a French keyboard marks without Shift"):
                    app.click(app.row("Articles", re.compile("^La Valdorie")))
                    app.wait_article("barrage.txt")
                    for phrase, key in (("La Valdorie accuse la Karsie", "1"), ("La Karsie a rejeté aussitôt cette accusation", "2"),
                                        ("Elle reproche à son tour au voisin", "3")):
                        n = len(here.statements("barrage.txt"))
                        app.select_phrase(phrase)
                        app.key(ROW[key])
                        here.wait_statements("barrage.txt", n + 1)
                    found = here.wait_statements("barrage.txt", 3)
                    equal([s["layer"] for s in found], ["accusation", "denial", "counter-accusation"], "layers")
                with claim("Shift with the same key changes the layer"):
                    app.key("n", "n")
                    app.key("Escape")
                    offset, _ = app.find_phrase("La Karsie a rejeté aussitôt")
                    app.click_at(offset + 4)
                    run("xdotool", "keydown", "shift", "key", ROW["1"], "keyup", "shift")
                    here.wait_statements("barrage.txt", 3, lambda all: [s["layer"] for s in all] == ["accusation", "accusation", "counter-accusation"])
                    app.key("ctrl+z")
                    here.wait_statements("barrage.txt", 3, lambda all: [s["layer"] for s in all] == ["accusation", "denial", "counter-accusation"])
                with claim("what dead keys compose comes whole into a field: none of its keys is one of the program's"):
                    app.key("n")
                    app.key("Return")
                    app.focus_field("Note")
                    app.key("dead_circumflex", "e", "t", "r", "e", "space", "n", "a", "dead_diaeresis", "i", "f")
                    app.leave_details()
                    here.wait_statements("barrage.txt", 3, lambda all: [s.get("note") for s in all if "note" in s] == ["être naïf"])
                    app.key("ctrl+z")
                    here.wait_statements("barrage.txt", 3, lambda all: not any("note" in s for s in all))
                with claim("rows say it in French"):
                    app.row("Énoncés", re.compile("^Démenti.*La Karsie a rejeté.*2 sur 3"))
            finally:
                run("setxkbmap", "us")
        with claim("the same marks made in English give the same bytes, but for ids and times"):
            with App(english) as app:
                app.open_article(re.compile("^La Valdorie"), "barrage.txt")
                for n, (phrase, key) in enumerate((("La Valdorie accuse la Karsie", "1"), ("La Karsie a rejeté aussitôt cette accusation", "2"),
                                                   ("Elle reproche à son tour au voisin", "3")), 1):
                    app.select_phrase(phrase)
                    app.key(key)
                    english.wait_statements("barrage.txt", n)
            equal(without_chance(here.sidecar("barrage.txt")), without_chance(english.sidecar("barrage.txt")), "sidecar")


@journey
def changing_language():
    """A folder that was worked on in one language opens in another: names in gainsay.json are data."""
    with place() as here:
        with claim("looking at a folder in French writes nothing"):
            need_locale()
            with French(here) as app:
                app.wait_article("barrage.txt")
                wait_until(lambda: app.find(name=re.compile("^Enregistré")), what="the indicator")
            equal([p.name for p in here.folder.iterdir() if p.suffix == ".json"], [], "files")


main()
