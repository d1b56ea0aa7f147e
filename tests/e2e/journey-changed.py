# SPDX-License-Identifier: GPL-3.0-or-later
"""The article itself is edited with another program, while it is open here and while it is not: no mark is lost, and none is where it does not belong."""

import hashlib
import os
import re
import unicodedata

from harness import BUTTONS, App, claim, equal, expect, journey, main, place, wait_until

NAME = "harbour.txt"
HIDING = "accuses the director of hiding the contract from the council"
BOARD = "Every page was on the notice board"
BOARD_NOW = "Every page was on the notise board"
JULY = "There was no notice board before July"
TOLD = re.compile("The article has changed. 1 statement was found again. 1 should be looked at. 1 was not found")


def mark_three(app, here):
    for words, key in ((HIDING, "1"), (BOARD, "2"), (JULY, "3")):
        app.select_phrase(words)
        app.key(key)
    here.wait_statements(NAME, 3)
    app.wait_saved()


def write_article(here, text):
    """As an editor does: another file takes the name."""
    path = here.folder / NAME
    new = here.folder / ".harbour.new"
    new.write_bytes(text.encode())
    os.replace(new, path)
    here.hashes = here.hash_articles()


def edit(here):
    """A new paragraph at the start, a typing error in the second statement, and the third one's paragraph is gone."""
    paragraphs = here.text(NAME).split("\n\n")
    text = "\n\n".join(["A paragraph that the desk put in before noon."] + [p for p in paragraphs if JULY not in p]).replace(BOARD, BOARD_NOW)
    write_article(here, text)
    return text


def wait_written(here):
    """Until the sidecar is about the text that is on disk."""
    wait_until(lambda: here.sidecar(NAME)["article"]["sha256"] == hashlib.sha256((here.folder / NAME).read_bytes()).hexdigest(), what="the sidecar to be of the new text")


def find(statements, layer):
    return next(s for s in statements if s["layer"] == layer)


def is_placed(statements):
    board, july = find(statements, "denial"), find(statements, "counter-accusation")
    return find(statements, "accusation")["spans"][0]["exact"] == HIDING and board["spans"][0]["exact"] == BOARD_NOW and july.get("detached")


def check_placed(here):
    wait_written(here)
    statements = here.wait_statements(NAME, 3, is_placed)
    equal(find(statements, "denial")["spans"][0]["was"], BOARD, "the words as they were")
    equal(find(statements, "counter-accusation")["spans"][0]["exact"], JULY, "the words that are gone")


def check_highlights(app):
    """What lies under the pointer is what the words say."""
    for words, row in ((HIDING, "Accusation"), (BOARD_NOW, "Denial")):
        start, end = app.find_phrase(words)
        app.reveal(start)
        app.click_at((start + end) // 2)
        app.wait_chosen("Statements", re.compile(f"^{row}"))
        app.key("Escape")
    app.key("Escape")


@journey
def while_open():
    """A paragraph more, a word otherwise, a paragraph less."""
    with place(articles=(NAME,)) as here:
        with App(here) as app:
            app.wait_article(NAME)
            mark_three(app, here)
            edit(here)
            with claim("the new text is shown, and what became of the statements is said"):
                app.wait_article(NAME)
                app.get(name=TOLD)
            with claim("each is on disk where its words are, what is doubtful with the words as they were, what is lost with its own"):
                check_placed(here)
            with claim("the highlights are on the right words"):
                app.focus_article()
                check_highlights(app)
            with claim("the list of what to look at is a button away, and what is said can be put away"):
                app.activate(app.get(BUTTONS, "Review"))
                app.get(name=re.compile("Place"))
                app.activate(app.get(BUTTONS, "Dismiss"))
                app.gone(name=TOLD)
            with claim("every mark can be undone and done again in the new text"):
                for left in (2, 1, 0):
                    app.key("ctrl+z")
                    here.wait_statements(NAME, left)
                for there in (1, 2, 3):
                    app.key("ctrl+shift+z")
                    here.wait_statements(NAME, there)
                check_placed(here)
        with claim("the same is on disk when it is closed"):
            check_placed(here)


@journey
def while_closed():
    """The same before it is opened; and back."""
    with place(articles=(NAME,)) as here:
        before = here.text(NAME)
        with App(here) as app:
            app.wait_article(NAME)
            mark_three(app, here)
        edit(here)
        with App(here) as app:
            with claim("what became of the statements is said when the article is opened"):
                app.wait_article(NAME)
                app.get(name=TOLD)
                check_placed(here)
            with claim("the highlights are on the right words"):
                app.focus_article()
                check_highlights(app)
        write_article(here, before)
        with App(here) as app:
            with claim("with the former text back, all are back"):
                app.wait_article(NAME)
                wait_written(here)
                here.wait_statements(NAME, 3, lambda all: [s["spans"][0]["exact"] for s in all] == [HIDING, BOARD, JULY] and not any("detached" in s or "was" in s["spans"][0] for s in all))
                app.get(name=re.compile("The article has changed. 3 statements were found again"))


@journey
def resaved():
    """Another editor saves the same words in another form: nothing is asked, and the reader stays where they are."""
    with place(articles=(NAME,)) as here, App(here) as app:
        app.wait_article(NAME)
        app.select_phrase("accused the crews of never reading it")
        app.key("1")
        here.wait_statements(NAME, 1)
        app.wait_saved()
        app.select_phrase("Ms. Hale")
        with claim("the new form is shown, and nothing is asked"):
            write_article(here, unicodedata.normalize("NFD", here.text(NAME)).replace("\n", "\r\n").replace("“", '"'))
            app.wait_article(NAME)
            wait_written(here)
            here.wait_statements(NAME, 1, lambda all: all[0]["spans"][0]["exact"] == "accused the crews of never reading it")
            expect(app.find(BUTTONS, "Review") is None, "there is nothing to review")
        with claim("what was selected is selected"):
            wait_until(lambda: app.text()[slice(*app.selection())] == "Ms. Hale", what="the same words to be selected")


@journey
def gone():
    """The file is away for a while: what is open stays, and work goes on."""
    with place(articles=(NAME,)) as here, App(here) as app:
        text = app.wait_article(NAME)
        mark_three(app, here)
        with claim("that is said, and the text and its marks stay"):
            (here.folder / NAME).rename(here.root / "away")
            here.hashes = {}
            app.get(name=re.compile("The article’s file is gone"))
            equal(app.text(), text, "the text in the view")
        with claim("what is marked meanwhile is saved"):
            app.select_phrase("rejected the claim")
            app.key("2")
            wait_until(lambda: len(here.statements(NAME)) == 4, what="4 statements on disk")
        with claim("when the file is back, that is all"):
            (here.root / "away").rename(here.folder / NAME)
            app.gone(name=re.compile("The article’s file is gone"))
            app.wait_saved()
            here.wait_statements(NAME, 4)


main()
