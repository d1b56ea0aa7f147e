# SPDX-License-Identifier: GPL-3.0-or-later
"""Topics, dates, attributes and the note, filled in by the keyboard alone; and nothing that is typed is lost, however it ends."""

import re
import signal

from harness import BUTTONS, App, claim, equal, journey, main, place, text_of, wait_until
from quarrel import LANNE, TEXTS, TOPICS, WEIR, make_statement, write_project

PHRASE = "La Taurie nous prive d’eau"
NOTE = "Told by M. V.; 1 2 3 s c t l g + -"


def begin(here):
    """The program with one statement, which is selected."""
    write_project(here)
    here.write_statements(LANNE, make_statement(here, LANNE, "accusation", PHRASE, ["Morvie"], ["Taurie"]))
    app = App(here)
    app.wait_article(LANNE)
    app.focus_article()
    app.key("n")
    app.wait_chosen("Statements", re.compile(PHRASE))
    return app


def wait_member(here, name, wanted):
    return here.wait_statements(LANNE, 1, lambda all: all[0].get(name) == wanted, what=f"{name} {wanted!r}")[0]


@journey
def topics_and_dates():
    """A topic by its first letters, a new one, and Monday."""
    with place(texts=TEXTS) as here, begin(here) as app:
        app.key("Return")
        with claim("a topic of the folder is found by letters without accents and taken with Return"):
            app.focus_field("Add Topic")
            app.type("eclu")
            app.get(name="Écluse de Lanne", role=re.compile("list item|label"))
            app.key("Down", "Return")
            wait_member(here, "about", ["Écluse de Lanne"])
        with claim("a new one is listed in the folder, and the keyboard stays for the next"):
            wait_until(lambda: (app.focus_name() or "").startswith("Add Topic"), what="the line for topics to have the keyboard")
            app.type("Sabotage")
            app.key("Return")
            wait_member(here, "about", ["Écluse de Lanne", "Sabotage"])
            wait_until(lambda: [t["name"] for t in here.project()["topics"]] == [t["name"] for t in TOPICS] + ["Sabotage"], what="the topic in gainsay.json")
        with claim("“lundi” is the Monday before the article's date"):
            app.focus_field("Said")
            app.type("lundi")
            app.key("Return")
            wait_member(here, "said", "2033-04-18")
        with claim("what is no date is not taken, and the field says what it takes"):
            app.key("ctrl+a")
            app.type("mardi gras prochain")
            app.key("Return")
            app.get(name=re.compile("No date"))
            equal(here.statements(LANNE)[0]["said"], "2033-04-18", "said")
            app.key("Escape")
        with claim("Esc brings the date back, and once more goes back to the article"):
            app.leave_details()
            equal(here.statements(LANNE)[0]["said"], "2033-04-18", "said")
        with claim("each of them is a step back"):
            app.key("ctrl+z")
            wait_member(here, "said", None)
            app.key("ctrl+z")
            wait_member(here, "about", ["Écluse de Lanne"])
            wait_until(lambda: here.project()["topics"] == TOPICS, what="the topics as they were")


@journey
def attributes():
    """A choice by the keyboard, one of each other type."""
    kinds = [
        {"id": "voice", "name": "Voice", "type": "choice", "choices": [{"id": "direct", "name": "Direct"}, {"id": "indirect", "name": "Indirect"}]},
        {"id": "page", "name": "Page", "type": "number"},
        {"id": "witness", "name": "Witness", "type": "text"},
        {"id": "checked", "name": "Checked", "type": "flag"},
        {"id": "seen", "name": "Seen", "type": "date"},
    ]
    with place(texts=TEXTS) as here:
        write_project(here, attributes=kinds)
        here.write_statements(LANNE, make_statement(here, LANNE, "accusation", PHRASE, attributes={"old": 12345678901234567}))
        with App(here) as app:
            app.wait_article(LANNE)
            app.focus_article()
            app.key("n", "Return")
            app.wait_chosen("Statements", re.compile(PHRASE))

            def wait_value(name, wanted):
                here.wait_statements(LANNE, 1, lambda all: all[0].get("attributes", {}).get(name) == wanted, what=f"{name} {wanted!r}")

            with claim("a choice is made with arrows"):
                app.focus_field("Voice")
                app.key("space")
                app.get(re.compile("list item|menu item"), "Indirect")
                app.key("Down", "Down", "Return")
                wait_value("voice", "indirect")
            with claim("a number is typed, and stays an integer; words are refused"):
                app.focus_field("Page")
                app.type("many")
                app.key("Return")
                app.get(name=re.compile("whole number"))
                app.key("ctrl+a")
                app.type("12")
                app.key("Return")
                wait_value("page", 12)
            with claim("words, a tick and a date are taken as they are typed"):
                app.focus_field("Witness")
                app.type("Ossian")
                app.key("Return")
                wait_value("witness", "Ossian")
                app.focus_field("Checked")
                app.key("space")
                wait_value("checked", True)
                app.focus_field("Seen")
                app.type("2033-04-19")
                app.key("Return")
                wait_value("seen", "2033-04-19")
            with claim("a value that no attribute is listed for is kept"):
                wait_value("old", 12345678901234567)


@journey
def nothing_typed_is_lost():
    """A note, and the program told to go a moment after the last letter, in each way there is."""
    def ends():
        yield "Ctrl+Q", lambda app: app.key("ctrl+q")
        yield "Ctrl+W", lambda app: app.key("ctrl+w")
        yield "the window's own close", lambda app: app.key("alt+F4")
        yield "SIGTERM", lambda app: app.process.terminate()
        yield "SIGHUP", lambda app: app.process.send_signal(signal.SIGHUP)

    for name, end in ends():
        with place(texts=TEXTS) as here, begin(here) as app:
            with claim(f"a note that is being typed is on disk to the last letter after {name}"):
                app.key("Return")
                app.focus_field("Note")
                app.type(NOTE)
                if "SIG" in name:  # keys that the program has not seen yet are the display's
                    wait_until(lambda app=app: text_of(app.focused()) == NOTE, what="the letters in the field")
                end(app)
                app.wait_end()
                equal(here.statements(LANNE)[0].get("note"), NOTE, "the note")


@journey
def fields_give_up_nothing():
    """The same for lines that want a Return: leaving in any way hands in what they hold."""
    def ends():
        yield "going to another article", lambda app: (app.key("ctrl+Next"), app.wait_article(WEIR))
        yield "the window's close", lambda app: (app.key("alt+F4"), app.wait_end())
        yield "Ctrl+Q", lambda app: (app.key("ctrl+q"), app.wait_end())
        yield "a click into the article", lambda app: app.click_at(app.find_phrase("porte-parole")[0] + 2)

    for name, end in ends():
        with place(texts=TEXTS) as here, begin(here) as app:
            with claim(f"a source that is being typed is on disk after {name}"):
                app.key("Return")
                app.focus_field("Add Source")
                app.type("Ossian Vrel")
                end(app)
                wait_until(lambda here=here: [f.get("actor") for f in here.statements(LANNE)[0]["source"]] == ["Morvie", "Ossian Vrel"], what="the source on disk")


@journey
def escape_restores():
    """Esc gives back what was there, in each kind of field."""
    with place(texts=TEXTS) as here, begin(here) as app:
        before = here.sidecar_path(LANNE).read_bytes()
        for field, typed in (("Source", "x"), ("Add Target", "Nobody"), ("Add Topic", "Nothing"), ("Said", "1999")):
            with claim(f"Esc in “{field}” writes nothing"):
                app.key("Return")
                app.focus_field(field)
                app.type(typed)
                app.leave_details()
                app.wait_saved()
                equal(here.sidecar_path(LANNE).read_bytes(), before, "the sidecar")
        with claim("and the buttons that take a filler away are one step back"):
            app.activate(app.get(BUTTONS, "Remove Taurie"))
            wait_member(here, "target", None)
            app.focus_article()
            app.key("ctrl+z")
            wait_member(here, "target", [{"actor": "Taurie"}])


main()
