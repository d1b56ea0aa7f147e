# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever ends the program, and however soon after a mark: the mark is on disk."""

import contextlib
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time

from harness import App, Failure, claim, comment, equal, expect, journey, main, place, wait_until

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


@contextlib.contextmanager
def session(kind):
    """What has to do with the end of the session; see session.py."""
    process = subprocess.Popen([sys.executable, str(pathlib.Path(__file__).with_name("session.py")), kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               encoding="utf-8")
    try:
        equal(process.stdout.readline().strip(), "ready", f"the {kind}")
        yield process
    finally:
        process.stdin.close()
        process.wait()


@journey
def by_the_end_of_the_session():
    """The session asks, and then ends, as soon as the mark is seen."""
    with place() as here, session("manager") as manager, claim("a mark is on disk when the session ends at once"):
        app = begin(here)
        equal(manager.stdout.readline().strip(), "registered", "what the session manager heard")
        app.key("2")
        app.row("Statements", ROW)
        manager.stdin.write("QueryEndSession\nEndSession\n")
        manager.stdin.flush()
        app.wait_end()
        check(here)


@journey
def beside_portals():
    """A portal is asked to let the session wait while something is unsaved; one that cannot is not asked, for GTK would complain of that."""
    with place() as here, session("portal") as portal, claim("a portal is asked to wait until a mark is on disk"), begin(here) as app:
        app.key("2")
        equal([portal.stdout.readline().strip() for _ in range(2)], ["wait", "go on"], "what the portal heard")
        app.key("ctrl+q")
        app.wait_end()
        check(here)
    with place() as here, session("mute"), claim("nothing is complained of where a portal does not know of the session"), begin(here) as app:
        app.key("2", "ctrl+q")
        app.wait_end()
        check(here)


@journey
def by_another_folder():
    """Another folder takes the first one's place, a moment after the key that marks."""
    with place() as here, claim("a mark is on disk when another folder is opened at once"), begin(here) as app:
        other = here.root / "home" / "Other"
        other.mkdir()
        (other / "other.txt").write_text("Nobody denies that.\n", encoding="utf-8")
        app.key("2")
        subprocess.run([os.environ["GAINSAY"], str(other)], env={**os.environ, **here.env()}, check=True, timeout=20)
        wait_until(lambda: here.statements("harbour.txt"), what="the statement on disk")
        check(here)


@journey
def by_going_on():
    """Another article, and then the end, while a note is being typed."""
    with place() as here, claim("a note is on disk to the last letter when one goes to another article and closes at once"):
        app = App(here)
        app.open_article(re.compile("^Fishing crews"), "harbour.txt")
        app.select_phrase(PHRASE)
        app.key("2")
        app.row("Statements", ROW)
        app.key("Return")
        app.focus_field("Note")
        app.type("to the last letter")
        app.key("ctrl+Next", "ctrl+q")
        app.wait_end()
        equal([s.get("note") for s in here.statements("harbour.txt")], ["to the last letter"], "the note")
        check(here)


@journey
def by_kills():
    """The window is killed again and again, at any moment after a key that marks."""
    seed = random.SystemRandom().randrange(1 << 31)
    rand = random.Random(seed)
    comment(f"seed {seed}")
    with place() as here, claim("ten kills while marking: what was called saved is there, each file is whole, and nothing is left over"):
        saved = 0
        for _ in range(10):
            app = App(here, here.folder / "harbour.txt")
            app.wait_article("harbour.txt")
            leftovers = [p.name for p in here.folder.iterdir() if p.name.endswith(".tmp")]
            equal(leftovers, [], "temporary files at a start")
            expect(len(here.statements("harbour.txt")) >= saved, "what was called saved is there")
            app.focus_article()
            for _ in range(rand.randrange(1, 4)):
                app.key("ctrl+Right", "ctrl+Right", "ctrl+shift+Right", rand.choice("123"))
            if rand.random() < 0.5:
                with contextlib.suppress(Failure):
                    app.wait_saved()
                saved = max(saved, len(here.statements("harbour.txt")))
            else:
                time.sleep(rand.uniform(0, 0.5))
            app.kill()
            expect(here.statements("harbour.txt") is not None and len(here.statements("harbour.txt")) >= saved, "what was called saved is there")
        comment(f"{len(here.statements('harbour.txt'))} statements in the end")


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
