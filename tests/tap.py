# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks in Python as TAP: one claim after the other, and below each what is wrong."""

import sys

MOST_LINES = 50


class Skip(Exception):
    """Raised by a check that cannot be made here; says why."""


class Report:
    """Prints claims as they come; end() prints how many there were, and ends the program."""

    def __init__(self):
        self.count = 0
        self.failed = False

    def claim(self, text, wrong):
        """@wrong: a list of lines; with none, the claim holds."""
        self.count += 1
        self.failed = self.failed or bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {self.count} - {text}")
        for line in wrong[:MOST_LINES]:
            print(f"# {line}")
        if len(wrong) > MOST_LINES:
            print(f"# and {len(wrong) - MOST_LINES} more")

    def skip(self, text, reason):
        self.count += 1
        print(f"ok {self.count} - {text} # SKIP {reason}")

    def end(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed else 0)


def run(checks, *arguments):
    """Calls each check, whose docstring is its claim, with @arguments; it gives a list of what is wrong, or raises Skip. Ends the program."""
    report = Report()
    for check in checks:
        text = check.__doc__.rstrip(".")
        try:
            report.claim(text, check(*arguments))
        except Skip as reason:
            report.skip(text, reason)
    report.end()
