# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a process: how it is started, what it complains of, how it must end. No window in here."""

import contextlib
import ctypes
import os
import pathlib
import re
import signal
import subprocess
import time

from .claims import LIMIT, Failure, Report, equal, expect, wait_until
from .place import MARK

LEFT_WITHIN = 3.0
COMPLAINT = re.compile(r"WARNING|CRITICAL|ERROR|Sanitizer|runtime error:|assertion")
# Of who asks, not of the program: so GTK answers a screen reader that wants to know where on the screen something is.
ANSWER = "Screen coordinates not supported, reported positions will be wrong"


def find_complaints(stderr):
    """The lines in which the program, or a library in its name, says that something is wrong with it."""
    return [line for line in stderr.splitlines() if COMPLAINT.search(line) and ANSWER not in line]


def judge_end(found, wanted, stderr):
    """Fails unless the program ended as it should, without a word of complaint. A crash is a negative status."""
    complaints = find_complaints(stderr)
    expect(not complaints, lambda: f"complaints on stderr: {complaints}, in\n{stderr[-6000:]}")
    equal(found, wanted, f"exit status (stderr: {stderr[-1500:]!r})")


def run(*command):
    """What a tool prints; it must succeed."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", errors="replace").stdout


def die_with_parent():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Program:
    """Runs in a place."""

    def __init__(self, here, *arguments, locale="C.UTF-8", prefix=(), env=None):
        self.place = here
        self.ended = False
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
        Report.running.append(self)

    def stderr(self):
        return self.log.read_text(encoding="utf-8", errors="replace")

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
        judge_end(found, status, self.stderr())
        try:
            wait_until(lambda: not self.left_over(), LEFT_WITHIN, "no process to be left")
        except Failure as error:
            raise Failure(f"{error}, as {self.left_over()}") from None

    def kill(self):
        """SIGKILL, to a program that runs and had nothing to complain of until then."""
        self.process.kill()
        self.wait_end(-signal.SIGKILL)

    def abandon(self):
        """Of a journey that has failed already."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.forget()

    def forget(self):
        self.ended = True
        if self in Report.running:
            Report.running.remove(self)
