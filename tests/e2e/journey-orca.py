# SPDX-License-Identifier: GPL-3.0-or-later
"""What Orca says while somebody who sees nothing marks an article: its own log of what it gives to the voice."""

import os
import re
import subprocess

from harness import App, Failure, claim, equal, expect, journey, main, place, wait_until
from harness.place import MARK
from harness.program import die_with_parent
from quarrel import LANNE, TEXTS, make_statement, select_by_keys, write_project

# Orca runs this when it starts: it speaks into a file, a line for each thing that it gives to the voice.
VOICE = """
from orca import speech

def speak(text, acss, interrupt):
    with open({log!r}, "a", encoding="utf-8") as log:
        log.write(" ".join(text.split()) + "\\n")

speech.init = lambda: None
speech._speak = speak
"""


class Orca:
    """Runs beside the program."""

    def __init__(self, here):
        self.log = here.root / "said.txt"
        settings = here.root / "data" / "orca"
        settings.mkdir()
        (settings / "orca-customizations.py").write_text(VOICE.format(log=str(self.log)), encoding="utf-8")
        environment = {**os.environ, **here.env()}
        del environment[MARK]
        del environment["GSETTINGS_BACKEND"]
        self.stderr = here.root / "orca-stderr.txt"
        with open(self.stderr, "wb") as stderr:
            self.process = subprocess.Popen(["orca", "--replace", "--disable", "braille", "--enable", "speech"], env=environment,
                                            stdin=subprocess.DEVNULL, stdout=stderr, stderr=stderr, preexec_fn=die_with_parent)
        wait_until(self.said, 60, f"Orca to be there: {self.stderr.read_text(errors='replace')[-1000:]}")

    def said(self, since=0):
        return self.log.read_text(encoding="utf-8").splitlines()[since:] if self.log.exists() else []

    def hear(self, pattern, act, *arguments):
        """What it says after something is done, one line of which must be like the pattern."""
        before = len(self.said())
        act(*arguments)
        try:
            wait_until(lambda: any(re.search(pattern, line) for line in self.said(before)), 15, f"“{pattern}”")
        except Failure as error:
            raise Failure(f"{error}; said is {self.said(before)}") from None
        return self.said(before)

    def __enter__(self):
        return self

    def __exit__(self, *why):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def begin(here):
    write_project(here)
    here.write_statements(LANNE, make_statement(here, LANNE, "accusation", "La Morvie accuse", ["Morvie"], ["Taurie"]),
                          make_statement(here, LANNE, "denial", "C’est faux", ["Taurie"], ["Morvie"]))
    app = App(here)
    app.wait_article(LANNE)
    app.focus_article()
    return app


@journey
def reading():
    """Statements as they are stepped through, and as the caret comes into them."""
    with place(texts=TEXTS) as here, Orca(here) as orca, begin(here) as app:
        with claim("N: the statement, its layer, source and target"):
            orca.hear("^Accusation by Morvie, of Taurie, La Morvie accuse, 1 of 2$", app.key, "n")
            orca.hear("^Denial by Taurie, of Morvie, C’est faux, 2 of 2$", app.key, "n")
        with claim("the caret that comes into one: what is read, then the statement"):
            # Orca hears of keys and of the caret on two ways: a caret that comes before its key is not read to it.
            for _ in range(10):
                app.key("ctrl+Home")
                wait_until(lambda: app.caret() == 0, what="the caret at the beginning")
                lines = orca.hear("^Accusation by Morvie, of Taurie", app.key, "Down")
                read = [i for i, line in enumerate(lines) if line.startswith("La Morvie accuse la Taurie")]
                told = [i for i, line in enumerate(lines) if line.startswith("Accusation by")]
                if read and read[0] < told[0]:
                    break
            else:
                raise Failure(f"said is {lines}")
        with claim("a list: its name, and the rows by the arrows"):
            orca.hear("^Layers", app.key, "F6")
            orca.hear("^Denial, 1 statement", app.key, "Down")


@journey
def marking():
    """Marking, saying who, deleting and taking it back."""
    with place(texts=TEXTS) as here, Orca(here) as orca, begin(here) as app:
        select_by_keys(app, "elle le sait")
        with claim("a key marks, and what is marked is said"):
            orca.hear("^Accusation, elle le sait, 2 of 3$", app.key, "1")
        with claim("S says whom the statement is from now"):
            select_by_keys(app, "M. Ossian Vrel")
            orca.hear("^Accusation by .*Vrel.*, elle le sait", app.key, "s")
        with claim("deleting is said, and what comes back with undo"):
            app.focus_article()
            orca.hear("^Accusation deleted$", app.key, "Delete")
            orca.hear("^Accusation by .*Vrel.*, elle le sait", app.key, "ctrl+z")
        with claim("a refusal is said, too"):
            app.key("Escape", "Escape")
            orca.hear("statement", app.key, "l")


@journey
def finding_and_printing():
    """What opens for the first time is told as whenever it opens; and the printer that a list of GTK's offers."""
    with place(texts=TEXTS) as here, Orca(here) as orca, begin(here) as app:
        with claim("finding: the field, and how many there are"):
            orca.hear("^Find in the article entry", app.key, "ctrl+f")
            orca.hear("^1 of ", app.type, "Morvie")
            orca.hear("^Article", app.key, "Escape")
        with claim("linking: the field, and what could be linked"):
            app.key("Escape")
            orca.hear("^Denial by Taurie", app.key, "n")
            orca.hear("^Statement to link to entry", app.key, "l")
            app.key("Escape")
        with claim("printing: where to"):
            orca.hear("^Print dialog", app.key, "ctrl+p")
            app.key("Tab")
            orca.hear("^Print to File", app.key, "Down")
            orca.hear("^Article", app.key, "Escape")


@journey
def fields():
    """The details' fields, and the windows that have fields."""
    with place(texts=TEXTS) as here, Orca(here) as orca, begin(here) as app:
        with claim("F2 and Tab: each field's name, and what is in it"):
            orca.hear("^Accusation by Morvie", app.key, "n")
            said = orca.hear("^Morvie", app.key, "F2")
            equal([line for line in said if line.startswith("Source")][-1:], ["Source text."], "the field's name")
            orca.hear("^Add Source", app.key, "Tab")
        with claim("a list to choose from: its name, and what is chosen"):
            app.key("Escape")
            said = orca.hear(r"\bAccusation\b( push button)?\.?$", app.focus_field, "Layer", True)
            expect(any(line.startswith("Layer combo box") for line in said), lambda: f"the list's name, said is {said}")
            app.focus_article()
            app.key("F2")
        with claim("the note: its name"):
            app.focus_field("Link to Another Statement")
            orca.hear("^Note text", app.key, "Tab")
            app.key("Escape")
            app.focus_article()
        for keys, window, field in (("ctrl+comma", "Preferences", "Name"), ("ctrl+shift+a", "Vocabulary", "Search actors")):
            with claim(f"{window}: its name, and that of the field that has the keyboard; and the article when it closes"):
                said = orca.hear(f"^{field}", app.key, keys)
                expect(re.match(f"{window}( frame)?$", said[0]), lambda: f"the window first, said is {said}")
                orca.hear("^Article", app.key, "Escape")


main()
