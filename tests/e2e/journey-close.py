# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever ends the program, and however soon after a mark: the mark is on disk."""

import re
import signal

from harness import App, claim, equal, expect, journey, main, place

PHRASE = "They signed the lease in March"
ROW = re.compile("They signed the lease")


def begin(here):
    app = App(here, here.folder / "harbour.txt")
    app.wait_article("harbour.txt")
    app.select_phrase(PHRASE)
    return app


def check(here):
    found = here.statements("harbour.txt")
    equal([(s["layer"], s["spans"][0]["exact"]) for s in found], [("denial", PHRASE)], "what is on disk")
    leftovers = [p.name for p in here.folder.iterdir() if p.name.endswith(".tmp")]
    equal(leftovers, [], "temporary files")


@journey
def by_ctrl_q():
    """Ctrl+Q a moment after the key that marks."""
    with place() as here, claim("a mark is on disk after Ctrl+Q within 50 ms"), begin(here) as app:
        app.key("2", "ctrl+q")
        app.wait_end()
        check(here)


@journey
def by_the_window():
    """The window's own close, as the window manager asks for it."""
    with place() as here, claim("a mark is on disk after the window is closed within 50 ms"), begin(here) as app:
        app.key("2", "alt+F4")
        app.wait_end()
        check(here)


@journey
def by_ctrl_w():
    """Ctrl+W, which closes the window too."""
    with place() as here, claim("a mark is on disk after Ctrl+W within 50 ms"), begin(here) as app:
        app.key("2", "ctrl+w")
        app.wait_end()
        check(here)


@journey
def by_signals():
    """SIGTERM, SIGHUP and SIGINT as soon as the mark is seen."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        with place() as here, claim(f"a mark is on disk after {number.name} at once"), begin(here) as app:
            app.key("2")
            app.row("Statements", ROW)
            app.process.send_signal(number)
            app.wait_end()
            check(here)


@journey
def by_kill():
    """SIGKILL after the indicator said that it is saved: the indicator is no liar."""
    with place() as here, claim("what the indicator called saved is on disk after SIGKILL"), begin(here) as app:
        app.key("2")
        app.row("Statements", ROW)
        app.wait_saved()
        app.kill()
        check(here)
    with place() as here, claim("and the next start finds it"), begin(here) as app:
        app.key("2")
        app.row("Statements", ROW)
        app.wait_saved()
        app.kill()
        with App(here, here.folder / "harbour.txt") as again:
            again.wait_article("harbour.txt")
            again.row("Statements", ROW)
            expect(len(again.rows("Statements")) == 1, "one statement is listed")


main()
