# SPDX-License-Identifier: GPL-3.0-or-later
"""Other shapes of the window: narrow, dark, from right to left, with large letters. The main job is done in each."""

import locale
import re

from harness import BUTTONS, App, Skip, claim, equal, expect, extents, journey, main, place, take_picture, wait_until, xdotool

PHRASE = "They signed the lease in March"


def mark(here, app, picture):
    app.select_phrase(PHRASE)
    app.key("2")
    statement, = here.wait_statements("harbour.txt", 1)
    equal((statement["layer"], statement["spans"][0]["exact"]), ("denial", PHRASE), "what is marked")
    take_picture(picture)


@journey
def narrow():
    """As narrow as a telephone: the side panes give way, and come when they are asked for."""
    with place() as here, App(here, here.folder / "harbour.txt") as app:
        with claim("in a window of 380 by 560 an article is marked"):
            app.wait_article("harbour.txt")

            def is_narrow():
                """The header bar gives way step by step, as when somebody drags the window's edge."""
                xdotool("windowsize", app.window, 380, 560)
                return app.geometry()[2] <= 380

            wait_until(is_narrow, what="the window to be narrow")
            wait_until(app.is_laid_out, what="the layout")
            mark(here, app, "narrow")
        with claim("the list of statements comes over the article and goes with Esc"):
            app.key("F6", "F6")
            button = app.get(BUTTONS, "Statements and Layers")
            app.activate(button)
            app.row("Statements", re.compile(f"^Denial, {PHRASE}"))
            app.key("Escape")
            app.focus_article()
            app.key("Delete")
            here.wait_statements("harbour.txt", 0)


@journey
def dark():
    """The dark theme."""
    with place() as here, App(here, here.folder / "harbour.txt", env={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}) as app:
        with claim("in the dark theme an article is marked"):
            app.wait_article("harbour.txt")
            mark(here, app, "dark")


@journey
def high_contrast():
    """High contrast."""
    with place() as here, App(here, here.folder / "harbour.txt", env={"ADW_DEBUG_HIGH_CONTRAST": "1"}) as app:
        with claim("in high contrast an article is marked"):
            app.wait_article("harbour.txt")
            mark(here, app, "high-contrast")


class Arabic(App):
    article_name = "المقال"


@journey
def right_to_left():
    """An Arabic user: the window is mirrored."""
    with place() as here:
        with claim("in an Arabic locale an article is shown"):
            try:
                before = locale.setlocale(locale.LC_ALL)
                locale.setlocale(locale.LC_ALL, "ar_EG.UTF-8")
                locale.setlocale(locale.LC_ALL, before)
            except locale.Error:
                raise Skip("no locale ar_EG.UTF-8") from None
            app = Arabic(here, here.folder / "harbour.txt", locale="ar_EG.UTF-8")
            app.wait_article("harbour.txt")
        with app:
            with claim("the list of articles is at the right of the article, whose own direction is its text's"):
                app.settle()
                article, first, last = extents(app.article()), app.char_box(0), app.char_box(5)
                expect(extents(app.list("المقالات"))[0] >= article[0] + article[2] - 1, "the list is not at the right")
                expect(first[0] < last[0], "the English words do not run from left to right")
            with claim("in an Arabic window an article is marked"):
                mark(here, app, "right-to-left")


main()
