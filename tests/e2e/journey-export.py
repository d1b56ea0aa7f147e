# SPDX-License-Identifier: GPL-3.0-or-later
"""Export, by the keyboard alone: a format by what it is for, what it cannot hold before anything is written, and the file afterwards; a cancel, a folder that can't
be written, a name that is taken, and the last choice at the next start."""

import csv
import json
import os
import re

from harness import BUTTONS, App, Skip, claim, equal, expect, journey, main, place, wait_until
from rights import as_anybody

NAME = "harbour.txt"
FORMATS = "Formats"
PHRASE = "rejected the claim"


def begin(here, **kwargs):
    app = App(here, **kwargs)
    app.wait_article(NAME)
    return app


def open_export(app):
    before = len(app.windows())
    app.key("ctrl+e")
    wait_until(lambda: len(app.windows()) > before, what="the window of the export")
    app.get(name=re.compile(r"^\d+ articles?, \d+ statements?$"))
    wait_until(lambda: app.focus_name() and app.focus_name() in app.rows(FORMATS), what="the keyboard in the formats")


def choose_format(app, words, pattern):
    """By a search for what it is for; Return goes on to what is asked of it."""
    app.focus_field("Find a format", back=True)
    app.key("ctrl+a")
    app.type(words)
    app.wait_rows(FORMATS, lambda rows: rows and re.search(pattern, rows[0]), f"a format for “{words}”")
    app.key("Return")
    app.wait_chosen(FORMATS, re.compile(pattern))


def close_export(app):
    app.key("Escape")
    wait_until(lambda: len(app.windows()) == 1, what="the window of the export to be gone")
    wait_until(app.is_active, what="the keyboard to be back in the window")


def name_it(app, name):
    app.focus_field("Name")
    app.key("ctrl+a")
    app.type(name)


def home(here):
    return here.root / "home"


def left_over(here):
    return sorted(path.name for path in home(here).iterdir() if path.name not in ("Articles",) and not path.name.startswith((".cache", ".config", ".local", ".pki")))


def read_table(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@journey
def exported():
    """What was marked a moment ago is in the tables; and a format that cannot hold something says so first."""
    with place(articles=(NAME, "mina.txt")) as here, begin(here) as app:
        app.select_phrase(PHRASE)
        app.key("2")
        here.wait_statements(NAME, 1)
        open_export(app)
        with claim("what there is, is counted"):
            app.get(name="2 articles, 1 statement")
        with claim("what a format cannot hold is said before anything is written"):
            choose_format(app, "label tokens", "CoNLL")
            app.get(name=re.compile("does not hold:$"))
            app.get(name=re.compile("^1 statement: .*identifiers"))
        with claim("a format that holds everything says that"):
            choose_format(app, "spreadsheet", "CSV")
            app.get(name="Nothing is lost.")
            equal(left_over(here), [], "what is in the home folder")
        with claim("the tables have what was marked"):
            name_it(app, "tables")
            app.key("Return")
            app.get(name="Exported")
            rows = read_table(home(here) / "tables" / "statements.csv")
            equal([(row["layer"], row["words"]) for row in rows], [("denial", PHRASE)], "the statements")
            equal(left_over(here), ["tables"], "what is in the home folder")
        with claim("one can go on: another format, with what is marked meanwhile"):
            app.focus_field("Export Something Else")
            app.key("Return")
            choose_format(app, "everything in one document", "^.*JSON$")
            app.get(name="Nothing is lost.")
            name_it(app, "all")
            app.key("ctrl+Return")
            app.get(name="Exported")
            document = json.loads((home(here) / "all.json").read_text(encoding="utf-8"))
            expect(PHRASE in json.dumps(document), "the statement is not in the document")
        with claim("Escape closes the window"):
            close_export(app)


@journey
def only_some():
    """One layer of one article; the next session has the same choice."""
    with place(articles=(NAME, "mina.txt")) as here:
        with begin(here) as app:
            app.select_phrase(PHRASE)
            app.key("2")
            here.wait_statements(NAME, 1)
            app.select_phrase("accused the")
            app.key("1")
            here.wait_statements(NAME, 2)
            open_export(app)
            choose_format(app, "spreadsheet", "CSV")
            with claim("this article alone"):
                app.focus_field("Articles")
                app.key("space", "Home", "Return")
                app.get(name="1 article, 2 statements")
            with claim("without the accusations"):
                app.focus_field("Layers")
                app.key("space")
                app.focus_field("Accusation")
                app.key("space")
                app.get(name="1 article, 1 statement")
            with claim("with the mark that Excel wants"):
                app.focus_field("For Excel")
                app.key("space")
                name_it(app, "some")
                app.key("Return")
                app.get(name="Exported")
                path = home(here) / "some" / "statements.csv"
                equal(path.read_bytes()[:3], b"\xef\xbb\xbf", "how the file begins")
                equal(path.read_text(encoding="utf-8").count(PHRASE), 1, "how often the denial is there")
                expect("accused the" not in path.read_text(encoding="utf-8"), "the accusation is there too")
            close_export(app)
        with begin(here) as app, claim("the next session begins with the same choice"):
            open_export(app)
            app.wait_chosen(FORMATS, re.compile("CSV"))
            app.get(name="1 article, 1 statement")
            app.get(name="For Excel", states=("checked",))
            close_export(app)


@journey
def taken_name():
    """A file is there already: it is replaced only after a question."""
    with place(articles=(NAME,)) as here, begin(here) as app:
        taken = home(here) / "report.html"
        taken.write_text("mine", encoding="utf-8")
        open_export(app)
        choose_format(app, "report", "HTML")
        name_it(app, "report.html")
        with claim("Escape leaves what is there"):
            app.key("Return")
            app.get(name="Replace “report.html”?")
            app.key("Escape")
            app.gone(name="Replace “report.html”?")
            equal(taken.read_text(encoding="utf-8"), "mine", "the file")
        with claim("the answer that it may be replaced replaces it"):
            app.key("ctrl+Return")
            app.get(name="Replace “report.html”?")
            app.key("alt+r")
            app.get(name="Exported")
            expect(taken.read_text(encoding="utf-8").startswith("<!DOCTYPE html>"), "it is no report")
        close_export(app)


@journey
def cancelled():
    """The disk with the articles hangs in the middle: a cancel leaves nothing, and what was there before."""
    if not os.environ.get("GAINSAY_GATE_SO"):
        raise Skip("GAINSAY_GATE_SO is not set")
    with place(articles=(NAME,)) as here:
        gate = here.root / "gate"
        gate.mkdir()
        env = {"LD_PRELOAD": os.environ["GAINSAY_GATE_SO"], "GAINSAY_GATE": str(gate), "GAINSAY_GATE_DISK": str(here.folder / NAME)}
        with begin(here, env=env) as app:
            open_export(app)
            choose_format(app, "report", "HTML")
            name_it(app, "report.html")
            with claim("while it is written, one can cancel"):
                (gate / "only").write_text("open", encoding="utf-8")
                (gate / "closed").touch()
                app.key("Return")
                app.get(BUTTONS, "Cancel", states=("focused",))
                wait_until(lambda: any(".report.html" in path.name for path in home(here).iterdir()), what="what is written aside")
                app.key("Return")
                (gate / "closed").unlink()
                app.get(BUTTONS, "Export", states=("focused",))
                equal(left_over(here), [], "what is left")
            with claim("and export after all"):
                app.key("Return")
                app.get(name="Exported")
                equal(left_over(here), ["report.html"], "what is in the home folder")
            close_export(app)


@journey
def unwritable():
    """A folder that cannot be written: a sentence, nothing half-written, and another try."""
    with place(articles=(NAME,)) as here:
        before = as_anybody()
        with begin(here, prefix=before) as app:
            open_export(app)
            choose_format(app, "report", "HTML")
            name_it(app, "report.html")
            os.chmod(home(here), 0o555)
            try:
                with claim("what is wrong is said, with what to do"):
                    app.key("Return")
                    app.get(name=re.compile("“report.html” could not be saved.*not allowed to write"))
                    app.get(BUTTONS, "Export", states=("focused",))
                    equal(left_over(here), [], "what is left")
            finally:
                os.chmod(home(here), 0o755)
            with claim("when it can be written, it is"):
                app.key("Return")
                app.get(name="Exported")
                equal(left_over(here), ["report.html"], "what is in the home folder")
            close_export(app)


main()
