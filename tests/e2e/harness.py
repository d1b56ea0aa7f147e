# SPDX-License-Identifier: GPL-3.0-or-later
"""What every journey needs: a display and a session bus of its own, the program in it, eyes (AT-SPI), hands (xdotool) and TAP.

A journey looks at three things: what the program says of itself to a screen reader, what is on disk, and that it has nothing to
complain of on stderr. Nothing in here sleeps for a fixed time: it waits for what it wants to see, and gives up after a limit.

By hand, one journey of a program, with the time that each claim took:
  GAINSAY=$PWD/build/src/gainsay GAINSAY_E2E_TIMES=1 meson devenv -C build -w . /usr/bin/python3 tests/e2e/journey-mouse.py brush
GAINSAY_E2E_PICTURES names a folder for pictures of what went wrong, GAINSAY_E2E_LIMIT the seconds to wait for anything.
"""

import contextlib
import ctypes
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

INSIDE = "GAINSAY_E2E_INSIDE"
TAP = "GAINSAY_E2E_TAP"
MARK = "GAINSAY_E2E_PLACE"
TEST_DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
LIMIT = float(os.environ.get("GAINSAY_E2E_LIMIT", "10"))
SAVED_WITHIN = 2.0
WINDOW_MANAGER = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse><context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind></context></mouse>
</openbox_config>
"""
BUTTONS = re.compile("button|switch|check box")
MENU_ITEMS = re.compile("menu item|radio")
LISTS = re.compile("list|table|tree")
ROWS = ("list item", "row", "table row", "tree item")
COMPLAINT = re.compile(r"WARNING|CRITICAL|ERROR|Sanitizer|runtime error:|assertion")

Atspi = GLib = None


class Failure(AssertionError):
    """What a journey expected and did not find."""


class Skip(Exception):
    """Why a journey can't be made here."""


def wait_until(predicate, seconds=None, what="the condition"):
    """Polls until the predicate gives something true, and returns that. What it looks at may vanish meanwhile."""
    seconds = LIMIT if seconds is None else seconds
    end = time.monotonic() + seconds
    last = None
    while True:
        try:
            found = predicate()
            last = None
            if found:
                return found
        except (GLib.Error, Failure, OSError, ValueError, subprocess.CalledProcessError) as error:
            last = error
        if time.monotonic() > end:
            raise Failure(f"waited {seconds:g} s for {what}" + (f": {last}" if last else ""))
        time.sleep(0.015)


def expect(condition, message):
    if not condition:
        raise Failure(message() if callable(message) else message)


def equal(found, wanted, what):
    expect(found == wanted, lambda: f"{what}: found {found!r}, wanted {wanted!r}")


# --- a place of its own for each journey ---


class Place:
    """A private home with a folder of articles in it, that several runs of the program may share."""

    def __init__(self, articles=("barrage.txt", "harbour.txt", "mina.txt", "troupeau.txt")):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="gainsay-e2e-"))
        for name in ("home", "config", "data", "cache", "state"):
            (self.root / name).mkdir()
        self.folder = self.root / "home" / "Articles"
        self.folder.mkdir()
        for name in articles:
            shutil.copy(TEST_DATA / "articles" / name, self.folder / name)
        self.hashes = self.hash_articles()

    def hash_articles(self):
        found = {}
        for base, _, names in os.walk(os.fsencode(self.folder)):
            for name in names:
                path = os.path.join(base, name)
                if b".annotations." in name or name.startswith((b"gainsay.json", b".")) or not os.path.isfile(path):
                    continue
                if os.path.getsize(path) > 1 << 22:
                    found[path] = os.path.getsize(path)
                else:
                    with open(path, "rb") as stream:
                        found[path] = hashlib.sha256(stream.read()).hexdigest()
        return found

    def env(self):
        return {
            "HOME": str(self.root / "home"),
            "XDG_CONFIG_HOME": str(self.root / "config"),
            "XDG_DATA_HOME": str(self.root / "data"),
            "XDG_CACHE_HOME": str(self.root / "cache"),
            "XDG_STATE_HOME": str(self.root / "state"),
            MARK: str(self.root),
        }

    def text(self, name):
        return (self.folder / name).read_bytes().decode("utf-8-sig")

    def sidecar_path(self, name):
        return self.folder / f"{name}.annotations.json"

    def sidecar(self, name):
        path = self.sidecar_path(name)
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def statements(self, name):
        sidecar = self.sidecar(name)
        return sidecar.get("statements", []) if sidecar else []

    def project(self):
        path = self.folder / "gainsay.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def wait_statements(self, name, n=None, where=None, seconds=SAVED_WITHIN, what=None):
        """The statements on disk, once there are n of them and `where` is true of the list. Their quotes must be the article's words."""

        def look():
            found = self.statements(name)
            return (n is None or len(found) == n) and (where is None or where(found)) and (found or [None])

        try:
            found = [s for s in wait_until(look, seconds, what or f"{n} statements of {name} on disk") if s]
        except Failure as error:
            raise Failure(f"{error}; on disk: {json.dumps(self.statements(name), ensure_ascii=False)}") from None
        text = self.text(name)
        for statement in found:
            for span in statement["spans"]:
                equal(span["exact"], text[span["start"] : span["end"]], "the words at the offsets")
        return found

    def check_articles(self):
        equal({k: v for k, v in self.hash_articles().items() if k in self.hashes}, self.hashes, "the articles' hashes")

    def remove(self):
        for base, folders, _ in os.walk(self.root):
            for name in folders:
                with contextlib.suppress(OSError):
                    os.chmod(os.path.join(base, name), 0o700)
        shutil.rmtree(os.fsencode(self.root), ignore_errors=True)


@contextlib.contextmanager
def place(**kwargs):
    """A place that is removed at the end, after checking that no article was touched."""
    here = Place(**kwargs)
    try:
        yield here
        here.check_articles()
    finally:
        here.remove()


# --- eyes ---


def walk(node, depth=40):
    """The node and all below it, in order. Whatever vanishes meanwhile is left out."""
    try:
        yield node
        if depth == 0:
            return
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from walk(child, depth - 1)
    except GLib.Error:
        return


def matches(pattern, string):
    if pattern is None:
        return True
    if callable(pattern):
        return pattern(string)
    if isinstance(pattern, re.Pattern):
        return pattern.search(string) is not None
    return pattern == string


def has_state(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state.upper().replace("-", "_")))


def extents(node):
    component = node.get_component_iface()
    expect(component is not None, "it has gone")
    box = component.get_extents(Atspi.CoordType.WINDOW)
    return box.x, box.y, box.width, box.height


def is_visible(node):
    """Shown, as far as the toolkit says: it has a size, and neither it nor what holds it is hidden."""
    try:
        _, _, width, height = extents(node)
    except Failure:
        return False
    if width <= 0 or height <= 0:
        return False
    while node is not None and node.get_role() != Atspi.Role.APPLICATION:
        if node.get_component_iface() is not None and not has_state(node, "visible"):
            return False
        node = node.get_parent()
    return True


def describe(node):
    return f"{node.get_role_name()} “{node.get_name()}”"


# --- hands ---


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", errors="replace").stdout


def xdotool(*arguments):
    run("xdotool", *[str(a) for a in arguments])


def die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class App:
    """The program, running in a place. Used as a context it is closed with Ctrl+Q and must end well."""

    running = []

    def __init__(self, here, *arguments, locale="C.UTF-8", prefix=(), env=None, ready=True):
        self.place = here
        self.ended = False
        self.frame = None
        self.known = {}
        self.log = here.root / f"stderr-{time.monotonic_ns()}.txt"
        environment = {k: v for k, v in os.environ.items() if k not in ("LANGUAGE", "LANG", "WAYLAND_DISPLAY", "G_DEBUG", "GTK_THEME")}
        environment.update(
            GSETTINGS_BACKEND="memory", GTK_A11Y="atspi", GSK_RENDERER="cairo", GDK_BACKEND="x11", GIO_USE_VFS="local", LC_ALL=locale)
        environment.update(here.env())
        environment.update(env or {})
        if not arguments:
            arguments = (here.folder,)
        command = [*prefix, os.environ["GAINSAY"], *[os.fsencode(a) for a in arguments if a is not None]]
        with open(self.log, "wb") as stderr:
            self.process = subprocess.Popen(command, env=environment, cwd=here.root / "home", stdin=subprocess.DEVNULL,
                                            stdout=subprocess.DEVNULL, stderr=stderr, preexec_fn=die_with_parent)
        App.running.append(self)
        if ready:
            self.wait_ready()

    # The window

    def wait_ready(self):
        try:
            self.frame = wait_until(self.find_frame, LIMIT * 1.5, "the window in the accessibility tree")
            self.window = wait_until(self.find_window, what="the window on the display")
            wait_until(self.is_laid_out, what="the window's layout")
            wait_until(self.is_active, what="the window to be active")
        except Failure as error:
            raise Failure(f"{error}; exit status {self.process.poll()}; stderr: {self.stderr()[-2000:]}") from None

    def application(self):
        if self.process.poll() is not None:
            raise Failure(f"the program has ended with {self.process.returncode}: {self.stderr()[-2000:]}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                child.set_cache_mask(Atspi.Cache.NONE)
                return child
        return None

    def top_levels(self):
        application = self.application()
        if application is None:
            return []
        found = [application.get_child_at_index(i) for i in range(application.get_child_count())]
        return [node for node in found if node is not None]

    def find_frame(self):
        for node in self.top_levels():
            if node.get_role_name() in ("frame", "window") and has_state(node, "visible"):
                return node
        return None

    def windows(self):
        ids = re.findall(r"0x[0-9a-f]+", run("xprop", "-root", "_NET_CLIENT_LIST"))
        found = []
        for window in ids:
            with contextlib.suppress(subprocess.CalledProcessError):  # it has closed meanwhile
                if f"= {self.process.pid}\n" in run("xprop", "-id", window, "_NET_WM_PID"):
                    found.append(window)
        return found

    def dialog(self):
        """The window that is in front of the main one, if there is any."""
        return next((node for node in self.top_levels() if node.get_role_name() in ("dialog", "frame", "alert") and node != self.frame), None)

    def find_window(self):
        found = self.windows()
        return found[0] if found else None

    def geometry(self):
        lines = run("xdotool", "getwindowgeometry", "--shell", self.window)
        values = dict(line.split("=") for line in lines.split())
        return int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"])

    def is_laid_out(self):
        before = self.geometry(), extents(self.frame)
        time.sleep(0.03)
        return before == (self.geometry(), extents(self.frame)) and before[1][2] > 50

    def is_active(self):
        active = run("xprop", "-root", "_NET_ACTIVE_WINDOW").split()[-1]
        return int(active, 16) == int(self.window, 16)

    def title(self):
        return self.frame.get_name()

    def to_screen(self, x, y):
        """From what AT-SPI calls window coordinates, which leave the shadow out, to the screen's."""
        win_x, win_y, win_width, win_height = self.geometry()
        shadow = re.findall(r"\d+", run("xprop", "-id", self.window, "_GTK_FRAME_EXTENTS").partition("=")[2])
        left, right, top, bottom = [int(n) for n in shadow] if len(shadow) == 4 else (0, 0, 0, 0)
        _, _, width, height = extents(self.frame)
        border_x = (win_width - left - right - width) // 2
        border_y = (win_height - top - bottom - height) // 2
        return win_x + left + border_x + x, win_y + top + border_y + y

    # Finding

    def find(self, role=None, name=None, root=None, visible=True, states=()):
        """The first such node, or None. What was found before is looked at first: a walk through the tree is long."""
        key = str((role, name, visible, states, root))
        known = self.known.get(key)
        if known is not None:
            with contextlib.suppress(GLib.Error):
                if self.fits(known, role, name, visible, states):
                    return known
        found = next(self.all(role, name, root, visible, states), None)
        self.known[key] = found
        return found

    @staticmethod
    def fits(node, role, name, visible, states):
        return ((role is None or matches(role, node.get_role_name())) and matches(name, node.get_name() or "")
                and all(has_state(node, state) for state in states) and (not visible or is_visible(node)))

    def all(self, role=None, name=None, root=None, visible=True, states=()):
        for top in [root] if root is not None else self.top_levels():
            for node in walk(top):
                if self.fits(node, role, name, visible, states):
                    yield node

    def get(self, role=None, name=None, root=None, visible=True, states=(), seconds=None):
        """Waits for it."""
        what = f"{role or 'something'} “{getattr(name, 'pattern', name)}” {' '.join(states)}"
        try:
            return wait_until(lambda: self.find(role, name, root, visible, states), seconds, what)
        except Failure as error:
            raise Failure(f"{error}; there is: {self.dump()}") from None

    def gone(self, role=None, name=None, seconds=None):
        wait_until(lambda: self.find(role, name) is None, seconds, f"{role} “{getattr(name, 'pattern', name)}” to be gone")

    def dump(self):
        found = [describe(n) for top in self.top_levels() for n in walk(top) if n.get_name() and is_visible(n)]
        return "; ".join(found)[:6000]

    def focused(self):
        """What has the keyboard, in the window that has it."""
        for top in self.top_levels():
            if has_state(top, "active"):
                found = self.find(states=("focused",), visible=False, root=top)
                if found is not None:
                    return found
        return None

    # The article

    article_name = "Article"

    def article(self):
        return self.get("text", self.article_name)

    def text(self):
        node = self.article()
        return node.get_text_iface().get_text(0, -1)

    def wait_article(self, name):
        """Until the view shows that file's words; the text as in the file."""
        text = self.place.text(name)
        wait_until(lambda: self.text() == text, what=f"{name} in the view")
        return text

    def char_box(self, offset):
        box = self.article_node.get_text_iface().get_character_extents(offset, Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    def settle(self):
        """Until the text lies still: two looks in a row agree."""
        self.article_node = self.article()

        def still():
            before = self.char_box(0)
            time.sleep(0.04)
            return before == self.char_box(0) and before[3] > 0

        wait_until(still, what="the text to lie still")

    def find_phrase(self, phrase, nth=0):
        """Start and end of a phrase in the article, in code points."""
        text = self.text()
        at = -1
        for _ in range(nth + 1):
            at = text.find(phrase, at + 1)
            expect(at >= 0, f"no {phrase!r} in the article")
        return at, at + len(phrase)

    def point(self, offset, edge="start"):
        """Where a character is on the screen: its start edge, its middle, its end edge."""
        x, y, width, height = self.char_box(offset)
        return self.to_screen(x + {"start": 0, "middle": width // 2, "end": width}[edge], y + height // 2)

    def reveal(self, offset):
        """Scrolls with the wheel, as a person would, until the character is well inside the view."""
        self.settle()
        left, top, width, height = self.view_box()

        def in_sight():
            _, y, _, h = self.char_box(offset)
            if top + 20 <= y and y + h <= top + height - 20:
                return True
            middle = self.to_screen(left + width // 2, top + height // 2)
            xdotool("mousemove", *middle, "click", 5 if y > top else 4)
            return False

        wait_until(in_sight, what=f"character {offset} to come into sight")
        self.settle()

    def view_box(self):
        """The visible part of the article: the text's own box, cut by what scrolls it."""
        node = self.article()
        box = extents(node)
        parent = node.get_parent()
        if parent is not None and parent.get_role_name() == "scroll pane":
            box = extents(parent)
        return box

    def click_at(self, offset, times=1, button=1, edge="middle", modifier=None):
        self.reveal(offset)
        self.click_point(*self.point(offset, edge), times=times, button=button, modifier=modifier)

    def drag(self, start, end, modifier=None, right_to_left=False):
        """Presses at the start edge of one character, moves, and lets go at the end edge of another one."""
        self.reveal(start)
        first, last = ("end", "start") if right_to_left else ("start", "end")
        x1, y1 = self.point(start, first)
        x2, y2 = self.point(end - 1, last)
        self.drag_points((x1 + (-1 if right_to_left else 1), y1), (x2, y2), modifier)

    def drag_points(self, begin, end, modifier=None):
        (x1, y1), (x2, y2) = begin, end
        steps = ["mousemove", x1, y1, "sleep", 0.03]
        if modifier:
            steps += ["keydown", modifier]
        steps += ["mousedown", 1, "sleep", 0.03]
        for part in (1, 2, 3, 4):
            steps += ["mousemove", x1 + (x2 - x1) * part // 4, y1 + (y2 - y1) * part // 4, "sleep", 0.02]
        steps += ["mouseup", 1]
        if modifier:
            steps += ["keyup", modifier]
        xdotool(*steps)

    def click_words(self, offset, times, start, end):
        """A double or triple click, until what it selects reaches from start to end. A program that was kept from running for a
        while between two clicks takes them for two single ones, as it should: so there is another try."""
        for attempt in range(4):
            self.click_at(offset, times=times)
            try:
                return wait_until(lambda: self.selection() == (start, end), 2, f"{start} to {end} to be selected, not {self.selection()}")
            except Failure:
                if attempt == 3:
                    raise
                time.sleep(0.5)  # longer than a double click may take
        return None

    def selection(self):
        text = self.article().get_text_iface()
        if text.get_n_selections() < 1:
            return None
        chosen = text.get_selection(0)
        return chosen.start_offset, chosen.end_offset

    def select_phrase(self, phrase, nth=0, right_to_left=False):
        """Selects a phrase by a drag of the mouse, and waits until exactly that is selected."""
        start, end = self.find_phrase(phrase, nth)
        self.drag(start, end, right_to_left=right_to_left)
        self.wait_selection(start, end)
        return start, end

    def wait_selection(self, start, end):
        try:
            wait_until(lambda: self.selection() == (start, end), 3, f"{start} to {end} to be selected")
        except Failure as error:
            raise Failure(f"{error}; selected is {self.selection()}") from None

    def caret(self):
        return self.article().get_text_iface().get_caret_offset()

    # Acting

    def key(self, *keys):
        if keys:
            xdotool("key", "--delay", "12", *keys)

    def type(self, text):
        xdotool("type", "--delay", "12", "--", text)

    def click_point(self, x, y, times=1, button=1, modifier=None):
        steps = ["mousemove", x, y, "sleep", 0.03]
        if modifier:
            steps += ["keydown", modifier]
        steps += ["click", "--repeat", times, "--delay", 60, button]
        if modifier:
            steps += ["keyup", modifier]
        xdotool(*steps)

    def click(self, node, button=1, times=1):
        """In its middle, by the mouse."""
        x, y, width, height = wait_until(lambda: extents(node), what="its place")
        self.click_point(*self.to_screen(x + width // 2, y + height // 2), times=times, button=button)

    def activate(self, node):
        """Its action, as assistive technology does it."""
        action = node.get_action_iface()
        expect(action is not None and action.get_n_actions() > 0, lambda: f"{describe(node)} has no action")
        action.do_action(0)

    def open_menu(self, name):
        """Of a menu button. A click while another menu is still going away only hastens that."""
        for attempt in range(3):
            self.click(self.get(BUTTONS, name))
            try:
                wait_until(lambda: self.find(BUTTONS, name, states=("expanded",)), 2, f"the menu of “{name}”")
                return
            except Failure:
                if attempt == 2:
                    raise

    def choose(self, *names):
        """From a menu that is open, and the menus in it, by arrows and Return."""
        for name in names:
            node = self.get(MENU_ITEMS, name)
            for _ in range(20):
                if has_state(node, "focused"):
                    break
                self.key("Down")
                with contextlib.suppress(Failure):
                    wait_until(lambda: has_state(node, "focused"), 0.25)
            else:
                raise Failure(f"the arrows do not come to “{name}”")
            self.key("Return")
            wait_until(lambda: not has_state(node, "focused") or not self.is_active(), what=f"“{name}” to be chosen")

    def list(self, name):
        return self.get(LISTS, name)

    def each_row(self, name):
        """The rows of a list; none when it is not shown, as an empty one may be."""
        node = self.find(LISTS, name)
        for row in walk(node, 1) if node is not None else ():
            if row.get_role_name() in ROWS:
                yield row

    def rows(self, name):
        """Names of the rows of a list, from top to bottom."""
        found = [(extents(row)[1], row.get_name()) for row in self.each_row(name) if is_visible(row)]
        return [label for _, label in sorted(found, key=lambda pair: pair[0])]

    def row(self, name, pattern):
        def look():
            for row in self.each_row(name):
                if matches(pattern, row.get_name()) and is_visible(row):
                    return row
            return None

        try:
            return wait_until(look, what=f"a row “{getattr(pattern, 'pattern', pattern)}” in {name}")
        except Failure as error:
            raise Failure(f"{error}; rows are {self.rows(name)}") from None

    def chosen(self, name):
        """Names of the selected rows of a list."""
        return [row.get_name() for row in self.each_row(name) if has_state(row, "selected")]

    def wait_chosen(self, name, pattern):
        """Until such a row is selected; with None, until none is."""
        def look():
            names = self.chosen(name)
            return not names if pattern is None else any(matches(pattern, n) for n in names)

        try:
            wait_until(look, what=f"“{getattr(pattern, 'pattern', pattern)}” to be chosen in {name}")
        except Failure as error:
            raise Failure(f"{error}; chosen is {self.chosen(name)} of {self.rows(name)}") from None

    def wait_rows(self, name, condition, what):
        try:
            wait_until(lambda: condition(self.rows(name)), what=what)
        except Failure as error:
            raise Failure(f"{error}; rows are {self.rows(name)}") from None

    def pick(self, name):
        """A row of the list of articles, by the filter: in a long list not all of them have a row."""
        self.click(self.get(name="Filter articles"))
        self.key("ctrl+a")
        self.type(name)
        self.wait_rows("Articles", lambda rows: len(rows) == 1, f"one row for {name}")
        self.click(self.row("Articles", re.compile("")))

    def open_article(self, pattern, file):
        """By a click in the list."""
        self.click(self.row("Articles", pattern))
        return self.wait_article(file)

    def wait_saved(self, label="Saved"):
        """Until the indicator says so."""
        return self.get(name=label)

    def focus_article(self):
        """By the keyboard: the next pane, until it is the article's."""
        for _ in range(8):
            node = self.focused()
            if node is not None and node.get_role_name() == "text" and node.get_name() == self.article_name:
                return
            before = describe(node) if node is not None else None
            self.key("F6")
            with contextlib.suppress(Failure):
                wait_until(lambda: (lambda n: n is not None and describe(n) != before)(self.focused()), 2)
        raise Failure(f"F6 does not come to the article; the focus is on {describe(self.focused())}")

    # The end

    def stderr(self):
        return self.log.read_text(encoding="utf-8", errors="replace")

    def complaints(self):
        return [line for line in self.stderr().splitlines() if COMPLAINT.search(line)]

    def left_over(self):
        """Processes of this place that still run."""
        mark = f"{MARK}={self.place.root}\0".encode()
        found = []
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if mark in (folder / "environ").read_bytes() + b"\0" and int(folder.name) != os.getpid():
                    found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        return found

    def wait_end(self, status=0, seconds=None):
        """The program has ended, with that status, quietly, and nothing of it is left."""
        seconds = LIMIT if seconds is None else seconds
        try:
            found = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Failure(f"the program did not end within {seconds:g} s") from None
        self.forget()
        equal(self.complaints(), [], "complaints on stderr")
        equal(found, status, f"exit status (stderr: {self.stderr()[-1500:]!r})")
        wait_until(lambda: not self.left_over(), 3, f"no process to be left, as {self.left_over()}")

    def quit(self):
        self.key("ctrl+q")
        self.wait_end()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.forget()

    def forget(self):
        self.ended = True
        if self in App.running:
            App.running.remove(self)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            if not self.ended:
                self.quit()
            return False
        self.kill()
        return False


def take_picture(name):
    """Of the whole display, into the build folder. What came of it, for a comment."""
    folder = os.environ.get("GAINSAY_E2E_PICTURES")
    if not folder or not shutil.which("import"):
        return "no picture"
    path = os.path.join(folder, f"{name}.png")
    done = subprocess.run(["import", "-window", "root", path], stderr=subprocess.DEVNULL).returncode == 0
    return f"picture: {path}" if done else "no picture"


# --- TAP ---


class Report:
    count = 0
    failed = 0


def say(line):
    """To standard output, which services of the bus must not have: they would talk into our TAP."""
    os.write(int(os.environ.get(TAP, "1")), f"{line}\n".encode())


def comment(text):
    for line in str(text).splitlines():
        say(f"# {line}")


class Over(Exception):
    """A claim of this journey was not true: the rest of it makes no sense."""


@contextlib.contextmanager
def claim(text):
    """What is done inside shows that the text is true; one line of TAP."""
    begin = time.monotonic()
    try:
        yield
    except Skip as why:
        Report.count += 1
        say(f"ok {Report.count} - {text} # SKIP {why}")
        raise Over from None
    except Over:
        raise
    except Exception as error:
        picture = take_picture(f"failed-{pathlib.Path(sys.argv[0]).stem}-{Report.count + 1}")
        Report.count += 1
        Report.failed += 1
        say(f"not ok {Report.count} - {text}")
        comment("".join(traceback.format_exception_only(type(error), error)))
        comment("".join(traceback.format_tb(error.__traceback__)[-4:]))
        for app in App.running:
            comment(f"stderr: {app.stderr()[-2000:]}")
        comment(picture)
        raise Over(text) from error
    Report.count += 1
    say(f"ok {Report.count} - {text}")
    if os.environ.get("GAINSAY_E2E_TIMES"):
        comment(f"{time.monotonic() - begin:.2f} s")


JOURNEYS = []


def journey(function):
    """Makes a function a part of the test program; its doc string says what is travelled."""
    JOURNEYS.append(function)
    return function


def travel():
    only = sys.argv[1:]
    for function in JOURNEYS:
        if only and function.__name__ not in only:
            continue
        comment(function.__doc__ or function.__name__)
        begin = time.monotonic()
        before = Report.count
        try:
            function()
        except Over:
            pass
        except Exception:
            Report.count += 1
            Report.failed += 1
            say(f"not ok {Report.count} - {function.__name__}, after its last claim")
            comment(traceback.format_exc())
        for app in list(App.running):
            app.kill()
        if Report.count == before:
            Report.count += 1
            Report.failed += 1
            say(f"not ok {Report.count} - {function.__name__} claims something")
        comment(f"{function.__name__}: {time.monotonic() - begin:.1f} s")
    say(f"1..{Report.count}")
    return 1 if Report.failed else 0


# --- the display and the bus ---


def outside():
    """In a display and a session bus of its own, this program again."""
    missing = [tool for tool in ("Xvfb", "dbus-run-session", "openbox", "xdotool", "xprop") if shutil.which(tool) is None]
    if missing:
        say(f"1..0 # SKIP not installed: {', '.join(missing)}")
        return 0
    root = pathlib.Path(tempfile.mkdtemp(prefix="gainsay-e2e-display-"))
    (root / "runtime").mkdir(mode=0o700)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
    os.close(write)
    try:
        with os.fdopen(read) as stream:
            number = stream.readline().strip()
        if not number:
            say("Bail out! Xvfb did not start")
            return 1
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_", "AT_SPI"))}
        environment.update(DISPLAY=f":{number}", XDG_RUNTIME_DIR=str(root / "runtime"), HOME=str(root), LC_ALL="C.UTF-8",
                           XDG_CONFIG_HOME=str(root / "config"), XDG_CACHE_HOME=str(root / "cache"), XDG_DATA_HOME=str(root / "data"),
                           GSETTINGS_BACKEND="memory", GIO_USE_VFS="local", PYTHONDONTWRITEBYTECODE="1")
        environment[INSIDE] = "1"
        tap = os.dup(1)
        environment[TAP] = str(tap)
        return subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment, pass_fds=[tap],
                              stdout=subprocess.DEVNULL, preexec_fn=die_with_parent).returncode
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(root, ignore_errors=True)


def has_compositor():
    """Whether somebody composites: windows have shadows only then."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XGetSelectionOwner.restype = ctypes.c_ulong
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    try:
        return x11.XGetSelectionOwner(display, x11.XInternAtom(display, b"_NET_WM_CM_S0", 0)) != 0
    finally:
        x11.XCloseDisplay(display)


def inside():
    global Atspi, GLib
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi as atspi
    from gi.repository import GLib as glib

    Atspi, GLib = atspi, glib
    Atspi.set_timeout(800, 3000)
    helpers = []
    try:
        # Alt with the mouse is the program's: by default a window manager takes it.
        rules = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]) / "openbox.xml"
        rules.write_text(WINDOW_MANAGER, encoding="utf-8")
        for command in (["openbox", "--config-file", str(rules)], ["xcompmgr"]):
            if shutil.which(command[0]):
                helpers.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                                preexec_fn=die_with_parent))
        wait_until(lambda: "window id" in run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), what="the window manager")
        if len(helpers) > 1:
            wait_until(has_compositor, what="the compositor")
        return travel()
    finally:
        for helper in helpers:
            helper.terminate()
            helper.wait()


def main():
    """Ends the program with the journeys' result. Names of journeys as arguments choose among them."""
    try:
        import gi

        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError) as why:
        say(f"1..0 # SKIP {why}")
        sys.exit(0)
    if "GAINSAY" not in os.environ:
        sys.exit("GAINSAY must say where the program is")
    sys.exit(inside() if INSIDE in os.environ else outside())
