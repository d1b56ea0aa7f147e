# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists in the window, and choosing in them."""

import re

from .claims import Failure, wait_until
from .eyes import LISTS, ROWS, extents, has_state, is_visible, matches, walk


class Lists:
    """The part of an App that knows rows."""

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
