# SPDX-License-Identifier: GPL-3.0-or-later
"""That the harness lets nothing bad pass: small programs and journeys that are wrong in one way each must fail. Needs no display."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import traceback

from harness import App, program
from harness.claims import Failure, equal, expect, wait_until
from harness.place import check_quotes, place
from harness.program import Program, find_complaints, judge_end

HERE = pathlib.Path(__file__).resolve().parent
SOON = 0.05
ARTICLE = {"a.txt": "Orsel accuse Tesler.\n"}
TESTS = []


def test(function):
    TESTS.append(function)
    return function


@contextlib.contextmanager
def fails(*words):
    """What is inside must fail, and say these words."""
    try:
        yield
    except Failure as error:
        for word in words:
            expect(word in str(error), lambda: f"“{word}” is not in “{error}”")
        return
    raise Failure("it did not fail")


# --- journeys: each is a program of its own, as the real ones are ---


def travel(source, *names):
    """Exit status and lines of TAP of a program with these journeys."""
    with tempfile.TemporaryDirectory(prefix="gainsay-harness-") as folder:
        path = pathlib.Path(folder) / "journey.py"
        path.write_text("import sys\nfrom harness.claims import *\nfrom harness.claims import travel\nfrom harness.place import place\n"
                        f"from harness.program import Program\n{source}\nsys.exit(travel(sys.argv[1:]))\n", encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(HERE), "GAINSAY_E2E_LIMIT": "5"}
        for name in ("GAINSAY_E2E_TAP", "GAINSAY_E2E_PICTURES", "GAINSAY_E2E_TIMES"):
            environment.pop(name, None)
        done = subprocess.run([sys.executable, str(path), *names], env=environment, capture_output=True, text=True)
        return done.returncode, [line for line in done.stdout.splitlines() if not line.startswith("#")], done.stdout + done.stderr


def expect_travel(source, status, lines, *names):
    found, said, all_said = travel(source, *names)
    equal((found, said), (status, lines), f"status and TAP of {all_said!r}")


@test
def a_true_claim_passes():
    expect_travel("@journey\ndef one():\n with claim('true'):\n  pass", 0, ["ok 1 - true", "1..1"])


@test
def a_false_claim_fails_and_ends_its_journey_but_not_the_next():
    expect_travel("@journey\ndef one():\n with claim('false'):\n  equal(1, 2, 'one')\n with claim('never made'):\n  pass\n"
                  "@journey\ndef two():\n with claim('true'):\n  pass", 1, ["not ok 1 - false", "ok 2 - true", "1..2"])


@test
def an_error_of_any_kind_in_a_claim_fails():
    expect_travel("@journey\ndef one():\n with claim('broken'):\n  {}['there is none']", 1, ["not ok 1 - broken", "1..1"])


@test
def an_error_between_claims_fails():
    expect_travel("@journey\ndef one():\n with claim('true'):\n  pass\n {}['there is none']", 1,
                  ["ok 1 - true", "not ok 2 - one, after its last claim", "1..2"])


@test
def a_journey_that_claims_nothing_fails():
    expect_travel("@journey\ndef one():\n pass", 1, ["not ok 1 - one claims something", "1..1"])


@test
def a_program_without_journeys_fails():
    expect_travel("", 1, ["not ok 1 - there is a journey", "1..1"])


@test
def a_name_that_no_journey_has_fails():
    expect_travel("@journey\ndef one():\n with claim('true'):\n  pass", 1, ["not ok 1 - there is a journey called two", "1..1"], "two")


@test
def a_skipped_claim_says_so_and_ends_its_journey():
    expect_travel("@journey\ndef one():\n with claim('here'):\n  raise Skip('no')\n with claim('never made'):\n  pass", 0,
                  ["ok 1 - here # SKIP no", "1..1"])


@test
def a_program_that_is_left_running_fails_and_is_ended():
    with fake("exec sleep 60"):
        found, said, all_said = travel("@journey\ndef one():\n with place(texts={'a.txt': 'a'}) as here, claim('true'):\n"
                                       "  running = Program(here)\n  print('# pid', running.process.pid, flush=True)")
    equal((found, said), (1, ["ok 1 - true", "not ok 2 - one ends each program that it starts", "1..2"]), "status and TAP")
    pid = all_said.partition("# pid ")[2].split()[0]
    wait_until(lambda: not pathlib.Path("/proc", pid).exists(), 3, "the program to be gone")


@test
def an_article_that_changed_fails_a_journey():
    expect_travel("@journey\ndef one():\n with place(texts={'a.txt': 'a'}) as here:\n  with claim('true'):\n"
                  "   (here.folder / 'a.txt').write_text('b')", 1, ["ok 1 - true", "not ok 2 - one, after its last claim", "1..2"])


# --- waiting ---


@test
def waiting_gives_what_was_found():
    looks = iter([None, 0, "found"])
    equal(wait_until(lambda: next(looks), 5), "found", "what was found")


@test
def waiting_ends_at_its_limit_and_says_for_what_and_why():
    begin = time.monotonic()
    with fails("0.05 s", "the moon", "behind a cloud"):
        wait_until(lambda: expect(False, "behind a cloud"), SOON, "the moon")
    expect(time.monotonic() - begin >= SOON, "it gave up too early")


@test
def waiting_outlives_what_vanishes_but_not_our_own_mistakes():
    looks = iter([OSError(), ValueError(), Failure()])

    def look():
        error = next(looks, None)
        if error is not None:
            raise error
        return "found"

    equal(wait_until(look, 5), "found", "what was found")
    try:
        wait_until(lambda: {}["there is none"], 5)
    except KeyError:
        return
    raise Failure("a mistake was waited away")


@test
def what_differs_is_not_equal():
    equal([1, {"a": 2}], [1, {"a": 2}], "the same")
    with fails("the colour", "'red'", "'blue'"):
        equal("red", "blue", "the colour")
    with fails("said late"):
        expect([], lambda: "said late")


# --- what is on disk ---


@test
def articles_that_change_or_go_are_noticed_and_new_files_beside_them_are_not():
    with place(texts=ARTICLE) as here:
        here.write_statements("a.txt")
        (here.folder / "gainsay.json").write_text("{}")
        (here.folder / "b.txt").write_text("new")
    for change in (lambda path: path.write_text("Orsel accuse Tesler\n"), lambda path: path.unlink(), lambda path: path.rename(path.with_name("c.txt"))):
        with fails("the articles' hashes"), place(texts=ARTICLE) as here:
            change(here.folder / "a.txt")
    expect(not here.root.exists(), "the place was not removed")


@test
def statements_must_quote_the_article_in_each_role():
    text = "Orsel accuse Tesler.\n"
    good = {"start": 0, "end": 5, "exact": "Orsel"}
    bad = {"start": 1, "end": 6, "exact": "Orsel"}
    check_quotes(text, [{"spans": [good], "cue": {"spans": [good]}, "source": [{"actor": "Orsel"}, {"spans": [good]}], "target": [{"spans": [good]}]}])
    for statement in ({"spans": [good, bad]}, {"spans": [good], "cue": {"spans": [bad]}}, {"spans": [good], "source": [{"spans": [bad]}]},
                      {"spans": [good], "target": [{"actor": "Tesler"}, {"spans": [bad]}]}):
        with fails("the words at the offsets"):
            check_quotes(text, [statement])


@test
def statements_on_disk_are_waited_for_and_looked_at():
    with place(texts=ARTICLE) as here:
        equal(here.wait_statements("a.txt", 0, seconds=SOON), [], "statements")
        with fails("1 statements", "on disk: nothing"):
            here.wait_statements("a.txt", 1, seconds=SOON)
        statement = {"id": "x", "layer": "denial", "spans": [here.span("a.txt", "Tesler")]}
        here.write_statements("a.txt", statement)
        equal(here.wait_statements("a.txt", 1, seconds=SOON), [statement], "statements")
        with fails("Tesler"):
            here.wait_statements("a.txt", 1, lambda all: all[0]["layer"] == "accusation", seconds=SOON)
        here.write_statements("a.txt", {**statement, "spans": [{"start": 0, "end": 6, "exact": "Tesler"}]})
        with fails("the words at the offsets"):
            here.wait_statements("a.txt", 1, seconds=SOON)
        here.sidecar_path("a.txt").write_text(json.dumps({"statements": []})[:-1])
        with fails('{"statements": []'):
            here.wait_statements("a.txt", 0, seconds=SOON)


# --- the program ---


@contextlib.contextmanager
def fake(script):
    """A shell script in the place of the program."""
    with tempfile.TemporaryDirectory(prefix="gainsay-harness-") as folder:
        path = pathlib.Path(folder) / "gainsay"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        before = os.environ.get("GAINSAY")
        os.environ["GAINSAY"] = str(path)
        try:
            yield
        finally:
            os.environ.pop("GAINSAY")
            if before is not None:
                os.environ["GAINSAY"] = before


def end(script, **kwargs):
    with fake(script), place(texts=ARTICLE) as here:
        Program(here).wait_end(**kwargs)


@test
def complaints_are_told_from_other_words():
    for line in ("(gainsay:7): Gtk-WARNING **: 10:00:00.000: no", "(gainsay:7): GLib-GObject-CRITICAL **: 10:00:00.000: no",
                 "==7==ERROR: AddressSanitizer: heap-use-after-free", "SUMMARY: LeakSanitizer: 8 bytes leaked",
                 "../src/a.c:1:2: runtime error: signed integer overflow", "Gsy:ERROR:../src/a.c:1:f: assertion failed: (a)",
                 "gainsay: a.c:1: f: Assertion `a' failed, assertion"):
        equal(find_complaints(f"fine\n{line}\nfine"), [line], "complaints")
    equal(find_complaints("Gtk-Message: hello\nfine\n\n"), [], "complaints")
    equal(find_complaints("(gainsay:7): Gtk-WARNING **: 10:00:00.000: Screen coordinates not supported, reported positions will be wrong\n"), [], "complaints")
    equal(find_complaints(""), [], "complaints")


@test
def an_end_is_good_only_when_quiet_and_with_its_status():
    judge_end(0, 0, "fine\n")
    judge_end(3, 3, "")
    for found, wanted, stderr, word in ((0, 0, "x-CRITICAL **: no", "no"), (1, 0, "", "exit status"), (0, 1, "", "exit status"),
                                        (-11, 0, "", "-11"), (-6, 0, "gone", "gone"), (-9, -9, "x-WARNING **: no", "no")):
        with fails(word):
            judge_end(found, wanted, stderr)


@test
def a_quiet_program_passes():
    end("exit 0")
    end("echo fine >&2; exit 3", status=3)


@test
def a_warning_a_critical_and_a_crash_fail():
    for script, word in (("echo '(gainsay:7): Gtk-WARNING **: no' >&2", "WARNING"), ("echo '(gainsay:7): Gsy-CRITICAL **: no' >&2", "CRITICAL"),
                         ("kill -SEGV $$", "-11"), ("kill -ABRT $$", "-6"), ("exit 1", "exit status")):
        with fails(word):
            end(script)


@test
def a_program_that_does_not_end_fails():
    with fake("exec sleep 60"), place(texts=ARTICLE) as here:
        running = Program(here)
        try:
            with fails("did not end"):
                running.wait_end(seconds=SOON)
        finally:
            running.abandon()


@test
def a_process_that_stays_behind_fails():
    limit, program.LEFT_WITHIN = program.LEFT_WITHIN, 0.2
    try:
        with fake("sleep 60 > /dev/null 2>&1 &\necho $! > pid"), place(texts=ARTICLE) as here:
            with fails("no process", "sleep 60"):
                Program(here).wait_end()
            os.kill(int((here.root / "home" / "pid").read_text()), 9)
    finally:
        program.LEFT_WITHIN = limit


@test
def only_a_program_that_runs_and_is_quiet_can_be_killed():
    with fake("echo ready >&2; exec sleep 60"), place(texts=ARTICLE) as here:
        running = Program(here)
        wait_until(running.stderr, 5, "a first word")
        running.kill()
    with fake("echo '(gainsay:7): Gsy-CRITICAL **: no' >&2; exec sleep 60"), place(texts=ARTICLE) as here:
        running = Program(here)
        wait_until(running.stderr, 5, "a first word")
        with fails("CRITICAL"):
            running.kill()
    with fake("exit 0"), place(texts=ARTICLE) as here:
        running = Program(here)
        running.process.wait()
        with fails("exit status"):
            running.kill()


# --- what other tools print ---


@test
def places_of_windows_are_read():
    if App is None:
        return "there is no Atspi for Python"
    from harness.window import parse_frame_extents, parse_geometry

    equal(parse_geometry("WINDOW=2097159\nX=-5\nY=42\nWIDTH=1052\nHEIGHT=702\nSCREEN=0\n"), (-5, 42, 1052, 702), "geometry")
    equal(parse_frame_extents("_GTK_FRAME_EXTENTS(CARDINAL) = 26, 27, 23, 29\n"), (26, 27, 23, 29), "extents")
    equal(parse_frame_extents("_GTK_FRAME_EXTENTS:  not found.\n"), (0, 0, 0, 0), "extents")
    return None


@test
def names_match_whole_or_by_a_pattern():
    if App is None:
        return "there is no Atspi for Python"
    import re

    from harness.eyes import matches

    for pattern, string, wanted in ((None, "x", True), ("Saved", "Saved", True), ("Saved", "Not Saved", False), (re.compile("^Sa"), "Saved", True),
                                    (re.compile("^av"), "Saved", False), (str.isdigit, "7", True), (str.isdigit, "x", False)):
        equal(matches(pattern, string), wanted, f"{pattern} and {string}")
    return None


def main():
    failed = False
    print(f"1..{len(TESTS)}")
    for number, function in enumerate(TESTS, 1):
        label = f"{number} - {function.__name__.replace('_', ' ')}"
        try:
            why = function()
            print(f"ok {label} # SKIP {why}" if why else f"ok {label}", flush=True)
        except Exception:
            failed = True
            print(f"not ok {label}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="", flush=True)
    sys.exit(1 if failed else 0)


main()
