# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's window: on the display, in the accessibility tree, and what is in it."""

import contextlib
import re
import subprocess
import time

from .claims import LIMIT, Failure, wait_until
from .eyes import Atspi, GLib, describe, extents, has_state, is_visible, matches, walk, walk_except
from .program import Program, run


def parse_geometry(shell):
    """x, y, width and height from what xdotool prints as shell variables."""
    values = dict(line.split("=") for line in shell.split())
    return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))


def parse_frame_extents(property_line):
    """left, right, top and bottom of a shadow from what xprop prints; zeros without one."""
    found = [int(n) for n in re.findall(r"\d+", property_line.partition("=")[2])]
    return tuple(found) if len(found) == 4 else (0, 0, 0, 0)


def control_of(node):
    """The button in a drop-down list has the keyboard for it, and is called by what is chosen."""
    parent = node.get_parent()
    return parent if parent is not None and parent.get_role_name() == "combo box" else node


class Window(Program):
    """Finds its way in it."""

    def __init__(self, here, *arguments, ready=True, **kwargs):
        super().__init__(here, *arguments, **kwargs)
        self.frame = None
        self.known = {}
        self.last_focus = None
        if ready:
            self.wait_ready()

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
        return parse_geometry(run("xdotool", "getwindowgeometry", "--shell", self.window))

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
        left, right, top, bottom = parse_frame_extents(run("xprop", "-id", self.window, "_GTK_FRAME_EXTENTS"))
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
        """What has the keyboard, in the window that has it. It is looked for from where it was last, outwards: a walk is long."""
        for top in self.top_levels():
            if has_state(top, "active"):
                found = self.find_focus_near(top) or next((node for node in walk(top) if has_state(node, "focused")), None)
                if found is not None:
                    self.last_focus = found
                    return control_of(found)
        return None

    def find_focus_near(self, top):
        """Around what had the keyboard last; None when that is not in this window, or has gone."""
        way = []
        with contextlib.suppress(GLib.Error):
            node = self.last_focus
            while node is not None and node != top:
                way.append(node)
                node = node.get_parent()
            if node is None:  # in another window, which remembers it
                return None
            seen = None
            for node in way:
                for below in walk_except(node, seen):
                    if has_state(below, "focused"):
                        return below
                seen = node
        return None
