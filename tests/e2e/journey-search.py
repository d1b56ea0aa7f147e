# SPDX-License-Identifier: GPL-3.0-or-later
"""Words in all articles of the folder: found, shown and marked from their list by the keyboard alone; and the same in French."""

import gettext
import os
import re
import unicodedata

from harness import App, claim, equal, has_state, journey, main, place, wait_until

HERE, THERE = "barrage.txt", "troupeau.txt"
DENIES_THERE = unicodedata.normalize("NFD", "dément")


def plain(text):
    """One of the articles has its accents as letters of their own."""
    return unicodedata.normalize("NFC", text)


class Speaker(App):
    """A program in any language, and its words."""

    def __init__(self, here, language=None, **kwargs):
        self.words = gettext.translation("gainsay", os.environ["GAINSAY_LOCALEDIR"], [language or "en"], fallback=True)
        super().__init__(here, **kwargs)

    def say(self, text):
        return self.words.gettext(text).replace("_", "")

    def open_search(self):
        before = len(self.top_levels())
        self.key("ctrl+shift+f")
        wait_until(lambda: len(self.top_levels()) > before, what="the window to find in the folder")
        wait_until(lambda: not has_state(self.frame, "active"), what="the keyboard in it")

    def close_search(self):
        before = len(self.top_levels())
        self.key("Escape")
        wait_until(lambda: len(self.top_levels()) < before, what="its end")
        wait_until(lambda: has_state(self.frame, "active"), what="the keyboard in the main window")

    def wait_matches(self, *patterns):
        """Each row is about a match with these words, in this order."""
        def fit(rows):
            return len(rows) == len(patterns) and all(re.search(pattern, plain(row)) for pattern, row in zip(patterns, rows))

        self.wait_rows(self.say("Matches"), fit, f"matches {patterns}")

    def look(self, where):
        """Chooses where to look."""
        self.put_mouse_away()
        self.focus_field("Where to find")
        self.key("space")
        self.get(role="list item", name=where)
        for _ in range(6):
            before = self.focus_name()
            if before == where:
                break
            self.key("Down")
            wait_until(lambda: self.focus_name() != before, what="the next choice")
        self.key("Return")
        self.gone(role="list item", name=where)


def wait_shown(app, here, name, words):
    """The article is open, and these words are selected in it."""
    app.wait_article(name)
    start = here.text(name).index(words)
    wait_until(lambda: app.selection() == (start, start + len(words)), what=f"“{words}” to be selected")


def words_of(statement):
    return statement["layer"], statement["spans"][0]["exact"]


@journey
def found_and_marked():
    """Without a mouse."""
    with place() as here, Speaker(here) as app:
        app.wait_article(HERE)
        with claim("the keyboard is in the entry, and says what it is"):
            app.open_search()
            app.get(name="Find in all articles", states=("focused",))
        with claim("matches come as one types, whatever their accents, article by article"):
            app.type("dement")
            app.wait_matches("qui dément toute.*La Valdorie accuse", "Le préfet dément être.*Le préfet dément")
            app.get(name="2 matches · 2 articles")
        with claim("Return opens the article with the match selected, and the keyboard stays in the list"):
            app.key("Down", "Down")
            app.wait_chosen("Matches", re.compile("troupeau"))
            app.key("Return")
            wait_shown(app, here, THERE, DENIES_THERE)
            wait_until(lambda: "troupeau" in (app.focus_name() or ""), what="the keyboard in the row")
        with claim("the key of a layer marks it from there, and the next one"):
            app.key("2")
            here.wait_statements(THERE, 1, lambda found: words_of(found[0]) == ("denial", DENIES_THERE))
            app.key("Up")
            app.wait_chosen("Matches", re.compile("toute"))
            app.key("2")
            here.wait_statements(HERE, 1, lambda found: words_of(found[0]) == ("denial", "dément"))
        with claim("what is marked is found no more outside of marks, and is again when that is undone"):
            app.look("Outside Marks")
            app.get(name="No matches")
            app.key("ctrl+z")
            here.wait_statements(HERE, 0)
            app.wait_matches("qui dément toute")
        with claim("a regular expression that makes no sense says where"):
            app.focus_field("Regular Expression")
            app.key("space")
            app.focus_field("Find in all articles", back=True)
            app.key("ctrl+a")
            app.type("rejet(")
            app.get(name=re.compile(r"parenthesis.*\(character 6\)"))
        with claim("one that does is found, and in other scripts, too"):
            app.key("ctrl+a")
            app.type("^The director")
            app.wait_matches("The director")
            app.key("ctrl+a")
            app.type("Crane [47]")
            app.wait_matches("Crane 4", "Crane 7")
        with claim("F3 goes on from match to match"):
            app.key("F3")
            wait_shown(app, here, "mina.txt", "Crane 7")
            app.key("F3")
            wait_shown(app, here, "mina.txt", "Crane 4")
        with claim("Escape leads to the article, where the match is ready to be marked"):
            app.close_search()
            wait_until(lambda: app.focus_name() == app.article_name, what="the keyboard in the article")
            app.key("1")
            here.wait_statements("mina.txt", 1, lambda found: words_of(found[0]) == ("accusation", "Crane 4"))
        with claim("words that are selected in the article are sought"):
            app.key("ctrl+Page_Up")
            text = app.wait_article("harbour.txt")
            app.focus_article()
            app.caret_to(text.index("notice board"))
            app.extend_to(text.index("notice board") + len("notice board"))
            app.open_search()
            app.wait_matches("on the notice board", "no notice board")
            app.close_search()


@journey
def in_french():
    """The same program in another language finds the same."""
    with place() as here:
        with claim("the window speaks French"):
            app = Speaker(here, "fr", locale="fr_FR.UTF-8")
            app.article_name = "Article"
            app.wait_article(HERE)
        with app:
            with claim("it finds, shows and marks"):
                app.open_search()
                app.type("l'ete")
                app.wait_matches("répète-t-il")
                app.key("Return")
                wait_shown(app, here, THERE, unicodedata.normalize("NFD", "l’été"))
                app.key("3")
                here.wait_statements(THERE, 1, lambda found: found[0]["layer"] == "counter-accusation")
                app.close_search()
        equal(len(here.statements(THERE)), 1, "statements")


main()
