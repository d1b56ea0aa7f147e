# SPDX-License-Identifier: GPL-3.0-or-later
"""The article in the window: its words, where they are on the screen, and selecting them."""

import time

from .claims import Failure, expect, wait_until
from .eyes import Atspi, extents, text_of
from .hands import xdotool


class Reading:
    """The part of an App that knows the reading view."""

    article_name = "Article"

    def article(self):
        return self.get("text", self.article_name)

    def text(self):
        node = self.article()
        return text_of(node)

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
        chosen = Atspi.Text.get_selection(text, 0)
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

    # By the keyboard

    def caret_to(self, offset):
        """With arrows, as many as it takes: one goes over a whole cluster, and from right to left in some scripts."""
        self.step("Right", "Left", offset, self.caret)

    def extend_to(self, offset):
        """The end of the selection, by arrows with Shift."""
        self.step("shift+Right", "shift+Left", offset, self.caret)

    def step(self, forward, backward, offset, where):
        for _ in range(12):
            away = offset - where()
            if away == 0:
                return
            before = where()
            xdotool("key", "--delay", "4", *[forward if away > 0 else backward] * abs(away))
            wait_until(lambda: where() != before, what="the caret to move")
            self.wait_still(where)
        raise Failure(f"the arrows do not come to {offset}, but to {where()}")

    @staticmethod
    def wait_still(look):
        """Until two looks in a row agree."""

        def still():
            before = look()
            time.sleep(0.03)
            return before == look()

        wait_until(still, what="it to lie still")
