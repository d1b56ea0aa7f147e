# SPDX-License-Identifier: GPL-3.0-or-later
"""Marking with the mouse, in texts of several scripts; the brush; overlaps and fragments."""

import hashlib
import re

from harness import BUTTONS, App, claim, equal, expect, journey, main, place, wait_until, xdotool

BARRAGE = re.compile("^La Valdorie accuse")


@journey
def mark_a_phrase():
    """A phrase is dragged over and a key pressed: the statement is seen, listed and on disk."""
    with place() as here, App(here) as app:
        with claim("an article opens by a click on its row, its text as in the file"):
            text = app.open_article(BARRAGE, "barrage.txt")
            wait_until(lambda: app.title().startswith("La Valdorie accuse la Karsie"), what="the title of the window")
        with claim("a drag from word to word selects them, and 2 marks a denial, which is on disk within the time"):
            phrase = "La Karsie a rejeté aussitôt cette accusation"
            start, end = app.select_phrase(phrase)
            app.key("2")
            statement, = here.wait_statements("barrage.txt", 1)
            equal(statement["layer"], "denial", "layer")
            equal([(s["start"], s["end"], s["exact"]) for s in statement["spans"]], [(start, end, phrase)], "spans")
            equal(statement["spans"][0]["prefix"], text[max(0, start - 32) : start], "prefix")
            equal(statement["spans"][0]["suffix"], text[end : end + 32], "suffix")
        with claim("the sidecar says which text it is about"):
            sidecar = here.sidecar("barrage.txt")
            equal((sidecar["format"], sidecar["version"], sidecar["unit"]), ("gainsay-annotations", 1, "code-point"), "head")
            equal(sidecar["article"]["file"], "barrage.txt", "file")
            equal(sidecar["article"]["length"], len(text), "length")
            equal(sidecar["article"]["sha256"], hashlib.sha256((here.folder / "barrage.txt").read_bytes()).hexdigest(), "hash")
        with claim("the statement has a row that says what it is, and is the selected one"):
            app.wait_chosen("Statements", re.compile("^Denial, La Karsie a rejeté aussitôt cette accusation, 1 of 1$"))
        with claim("the row of the article counts it, and the indicator says Saved"):
            app.row("Articles", re.compile("^La Valdorie accuse.*1 denial"))
            app.wait_saved()
        with claim("a careless drag is snapped to words and trimmed of guillemets and the comma"):
            begin, _ = app.find_phrase("« La Karsie".replace(" ", "\u202f", 1))
            _, stop = app.find_phrase("en secret\u202f»,")
            app.drag(begin, stop)
            wait_until(lambda: app.selection() is not None and app.selection()[0] <= begin + 2, what="a selection")
            app.key("1")
            found = here.wait_statements("barrage.txt", 2)
            equal([s["spans"][0]["exact"] for s in found if s["layer"] == "accusation"],
                  ["La Karsie a ouvert les vannes en secret"], "what is marked")
        with claim("a double click takes a word, a triple click a sentence that has an abbreviation in it"):
            app.key("Escape")
            offset, _ = app.find_phrase("calomnie")
            app.click_words(offset + 2, 2, offset, offset + len("calomnie"))
            sentence = "Le maire de Sorbier, M. Pavel Anic, raconte une autre nuit"
            offset, stop = app.find_phrase(sentence)
            app.click_words(offset + 24, 3, offset, stop)
            app.key("3")
            found = here.wait_statements("barrage.txt", 3)
            equal([s["spans"][0]["exact"] for s in found if s["layer"] == "counter-accusation"], [sentence], "what is marked")
        with claim("Alt while dragging takes characters"):
            app.key("Escape")
            offset, stop = app.find_phrase("millions")
            app.drag(offset, stop - 1, modifier="alt")
            app.wait_selection(offset, stop - 1)


@journey
def scripts():
    """Emoji, decomposed accents and Arabic: offsets are code points, and no cluster is cut."""
    with place() as here, App(here) as app:
        with claim("words with decomposed accents are marked whole"):
            app.open_article(re.compile("^Le pre"), "troupeau.txt")
            phrase = here.text("troupeau.txt").split(" être".replace("ê", "e\u0302"))[0]
            start, end = app.select_phrase(phrase)
            app.key("2")
            statement, = here.wait_statements("troupeau.txt", 1)
            equal((statement["spans"][0]["start"], statement["spans"][0]["end"]), (start, end), "span")
        with claim("a drag over an emoji of several code points takes it whole"):
            phrase = "fermière 👩🏽‍🌾 l’accuse"
            start, end = app.find_phrase(phrase)
            app.drag(start, end)
            wait_until(lambda: app.selection() is not None and app.selection()[0] == start, what="a selection")
            app.key("1")
            found = here.wait_statements("troupeau.txt", 2)
            equal([s["spans"][0]["exact"] for s in found if s["layer"] == "accusation"], [phrase], "what is marked")
        with claim("Arabic is marked from right to left"):
            app.open_article(re.compile("^اتهمت"), "mina.txt")
            phrase = "ونفت الإدارة ذلك"
            start, end = app.select_phrase(phrase, right_to_left=True)
            app.key("2")
            statement, = here.wait_statements("mina.txt", 1)
            equal(statement["spans"][0]["exact"], phrase, "what is marked")
            equal((statement["spans"][0]["start"], statement["spans"][0]["end"]), (start, end), "span")


@journey
def brush():
    """With a layer's brush in hand each drag marks, until Esc puts it down."""
    with place() as here, App(here) as app:
        app.open_article(re.compile("^Fishing crews"), "harbour.txt")
        with claim("3 with nothing selected takes the brush, and each drag then marks"):
            offset, _ = app.find_phrase("harbour authority")
            app.click_at(offset + 3)
            wait_until(lambda: app.selection() is None, what="nothing to be selected")
            app.key("3")
            for n, phrase in enumerate(("The authority denies it", "accused the crews of never reading it"), 1):
                start, end = app.find_phrase(phrase)
                app.drag(start, end)
                found = here.wait_statements("harbour.txt", n)
                equal({s["layer"] for s in found}, {"counter-accusation"}, "layers")
                expect(phrase in [s["spans"][0]["exact"] for s in found], f"{phrase} is not marked")
        with claim("Esc puts it down: the next drag only selects"):
            app.key("Escape")
            app.select_phrase("hiding the contract")
            app.key("1")
            found = here.wait_statements("harbour.txt", 3)
            equal(sorted(s["layer"] for s in found), ["accusation", "counter-accusation", "counter-accusation"], "layers")


@journey
def overlaps():
    """Statements over one another: each can be had, by clicks and by O; one statement in several places."""
    with place() as here, App(here) as app:
        app.open_article(re.compile("^Fishing crews"), "harbour.txt")
        with claim("two statements over one another are both there"):
            app.select_phrase("They signed the lease in March and told us in June")
            app.key("1")
            here.wait_statements("harbour.txt", 1)
            app.select_phrase("signed the lease")
            app.key("3")
            here.wait_statements("harbour.txt", 2)
            app.wait_rows("Statements", lambda rows: len(rows) == 2, "two rows")
        with claim("a click takes the shorter one, another click the longer, a third the shorter again"):
            other, _ = app.find_phrase("Ms. Hale")
            app.click_at(other + 1)
            app.wait_chosen("Statements", None)
            offset, _ = app.find_phrase("signed")
            # At different letters, so that it is no double click.
            for i, layer in ((0, "Counter-accusation"), (3, "Accusation"), (5, "Counter-accusation")):
                app.click_at(offset + i)
                app.wait_chosen("Statements", re.compile(f"^{layer}"))
        with claim("O goes on to the next one at this place"):
            app.key("o")
            app.wait_chosen("Statements", re.compile("^Accusation"))
            app.key("o")
            app.wait_chosen("Statements", re.compile("^Counter-accusation"))
            app.key("o")
            app.wait_chosen("Statements", re.compile("^Accusation"))
        with claim("+ adds the selected words as a fragment"):
            app.select_phrase("hiding the contract")
            app.key("plus")
            found = here.wait_statements("harbour.txt", 2, lambda all: any(len(s["spans"]) == 2 for s in all))
            long = next(s for s in found if s["layer"] == "accusation")
            equal([s["exact"] for s in long["spans"]], ["They signed the lease in March and told us in June", "hiding the contract"], "fragments")
        with claim("a drag with Ctrl adds another one"):
            start, end = app.find_phrase("hiding the contract from the council")
            start, end = app.find_phrase("sold their berths")
            app.drag(start, end, modifier="ctrl")
            found = here.wait_statements("harbour.txt", 2, lambda all: any(len(s["spans"]) == 3 for s in all))
            long = next(s for s in found if s["layer"] == "accusation")
            equal(long["spans"][0]["exact"], "sold their berths", "the first fragment")
        with claim("- takes the fragment at the caret away"):
            offset, _ = app.find_phrase("hiding")
            app.click_at(offset + 2)
            app.wait_chosen("Statements", re.compile("^Accusation"))
            app.key("minus")
            found = here.wait_statements("harbour.txt", 2, lambda all: all and max(len(s["spans"]) for s in all) == 2)
            long = next(s for s in found if s["layer"] == "accusation")
            equal([s["exact"] for s in long["spans"]], ["sold their berths", "They signed the lease in March and told us in June"], "fragments")


@journey
def grips_bar_and_menu():
    """A statement's ends are dragged by their grips; the bar below a selection marks; the menu of a statement changes it."""
    with place() as here, App(here) as app:
        app.open_article(re.compile("^Fishing crews"), "harbour.txt")

        def words():
            return [(s["layer"], s["spans"][0]["exact"]) for s in here.statements("harbour.txt")]

        def wait_words(*wanted):
            wait_until(lambda: words() == list(wanted), what=f"{wanted} on disk")

        with claim("the bar that appears below a selection marks by a click"):
            app.select_phrase("They signed the lease in March")
            app.click(app.get(BUTTONS, "Mark as Denial"))
            here.wait_statements("harbour.txt", 1)
            wait_words(("denial", "They signed the lease in March"))
            wait_until(lambda: app.selection() is None, what="nothing to be selected any more")
        with claim("the end is dragged by its grip, word by word, and it is one step back"):
            start, end = app.find_phrase("They signed the lease in March")
            lease, _ = app.find_phrase("lease")
            app.settle()
            app.drag_points(app.point(end - 1, "end"), app.point(lease + 2, "middle"))
            wait_words(("denial", "They signed the lease"))
            app.key("ctrl+z")
            wait_words(("denial", "They signed the lease in March"))
        with claim("the start likewise, and Esc in the middle of it gives it back"):
            signed, _ = app.find_phrase("signed")
            app.drag_points(app.point(start, "start"), app.point(signed + 3, "middle"))
            wait_words(("denial", "signed the lease in March"))
            x1, y1 = app.point(signed, "start")
            x2, y2 = app.point(lease + 2, "middle")
            xdotool("mousemove", x1, y1, "mousedown", 1, "sleep", 0.03, "mousemove", (x1 + x2) // 2, y1, "sleep", 0.03, "mousemove", x2, y2)
            app.row("Statements", re.compile("^Denial, lease in March"))
            app.key("Escape")
            xdotool("mouseup", 1)
            app.row("Statements", re.compile("^Denial, signed the lease in March"))
            wait_words(("denial", "signed the lease in March"))
        with claim("the menu of a right click changes the layer and deletes"):
            app.click_at(lease + 2, button=3)
            app.choose(re.compile("Change Layer"), "Counter-accusation")
            wait_words(("counter-accusation", "signed the lease in March"))
            app.click_at(lease + 2, button=3)
            app.choose(re.compile("Delete Statement"))
            wait_words()


main()
