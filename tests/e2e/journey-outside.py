# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program writes a sidecar while it is open here: nobody's work is lost, and where two contradict each other a person decides."""

import json
import re

from harness import BUTTONS, App, claim, equal, expect, journey, main, place, wait_until

NAME = "harbour.txt"
LATER = "2099-01-01T00:00:00Z"


def mark_word(app, word, key="2"):
    app.select_phrase(word)
    app.key(key)


def write_outside(here, change):
    theirs = here.sidecar(NAME)
    change(theirs["statements"][0])
    here.sidecar_path(NAME).write_text(json.dumps(theirs), encoding="utf-8")


@journey
def merged():
    """What was written while nothing was unsaved here, and what was written at the same time."""
    with place(articles=(NAME,)) as here, App(here) as app:
        app.wait_article(NAME)
        mark_word(app, "denies")
        here.wait_statements(NAME, 1)
        app.wait_saved()
        with claim("what another program wrote is taken in at once, and said"):
            write_outside(here, lambda statement: statement.update(note="by another program", modified=LATER))
            app.get(name=re.compile("Another program changed"))
            app.key("n")
            app.get(name="Note")
        with claim("what is marked next is saved beside it"):
            mark_word(app, "rejected the claim", "1")
            statements = here.wait_statements(NAME, 2)
            equal(sorted(s.get("note", "") for s in statements), ["", "by another program"], "the notes")
            app.wait_saved()
        with claim("each is a step of its own to undo"):
            app.key("ctrl+z")
            here.wait_statements(NAME, 1, lambda all: all[0].get("note") == "by another program")
            app.key("ctrl+z")
            here.wait_statements(NAME, 1, lambda all: "note" not in all[0])
            app.key("ctrl+shift+z", "ctrl+shift+z")
            here.wait_statements(NAME, 2)


@journey
def decided():
    """Two versions that differ were merged elsewhere: the details ask, and one of both goes."""
    with place(articles=(NAME,)) as here:
        with App(here) as app:
            app.wait_article(NAME)
            mark_word(app, "denies")
            here.wait_statements(NAME, 1)
        write_outside(here, lambda statement: statement.update(note="ours", conflicts=[{"other": {"note": "theirs"}}, {"other": {"layer": "accusation"}}]))
        with App(here) as app:
            app.wait_article(NAME)
            app.focus_article()
            app.key("n")
            with claim("the other values are shown, with what can be done"):
                app.get(name=re.compile("Note: “theirs”"))
                app.get(name=re.compile("Layer: “Accusation”"))
            with claim("using the other one sets it, in one step"):
                app.activate(app.get(BUTTONS, re.compile("^Use This, Note")))
                here.wait_statements(NAME, 1, lambda all: all[0]["note"] == "theirs" and len(all[0]["conflicts"]) == 1)
            with claim("putting the other one away leaves this one, and nothing is left to decide"):
                app.activate(app.get(BUTTONS, re.compile("^Put Away, Layer")))
                here.wait_statements(NAME, 1, lambda all: all[0]["layer"] == "denial" and "conflicts" not in all[0])
                app.gone(name="Another version says")


@journey
def of_the_article():
    """What is known of the article was given differently, too."""
    with place(articles=(NAME,)) as here:
        here.write_statements(NAME, title="Ours", outlet="The Courier", conflicts=[{"other": {"title": "Theirs"}}, {"absent": "outlet"}])
        with App(here) as app:
            app.wait_article(NAME)
            with claim("both are shown with the article, and one is taken"):
                app.get(name="Outlet: none")
                app.activate(app.get(BUTTONS, re.compile("^Use This, Title")))
                wait_until(lambda: here.sidecar(NAME)["article"]["title"] == "Theirs", what="the other title in the file")
                equal(here.sidecar(NAME)["article"]["conflicts"], [{"absent": "outlet"}], "what is left to decide")
            with claim("which is a step to undo"):
                app.key("ctrl+z")
                wait_until(lambda: here.sidecar(NAME)["article"]["title"] == "Ours", what="our title in the file")
                equal(len(here.sidecar(NAME)["article"]["conflicts"]), 2, "what is left to decide")


@journey
def lists_of_the_folder():
    """gainsay.json is written by another program: taken in, and where two contradict each other a person decides."""
    sarmede = {"name": "Sarmède", "note": "a state"}
    with place(articles=(NAME,)) as here, App(here) as app:

        def write_lists(*actors):
            (here.folder / "gainsay.json").write_text(json.dumps({"format": "gainsay-project", "version": 1, "actors": actors}), encoding="utf-8")

        app.wait_article(NAME)
        with claim("what another program wrote there is taken in, as a step to undo"):
            write_lists(sarmede)
            app.get(BUTTONS, "Undo: Changes of Another Program")
            app.key("ctrl+shift+a")
            app.row("Actors", re.compile("Sarmède"))
        with claim("what comes while the lists are shown is in them"):
            write_lists(sarmede, {"name": "Brisme", "note": "ours", "conflicts": [{"other": {"note": "theirs"}}]})
            app.row("Actors", re.compile("Brisme"))
            app.get(name=re.compile("Actor “Brisme”, Note: “theirs” instead of “ours”"))
        with claim("deciding takes one of both, and it is in the file"):
            app.activate(app.get(BUTTONS, re.compile("^Use This, Actor “Brisme”")))
            wait_until(lambda: here.project()["actors"][1] == {"name": "Brisme", "note": "theirs"}, what="the other note in the file")
            equal(here.project()["actors"][0], sarmede, "the other actor")
        app.process.terminate()
        app.wait_end()


@journey
def other_articles():
    """The list follows the folder."""
    with place(articles=(NAME,)) as here, App(here) as app:
        app.wait_article(NAME)
        with claim("an article that comes is listed, with what is marked in it"):
            (here.folder / "alpha.txt").write_text("The harbour master denies the claim.\n", encoding="utf-8")
            app.row("Articles", re.compile("harbour master"))
            here.hashes = here.hash_articles()
        with claim("an article that goes is not, and the open one stays"):
            (here.folder / "alpha.txt").unlink()
            here.hashes = here.hash_articles()
            app.wait_rows("Articles", lambda rows: len(rows) == 1, "one article")
            app.wait_article(NAME)


@journey
def broken_by_git():
    """Conflict marks in a sidecar that is open: nothing is lost, and it is merged when somebody resolves them."""
    marks = "{\n<<<<<<< HEAD\n  \"format\": \"gainsay-annotations\",\n=======\n>>>>>>> theirs\n}\n"
    with place(articles=(NAME,)) as here, App(here) as app:
        app.wait_article(NAME)
        mark_word(app, "denies")
        here.wait_statements(NAME, 1)
        app.wait_saved()
        sound = here.sidecar_path(NAME).read_bytes()
        with claim("it is said where, and what"):
            here.sidecar_path(NAME).write_text(marks, encoding="utf-8")
            app.get(name=re.compile(":2:1: .*conflict marks"))
        with claim("marking goes on, and the file is left alone"):
            mark_word(app, "rejected the claim", "1")
            app.row("Statements", re.compile("rejected the claim"))
            app.gone(name="Saved")
            equal(here.sidecar_path(NAME).read_text(encoding="utf-8"), marks, "what git wrote")
        with claim("when it is resolved both are merged and saved"):
            here.sidecar_path(NAME).write_bytes(sound)
            here.wait_statements(NAME, 2)
            app.wait_saved()
            app.gone(name=re.compile("conflict marks"))
        with claim("when it is not, it is set aside and ours is written"):
            here.sidecar_path(NAME).write_text(marks, encoding="utf-8")
            app.get(name=re.compile("conflict marks"))
            app.activate(app.get(BUTTONS, "Set Aside"))
            here.wait_statements(NAME, 2)
            app.wait_saved()
            aside = [p for p in here.folder.iterdir() if ".broken-" in p.name]
            equal([p.read_text(encoding="utf-8") for p in aside], [marks], "what was set aside")


@journey
def half_written():
    """What cannot be read is not taken in, and not overwritten."""
    half = b'{"format": "gainsay-annotations", "version": 1, "statements": [{"id": "cut he'
    with place(articles=(NAME,)) as here:
        with App(here) as app:
            app.wait_article(NAME)
            mark_word(app, "denies")
            here.wait_statements(NAME, 1)
            app.wait_saved()
            here.sidecar_path(NAME).write_bytes(half)
            with claim("a file that is broken now is not overwritten, and that is said"):
                mark_word(app, "rejected the claim", "1")
                app.row("Statements", re.compile("rejected the claim"))
                app.gone(name="Saved")
                app.get(BUTTONS, re.compile("changed|elsewhere|conflict|Not saved", re.I))
                equal(here.sidecar_path(NAME).read_bytes(), half, "what the other one wrote")
            with claim("what was done here is kept elsewhere"):
                app.process.terminate()
                app.wait_end()
                everywhere = [p.read_bytes() for p in here.root.rglob("*") if p.is_file()]
                expect(any(b"rejected the claim" in e and b"statements" in e for e in everywhere), "ours is lost")
                equal(here.sidecar_path(NAME).read_bytes(), half, "what the other one wrote")


main()
