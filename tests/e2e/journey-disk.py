# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that does not answer: the window goes on, says what it waits for, and keeps the work elsewhere. And which thread asks the disk for what, in which order."""

import os
import re
import shutil
import signal
import subprocess

from harness import App, Skip, claim, comment, equal, expect, journey, main, place, wait_until

PHRASE = "They signed the lease in March"
ROW = re.compile("They signed the lease")
OTHER = "rejected the claim"


class Gate:
    """What tests/faults/gate.c takes for orders."""

    def __init__(self, here):
        self.folder = here.root / "gate"
        self.folder.mkdir()
        self.here = here

    def env(self):
        if not os.environ.get("GAINSAY_GATE_SO"):
            raise Skip("GAINSAY_GATE_SO is not set")
        return {"LD_PRELOAD": os.environ["GAINSAY_GATE_SO"], "GAINSAY_GATE": str(self.folder), "GAINSAY_GATE_DISK": str(self.here.folder)}

    def close(self, only=""):
        if only:
            (self.folder / "only").write_text(only)
        (self.folder / "closed").touch()

    def open(self):
        (self.folder / "closed").unlink()

    def wait(self, call):
        wait_until(lambda: (self.folder / f"waits-{call}").exists(), what=f"the program to wait in {call}")

    def asked_by_main_thread(self):
        path = self.folder / "main"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def recovered(here):
    return [p for p in (here.root / "state" / "gainsay" / "recovery").rglob("sidecar.json") if PHRASE in p.read_text(encoding="utf-8")]


def begin(here, gate):
    app = App(here, here.folder / "harbour.txt", env=gate.env())
    app.wait_article("harbour.txt")
    app.select_phrase(PHRASE)
    return app


@journey
def while_saving():
    """The disk hangs in the middle of a save: one goes on marking, and closes."""
    with place() as here:
        gate = Gate(here)
        with claim("while the disk does not answer, the window takes marks and steps back"):
            app = begin(here, gate)
            gate.close("fsync")
            app.key("2")
            app.row("Statements", ROW)
            gate.wait("fsync")
            app.get(name="Saving…")
            app.select_phrase(OTHER)
            app.key("1")
            app.row("Statements", re.compile(OTHER))
            app.key("ctrl+z")
            wait_until(lambda: len(app.rows("Statements")) == 1, what="one statement")
        with claim("after some seconds the work is in the recovery folder, and the indicator says why"):
            app.get(name=re.compile("does not answer.*safe in", re.S), seconds=12)
            expect(recovered(here), "nothing is in the recovery folder")
            equal(here.sidecar("harbour.txt"), None, "the sidecar")
        with claim("when the disk answers, it is saved by itself, and the recovery folder is empty"):
            gate.open()
            here.wait_statements("harbour.txt", 1)
            app.wait_saved()
            wait_until(lambda: not recovered(here), what="the recovery folder to be empty")
            app.quit()


@journey
def closing_waits():
    """Closed while the disk hangs: it says so, waits, and goes when the disk answers."""
    with place() as here:
        gate = Gate(here)
        with claim("a window that is closed says what it waits for"):
            app = begin(here, gate)
            gate.close("write")
            app.key("2")
            gate.wait("write")
            app.key("ctrl+w")
            app.get(name="Close without waiting?")
            app.get(name="Cancel")
        with claim("and closes by itself when the disk answers, with everything saved"):
            gate.open()
            app.wait_end()
            equal([s["spans"][0]["exact"] for s in here.statements("harbour.txt")], [PHRASE], "what is on disk")
            equal(recovered(here), [], "the recovery folder")


@journey
def closing_at_once():
    """Closed while the disk hangs, without waiting: the work is there at the next start."""
    with place() as here:
        gate = Gate(here)
        with claim("Cancel keeps the window, with all that is in it"):
            app = begin(here, gate)
            gate.close("write")
            app.key("2")
            gate.wait("write")
            app.key("ctrl+q")
            app.get(name="Close without waiting?")
            app.key("Escape")
            app.gone(name="Close without waiting?")
            app.row("Statements", ROW)
        with claim("Close Now ends the program, and the work is in the recovery folder"):
            app.key("ctrl+q")
            app.get(name="Close Now")
            app.key("Return")
            app.wait_end()
            expect(recovered(here), "nothing is in the recovery folder")
            equal(here.sidecar("harbour.txt"), None, "the sidecar")
        with claim("the next start has it, and saves it beside the article"):
            with App(here, here.folder / "harbour.txt") as again:
                again.wait_article("harbour.txt")
                again.row("Statements", ROW)
                here.wait_statements("harbour.txt", 1)
                wait_until(lambda: not recovered(here), what="the recovery folder to be empty")


@journey
def told_to_stop():
    """SIGTERM while the disk hangs: the program ends all the same, and nothing is lost."""
    with place() as here:
        gate = Gate(here)
        with claim("SIGTERM ends the program though its disk does not answer, with the work in the recovery folder"):
            app = begin(here, gate)
            gate.close("write")
            app.key("2")
            gate.wait("write")
            app.process.send_signal(signal.SIGTERM)
            app.wait_end()
            expect(recovered(here), "nothing is in the recovery folder")
        with claim("the next start has it"):
            with App(here, here.folder / "harbour.txt") as again:
                again.wait_article("harbour.txt")
                again.row("Statements", ROW)


@journey
def the_main_thread():
    """Opening, marking, typing, another article, undo, closing."""
    with place() as here:
        gate = Gate(here)
        with claim("the main thread asks the disk with the articles for nothing"):
            app = App(here, env=gate.env())
            # Before there is a window, what was named on the command line is looked at.
            begun = len(gate.asked_by_main_thread())
            app.open_article(re.compile("^Fishing crews"), "harbour.txt")
            app.select_phrase(PHRASE)
            app.key("2")
            app.row("Statements", ROW)
            app.wait_saved()
            app.key("Return")
            app.focus_field("Note")
            app.type("so they say")
            here.wait_statements("harbour.txt", 1, lambda all: all[0].get("note") == "so they say")
            app.key("ctrl+Next")
            app.wait_article("mina.txt")
            app.key("ctrl+Prior")
            app.wait_article("harbour.txt")
            app.key("ctrl+z")
            here.wait_statements("harbour.txt", 1, lambda all: "note" not in all[0])
            app.quit()
            equal(gate.asked_by_main_thread()[begun:], [], "what the main thread asked for")


def strace_prefix(log):
    if not shutil.which("strace") or subprocess.run(["strace", "-D", "-qq", "-o", "/dev/null", "true"], stderr=subprocess.DEVNULL).returncode != 0:
        raise Skip("strace cannot trace here")
    # The program keeps its own number; what is left out runs at full speed.
    return ("strace", "-D", "-f", "-qq", "--seccomp-bpf", "-e", "trace=openat,write,fsync,fdatasync,rename,renameat,renameat2,close", "-o", str(log), "--")


@journey
def in_order():
    """What is written while one marks, as the system sees it."""
    with place() as here:
        with claim("each file is written beside its place, made durable, renamed, and its folder made durable; the main thread does none of it"):
            log = here.root / "strace.log"
            app = App(here, here.folder / "harbour.txt", prefix=strace_prefix(log))
            app.wait_article("harbour.txt")
            app.select_phrase(PHRASE)
            app.key("2")
            here.wait_statements("harbour.txt", 1, seconds=20)
            app.select_phrase(OTHER)
            app.key("1")
            here.wait_statements("harbour.txt", 2, seconds=20)
            app.wait_saved()
            app.quit()
            saves = check_order(log.read_text(encoding="utf-8", errors="replace").splitlines(), str(here.folder), app.process.pid)
            expect(saves >= 2, f"{saves} saves were seen")
            comment(f"{saves} saves")


def check_order(lines, folder, main_thread):
    """How many saves there were. Each thread by itself: nobody shares a descriptor."""
    threads, pending = {}, {}
    for line in lines:
        thread, _, call = line.partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            pending[thread] = call[: -len("<unfinished ...>")].rstrip()
            continue
        resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", call)
        if resumed:
            call = pending.pop(thread, "") + resumed.group(1)
        threads.setdefault(thread, []).append(call)
    n = 0
    for thread, calls in threads.items():
        for i, call in enumerate(calls):
            made = re.match(r'openat\((\d+), "(\.[^"]*\.tmp)", .*O_EXCL.* = (\d+)$', call)
            if not made:
                continue
            folder_fd, name, fd = made.groups()
            opened = next((c for c in reversed(calls[:i]) if re.match(r"openat\(.*O_DIRECTORY\) += " + folder_fd + "$", c)), "")
            if f'"{folder}"' not in opened:
                continue
            rest = [c for c in calls[i:] if re.match(rf"(write|fsync|close)\(({fd}|{folder_fd})\b", c) or name in c]
            shape = [re.match(r"\w+", c).group(0).rstrip("at2") + ("!" if re.match(rf"\w+\({folder_fd}\)", c) else "") for c in rest[1:]]
            expect(re.match(r"(wri,)+fsync,close,rename,fsync!,.*close!", ",".join("wri" if s.startswith("wri") else s for s in shape)),
                   lambda: f"{name}: {shape}")
            expect(int(thread) != main_thread, f"{name} is written by the main thread")
            n += 1
    return n


main()
