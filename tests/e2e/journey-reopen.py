# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything is where it was: the folder, the article, the place in it, the statements, the window and its panes."""

import re

from harness import App, Failure, claim, equal, expect, extents, journey, main, place, wait_until, xdotool

PHRASE = "aucun contrat ne couvre une crue"


def widths(app):
    return extents(app.list("Articles"))[2], extents(app.list("Layers"))[2]


LINE = 40


def scrolled(app):
    """How far, in pixels; the top line may come back whole when a part of it was in sight."""
    app.settle()
    return app.view_box()[1] - app.char_box(0)[1]


def wait_scrolled(app, wanted):
    try:
        wait_until(lambda: abs(scrolled(app) - wanted) <= LINE, what=f"scrolled by {wanted}")
    except Failure as error:
        raise Failure(f"{error}, not {scrolled(app)}") from None


def resize(app, width, height):
    xdotool("windowsize", app.window, width, height)
    wait_until(lambda: app.geometry()[2:] == (width, height), what="the new size")
    wait_until(app.is_laid_out, what="the layout")


@journey
def reopen():
    """Closed with Ctrl+Q and started again without an argument."""
    with place() as here:
        with App(here) as app:
            with claim("an article is read to its middle, something is marked, the window and a pane get another size"):
                app.open_article(re.compile("^La Valdorie"), "barrage.txt")
                resize(app, 1210, 560)
                before = widths(app)
                x, y, width, height = extents(app.list("Articles"))
                edge = app.to_screen(x + width, y + height // 2)
                for shift in (0, 1, 2, 3, -1, -2, 4, 5, 6):
                    app.drag_points((edge[0] + shift, edge[1]), (edge[0] + shift + 40, edge[1]))
                    if widths(app) != before:
                        break
                expect(widths(app)[0] > before[0] + 20, lambda: f"the pane is not wider: {before}, {widths(app)}")
                app.select_phrase(PHRASE)
                app.key("1")
                here.wait_statements("barrage.txt", 1)
                sight, size, panes = scrolled(app), app.geometry()[2:], widths(app)
                expect(sight > 300, lambda: f"it is not scrolled: {sight}")
        with claim("the next start opens the same folder and article"):
            app = App(here, None)
            app.wait_article("barrage.txt")
            app.wait_rows("Articles", lambda rows: len(rows) == 4, "four rows")
        with app:
            with claim("the statement is there"):
                app.row("Statements", re.compile(PHRASE))
            with claim("the window has its size and the panes their widths"):
                wait_until(lambda: app.geometry()[2:] == size, what=f"the size {size}, not {app.geometry()[2:]}")
                wait_until(lambda: widths(app) == panes, what=f"the widths {panes}, not {widths(app)}")
            with claim("the article is at the place where it was"):
                wait_scrolled(app, sight)


@journey
def places():
    """Each article keeps its own place, and so does the list of the hidden layers."""
    with place() as here:
        with App(here) as app:
            with claim("going to another article and back finds the place again"):
                app.open_article(re.compile("^La Valdorie"), "barrage.txt")
                resize(app, 1100, 480)
                offset, _ = app.find_phrase("Une réunion est prévue")
                app.reveal(offset)
                app.click_at(offset + 4)
                sight = scrolled(app)
                app.open_article(re.compile("^Fishing crews"), "harbour.txt")
                app.open_article(re.compile("^La Valdorie"), "barrage.txt")
                wait_scrolled(app, sight)
        with claim("a folder given by name opens at its place too"):
            with App(here) as app:
                app.wait_article("barrage.txt")
                wait_scrolled(app, sight)
                equal(app.geometry()[3], 480, "the height")


main()
