# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims, and what becomes of them: TAP. Nothing in here knows of windows."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import time
import traceback

TAP = "GAINSAY_E2E_TAP"
LIMIT = float(os.environ.get("GAINSAY_E2E_LIMIT", "10"))


class Failure(AssertionError):
    """What a journey expected and did not find."""


class Skip(Exception):
    """Why a journey can't be made here."""


class Over(Exception):
    """A claim of this journey was not true: the rest of it makes no sense."""


# What may be raised by a look at something that vanishes meanwhile; the eyes add what theirs raise.
PASSING = [Failure, OSError, ValueError, subprocess.CalledProcessError]


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
        except tuple(PASSING) as error:
            last = error
        if time.monotonic() > end:
            raise Failure(f"waited {seconds:g} s for {what}" + (f": {last}" if last else ""))
        time.sleep(0.015)


def expect(condition, message):
    if not condition:
        raise Failure(message() if callable(message) else message)


def equal(found, wanted, what):
    expect(found == wanted, lambda: f"{what}: found {found!r}, wanted {wanted!r}")


class Report:
    """What was claimed so far, and the programs that run meanwhile."""

    count = 0
    failed = 0
    journeys = []
    running = []

    @classmethod
    def good(cls, text):
        cls.count += 1
        say(f"ok {cls.count} - {text}")

    @classmethod
    def bad(cls, text, why=""):
        cls.count += 1
        cls.failed += 1
        say(f"not ok {cls.count} - {text}")
        comment(why)


def say(line):
    """To standard output, which services of the bus must not have: they would talk into our TAP."""
    os.write(int(os.environ.get(TAP, "1")), f"{line}\n".encode())


def comment(text):
    for line in str(text).splitlines():
        say(f"# {line}")


def take_picture(name):
    """Of the whole display, into the build folder. What came of it, for a comment."""
    folder = os.environ.get("GAINSAY_E2E_PICTURES")
    if not folder or not shutil.which("import"):
        return "no picture"
    path = os.path.join(folder, f"{name}.png")
    done = subprocess.run(["import", "-window", "root", path], stderr=subprocess.DEVNULL).returncode == 0
    return f"picture: {path}" if done else "no picture"


@contextlib.contextmanager
def claim(text):
    """What is done inside shows that the text is true; one line of TAP."""
    begin = time.monotonic()
    try:
        yield
    except Skip as why:
        Report.good(f"{text} # SKIP {why}")
        raise Over from None
    except Over:
        raise
    except Exception as error:
        picture = take_picture(f"failed-{pathlib.Path(sys.argv[0]).stem}-{Report.count + 1}")
        Report.bad(text, "".join(traceback.format_exception_only(type(error), error)))
        comment("".join(traceback.format_tb(error.__traceback__)[-4:]))
        for program in Report.running:
            comment(f"stderr: {program.stderr()[-2000:]}")
        comment(picture)
        raise Over(text) from error
    Report.good(text)
    if os.environ.get("GAINSAY_E2E_TIMES"):
        comment(f"{time.monotonic() - begin:.2f} s")


def journey(function):
    """Makes a function a part of the test program; its doc string says what is travelled."""
    Report.journeys.append(function)
    return function


def travel(names):
    """Makes the journeys of these names, or all. The exit status: 0 when each made claims, and all of them were true."""
    known = [function.__name__ for function in Report.journeys]
    for name in set(names) - set(known):
        Report.bad(f"there is a journey called {name}", f"there are: {', '.join(known)}")
    if not known:
        Report.bad("there is a journey")
    for function in Report.journeys:
        if not names or function.__name__ in names:
            make_journey(function)
    say(f"1..{Report.count}")
    return 1 if Report.failed else 0


def make_journey(function):
    comment(function.__doc__ or function.__name__)
    begin = time.monotonic()
    before = Report.count
    try:
        function()
        if Report.running:
            Report.bad(f"{function.__name__} ends each program that it starts")
    except Over:
        pass
    except Exception:
        Report.bad(f"{function.__name__}, after its last claim", traceback.format_exc())
    for program in list(Report.running):
        program.abandon()
    if Report.count == before:
        Report.bad(f"{function.__name__} claims something")
    comment(f"{function.__name__}: {time.monotonic() - begin:.1f} s")
