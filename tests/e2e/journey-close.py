# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever ends the program, and however soon after a mark: the mark is on disk."""

import contextlib
import os
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


# What GTK talks to when the session ends; it knows one program and tells it what it reads from standard input.
SESSION_MANAGER = '''
import os
import gi
from gi.repository import Gio, GLib
NAME, PATH, CLIENT = "org.gnome.SessionManager", "/org/gnome/SessionManager", "/org/gnome/SessionManager/Client1"
XML = """<node><interface name="org.gnome.SessionManager">
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
<method name="UnregisterClient"><arg type="o" direction="in"/></method>
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
<method name="IsInhibited"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
<property name="SessionIsActive" type="b" access="read"/></interface>
<interface name="org.gnome.SessionManager.ClientPrivate"><method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
<signal name="QueryEndSession"><arg type="u"/></signal><signal name="EndSession"><arg type="u"/></signal><signal name="Stop"/></interface></node>"""
manager, client = Gio.DBusNodeInfo.new_for_xml(XML).interfaces
bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
peers = []
def say(line):
    print(line, flush=True)
def on_manager(connection, sender, path, interface, method, arguments, invocation):
    if method == "RegisterClient":
        peers.append(sender)
        say("registered")
        invocation.return_value(GLib.Variant("(o)", (CLIENT,)))
    elif method == "Inhibit":
        invocation.return_value(GLib.Variant("(u)", (1,)))
    elif method == "IsInhibited":
        invocation.return_value(GLib.Variant("(b)", (False,)))
    else:
        invocation.return_value(None)
def on_client(connection, sender, path, interface, method, arguments, invocation):
    say("response %s" % arguments.unpack()[0])
    invocation.return_value(None)
bus.register_object(PATH, manager, on_manager, lambda *a: GLib.Variant("b", True), None)
bus.register_object(CLIENT, client, on_client, None, None)
def on_line(channel, condition):
    lines = os.read(0, 1000).decode().split()
    if not lines:
        loop.quit()
        return False
    for line in lines:
        bus.emit_signal(peers[-1], CLIENT, "org.gnome.SessionManager.ClientPrivate", line, GLib.Variant("(u)", (0,)))
    return True
Gio.bus_own_name_on_connection(bus, NAME, 0, lambda *a: say("ready"), None)
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.IO_IN | GLib.IO_HUP, on_line)
loop = GLib.MainLoop()
loop.run()
'''


@contextlib.contextmanager
def session_manager():
    process = subprocess.Popen([sys.executable, "-c", SESSION_MANAGER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    try:
        equal(process.stdout.readline().strip(), "ready", "the session manager")
        yield process
    finally:
        process.stdin.close()
        process.wait()


@journey
def by_the_end_of_the_session():
    """The session asks, and then ends, as soon as the mark is seen."""
    with place() as here, session_manager() as manager, claim("a mark is on disk when the session ends at once"):
        app = begin(here)
        equal(manager.stdout.readline().strip(), "registered", "what the session manager heard")
        app.key("2")
        app.row("Statements", ROW)
        manager.stdin.write("QueryEndSession\nEndSession\n")
        manager.stdin.flush()
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
