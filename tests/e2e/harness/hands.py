# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands: keys and the mouse, for the window that is in front."""

import contextlib

from .claims import Failure, expect, wait_until
from .eyes import BUTTONS, MENU_ITEMS, describe, extents, has_state
from .program import run

# Pixels from the edge of what scrolls, where the handle between two panes may take what is meant for a row.
EDGE = 8


def xdotool(*arguments):
    run("xdotool", *[str(a) for a in arguments])


class Hands:
    """The part of an App that acts."""

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

    def put_mouse_away(self):
        """In a corner of the screen. Where it lies, GTK chooses what opens under it, whatever the keyboard does."""
        xdotool("mousemove", 1, 1)

    def click(self, node, button=1, times=1):
        """In its middle, by the mouse; where it is out of sight, the wheel brings it there first."""
        self.bring(node)
        x, y, width, height = wait_until(lambda: extents(node), what="its place")
        self.click_point(*self.to_screen(x + width // 2, y + height // 2), times=times, button=button)

    def bring(self, node):
        """Scrolls what holds it until its middle is in sight, and not so near to an edge that a handle there would be hit."""
        pane = node.get_parent()
        while pane is not None and pane.get_role_name() != "scroll pane":
            pane = pane.get_parent()
        if pane is None:
            return

        def in_sight():
            _, top, _, room = extents(pane)
            _, y, _, height = extents(node)
            middle = y + height // 2
            if top + EDGE <= middle < top + room - EDGE:
                return True
            left, _, width, _ = extents(pane)
            xdotool("mousemove", *self.to_screen(left + width // 2, top + room // 2), "click", 5 if middle > top + EDGE else 4, "sleep", 0.05)
            return False

        wait_until(in_sight, what=f"{describe(node)} to come into sight")

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
