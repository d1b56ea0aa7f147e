# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of articles: filter, sort, state, done and next; and finding in an article."""

import re

from harness import App, claim, equal, journey, main, place, wait_until

TITLES = {"barrage.txt": "La Valdorie", "harbour.txt": "Fishing", "mina.txt": "اتهمت", "troupeau.txt": "Le pre"}


def order(app):
    """The files' names in the order of the rows."""
    found = []
    for row in app.rows("Articles"):
        found += [name for name, title in TITLES.items() if row.startswith(title)]
    return found


def wait_order(app, *names):
    app.wait_rows("Articles", lambda _: order(app) == list(names), f"the order {names}")


def sort_by(app, item):
    app.open_menu("Sort Articles")
    app.choose(re.compile(item))


@journey
def listing():
    """Filter and sort."""
    with place() as here, App(here) as app:
        with claim("the articles are listed by name, with title, date and state"):
            wait_order(app, "barrage.txt", "harbour.txt", "mina.txt", "troupeau.txt")
            app.row("Articles", re.compile("^La Valdorie accuse.*2031-05-12.*new"))
            app.row("Articles", re.compile("^اتهمت.*2030-11"))
        with claim("a filter is applied as it is typed, case and accents folded"):
            entry = app.get(name="Filter articles")
            app.click(entry)
            app.type("PREFET")
            wait_order(app, "troupeau.txt")
        with claim("it finds the file's name too, and Esc takes it away"):
            app.key("ctrl+a")
            app.type("harbour")
            wait_order(app, "harbour.txt")
            app.key("Escape")
            wait_order(app, "barrage.txt", "harbour.txt", "mina.txt", "troupeau.txt")
        with claim("what nobody finds is said"):
            app.click(entry)
            app.type("zzz")
            app.wait_rows("Articles", lambda rows: rows == [], "no row")
            app.get(name=re.compile("[Nn]o article"))
            app.key("Escape")
            wait_order(app, "barrage.txt", "harbour.txt", "mina.txt", "troupeau.txt")
        with claim("they are sorted by title and by date"):
            sort_by(app, "Title")
            wait_order(app, "harbour.txt", "barrage.txt", "troupeau.txt", "mina.txt")
            sort_by(app, "Date")
            app.wait_rows("Articles", lambda _: order(app)[:2] == ["barrage.txt", "mina.txt"], "the newest first, those without a date last")
        with claim("nothing was written for looking at it"):
            equal([p.name for p in here.folder.iterdir() if p.suffix == ".json"], [], "files")


@journey
def state():
    """The state of an article, and the way through the folder."""
    with place() as here, App(here) as app:
        with claim("a state chosen in the row's menu is in the sidecar and in the row"):
            app.open_article(re.compile("^Fishing"), "harbour.txt")
            app.click(app.row("Articles", re.compile("^Fishing")), button=3)
            app.choose("To Review")
            wait_until(lambda: (here.sidecar("harbour.txt") or {}).get("article", {}).get("state") == "review", what="the state on disk")
            app.row("Articles", re.compile("^Fishing.*to review"))
        with claim("Ctrl+Return says done and opens the next unfinished one"):
            app.open_article(re.compile("^La Valdorie"), "barrage.txt")
            app.focus_article()
            app.key("ctrl+Return")
            app.wait_article("harbour.txt")
            wait_until(lambda: (here.sidecar("barrage.txt") or {}).get("article", {}).get("state") == "done", what="the state on disk")
            app.key("ctrl+Return")
            app.wait_article("mina.txt")
            app.get(name=re.compile("2 of 4 done"))
        with claim("Ctrl+Page Down and Up go on and back"):
            app.key("ctrl+Next")
            app.wait_article("troupeau.txt")
            app.key("ctrl+Prior", "ctrl+Prior")
            app.wait_article("harbour.txt")
        with claim("from the last one, round to what is left; and when all is done, that is said"):
            app.open_article(re.compile("^Le pre"), "troupeau.txt")
            app.focus_article()
            app.key("ctrl+Return")
            app.wait_article("mina.txt")
            app.key("ctrl+Return")
            app.get(name=re.compile("4 of 4 done"))
            wait_until(lambda: (here.sidecar("mina.txt") or {}).get("article", {}).get("state") == "done", what="the last one's state on disk")
            equal([here.sidecar(name)["article"]["state"] for name in TITLES], ["done"] * 4, "states")
        with claim("Ctrl+Z takes a state back"):
            app.key("ctrl+z")
            wait_until(lambda: "state" not in (here.sidecar("mina.txt") or {}).get("article", {}), what="the state to be new again")


@journey
def find():
    """In the article, as it is typed."""
    with place() as here, App(here) as app:
        app.open_article(re.compile("^La Valdorie"), "barrage.txt")
        app.focus_article()
        with claim("Ctrl+F finds as one types, accents and case folded, and says which of how many"):
            app.key("ctrl+f")
            wait_until(lambda: app.focused() is not None and app.focused().get_name() != "Article", what="the find bar to have the focus")
            app.type("Karsie")
            total = here.text("barrage.txt").count("Karsie")
            app.get(name=re.compile(rf"\b1 of {total}\b"))
        with claim("Return goes on, Shift+Return back, round the ends"):
            app.key("Return")
            app.get(name=re.compile(rf"\b2 of {total}\b"))
            app.key("shift+Return", "shift+Return")
            app.get(name=re.compile(rf"\b{total} of {total}\b"))
        with claim("without accents and with a typewriter's apostrophe"):
            app.key("ctrl+a")
            app.type("L'ETE")
            app.get(name=re.compile("[Nn]o|0 of 0"))
            app.key("ctrl+a")
            app.type("ecole")
            app.get(name=re.compile(r"\b1 of 1\b"))
            app.key("ctrl+a")
            app.type("d'avoir VIDE")
            app.get(name=re.compile(r"\b1 of 1\b"))
        with claim("Esc goes back to the article with what was found selected, and it can be marked at once"):
            app.key("Escape")
            start, end = app.find_phrase("d’avoir vidé")
            wait_until(lambda: app.focused() is not None and app.focused().get_name() == "Article", what="the article to have the focus")
            app.wait_selection(start, end)
            app.key("1")
            statement, = here.wait_statements("barrage.txt", 1)
            equal(statement["spans"][0]["exact"], "d’avoir vidé", "what is marked")
        with claim("Ctrl+G goes to the next one"):
            app.key("ctrl+f")
            app.key("ctrl+a")
            app.type("Sorbier")
            app.get(name=re.compile(r"\b1 of 2\b"))
            app.key("ctrl+g")
            app.get(name=re.compile(r"\b2 of 2\b"))
            app.key("Escape")
            start, end = app.find_phrase("Sorbier", 1)
            app.wait_selection(start, end)


main()
