# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in its window, with all that a journey does to it."""

import contextlib

from .claims import Failure, wait_until
from .eyes import describe, extents, matches
from .hands import Hands
from .lists import Lists
from .reading import Reading
from .window import Window


class App(Window, Reading, Hands, Lists):
    """Used as a context it is closed with Ctrl+Q and must end well."""

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

    def focus_name(self):
        node = self.focused()
        return node.get_name() if node is not None else None

    def focus_field(self, name, back=False, role=None):
        """By Tab, from wherever the keyboard is; or back, by Shift+Tab."""
        for _ in range(60):
            node = self.focused()
            if node is not None and matches(name, node.get_name()) and matches(role, node.get_role_name()):
                return node
            before = (describe(node), extents(node)) if node is not None else None
            self.key("shift+Tab" if back else "Tab")
            with contextlib.suppress(Failure):
                wait_until(lambda: (lambda n: n is not None and (describe(n), extents(n)) != before)(self.focused()), 1)
        raise Failure(f"Tab does not come to “{getattr(name, 'pattern', name)}”; the focus is on “{self.focus_name()}”")

    def leave_details(self):
        """By Esc, as often as it takes, but not often: what is typed goes first."""
        for _ in range(3):
            self.key("Escape")
            with contextlib.suppress(Failure):
                wait_until(lambda: self.focus_name() == self.article_name, 0.5)
                return
        raise Failure(f"Esc does not come back to the article; the focus is on “{self.focus_name()}”")

    def quit(self):
        self.key("ctrl+q")
        self.wait_end()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.abandon()
        elif not self.ended:
            self.quit()
        return False
