# SPDX-License-Identifier: GPL-3.0-or-later
"""A statement and the one that it answers, in the same article or another: made, followed, taken back, found broken and repaired."""

import re

from harness import BUTTONS, App, claim, equal, expect, extents, journey, main, place, wait_until
from quarrel import LANNE, LANNE_TITLE, TEXTS, WEIR, make_statement, write_project

CLAIM = "La Taurie nous prive d’eau"
ANSWER = "C’est faux"
SHUT = "Tauria shut the Lanne lock on purpose"
ENTRY = "Statement to link to"
CANDIDATES = "Statements to link to"


def prepare(here, links=None):
    """In one article a claim and a denial, in the other a claim on the same topic and one on nothing."""
    write_project(here)
    topic = {"about": ["Écluse de Lanne"]}
    made = {
        "claim": make_statement(here, LANNE, "accusation", CLAIM, ["Morvie"], ["Taurie"], about=["Digue percée"]),
        "answer": make_statement(here, LANNE, "denial", ANSWER, ["Taurie"], ["Morvie"], **topic),
        "shut": make_statement(here, WEIR, "accusation", SHUT, ["Morvie"], ["Taurie"], **topic),
        "warned": make_statement(here, WEIR, "accusation", "Nobody warned us", ["Ossian Vrel"]),
        "denied": make_statement(here, WEIR, "denial", "The lock jammed", ["Taurie"]),
    }
    if links:
        made["answer"]["links"] = links
    here.write_statements(LANNE, made["claim"], made["answer"])
    here.write_statements(WEIR, made["shut"], made["warned"], made["denied"])
    return made


def find_links(here, made, name=LANNE, which="answer"):
    return next((s for s in here.statements(name) if s["id"] == made[which]["id"]), {}).get("links", [])


def wait_links(here, made, *wanted):
    """Until the denial has these links on disk: relation, id, article."""

    def brief():
        return [(link["relation"], link["to"], link.get("article")) for link in find_links(here, made)]

    wait_until(lambda: brief() == list(wanted), what=f"links {wanted} on disk, not {brief()}")
    return find_links(here, made)


def begin(app, text=None):
    """L, and letters of what to look for."""
    app.key("l")
    wait_until(lambda: app.focus_name() == ENTRY, what="the link bar to have the keyboard")
    if text:
        app.type(text)


def select_answer(app):
    app.wait_article(LANNE)
    app.focus_article()
    app.key("n", "n")
    app.wait_chosen("Statements", re.compile(ANSWER))


def wait_in_article(app):
    wait_until(lambda: app.focus_name() == "Article", what="the article to have the keyboard")


@journey
def within_the_article():
    """L, a word, Return; G and Alt+Home; undo and redo; Esc."""
    with place(texts=TEXTS) as here:
        made = prepare(here)
        before = here.sidecar_path(LANNE).read_bytes()
        with App(here) as app:
            select_answer(app)
            with claim("Esc closes the link bar, leaves the statement selected and links nothing"):
                begin(app)
                app.key("Escape")
                wait_in_article(app)
                app.wait_chosen("Statements", re.compile(ANSWER))
                equal(here.sidecar_path(LANNE).read_bytes(), before, "the sidecar")
            with claim("a denial may answer accusations only: of the folder's five statements three are offered, the likely one first"):
                begin(app)
                app.wait_rows(CANDIDATES, lambda rows: len(rows) == 3, "three candidates")
                first = app.rows(CANDIDATES)[0]
                expect(SHUT in first and "Morvie" in first and "Taurie" in first, lambda: f"first is {first}")
            with claim("each says where it is: layer, words, who, and the other article's title"):
                expect(re.match("Accusation by Morvie, of Taurie, .*Morvia says that Tauria", first), lambda: f"first is {first}")
            with claim("the bar does not cover the statement that is to be linked"):
                app.settle()
                _, y, _, height = app.char_box(app.find_phrase(ANSWER)[0])
                top = extents(app.get(name=ENTRY))[1]
                expect(y + height <= top, f"the statement ends at {y + height}, the bar begins at {top}")
            with claim("a few letters find the one that is meant, whatever their case and accents, and Return links it"):
                app.type("PRIVÉ D")
                app.wait_rows(CANDIDATES, lambda rows: len(rows) == 1 and CLAIM in rows[0], "one candidate")
                app.key("Return")
                link, = wait_links(here, made, ("answers", made["claim"]["id"], None))
                equal(link.get("exact"), CLAIM, "the other end's words")
                wait_in_article(app)
                app.wait_chosen("Statements", re.compile(ANSWER))
            with claim("G goes along the link, Alt+Home comes back"):
                app.key("g")
                app.wait_chosen("Statements", re.compile(CLAIM))
                app.key("alt+Home")
                app.wait_chosen("Statements", re.compile(ANSWER))
            with claim("G from the other end goes to what answers it"):
                app.key("p")
                app.wait_chosen("Statements", re.compile(CLAIM))
                app.key("g")
                app.wait_chosen("Statements", re.compile(ANSWER))
            with claim("Ctrl+Z takes the link back, to the byte, and Ctrl+Shift+Z brings it again"):
                app.key("ctrl+z")
                wait_links(here, made)
                wait_until(lambda: here.sidecar(LANNE)["statements"] == [made["claim"], made["answer"]], what="the statements as they were")
                app.key("ctrl+shift+z")
                wait_links(here, made, ("answers", made["claim"]["id"], None))


@journey
def to_another_article():
    """The same across articles."""
    with place(texts=TEXTS) as here:
        made = prepare(here)
        other = here.sidecar_path(WEIR).read_bytes()
        with App(here) as app:
            select_answer(app)
            with claim("L, a word and Return link to a statement of an article that was never opened"):
                begin(app, "purpose")
                app.wait_rows(CANDIDATES, lambda rows: len(rows) == 2 and f"{SHUT}, 1 of 2" in rows[0], "those of that article, the likely one first")
                app.key("Return")
                link, = wait_links(here, made, ("answers", made["shut"]["id"], WEIR))
                equal(link.get("exact"), SHUT, "the other end's words")
            with claim("the link is stored at its one end only"):
                equal(here.sidecar_path(WEIR).read_bytes(), other, "the other sidecar")
            with claim("G opens the other article at the statement, Alt+Home the first one again, at its own"):
                app.key("g")
                app.wait_article(WEIR)
                app.wait_chosen("Statements", re.compile(SHUT))
                app.key("alt+Home")
                app.wait_article(LANNE)
                app.wait_chosen("Statements", re.compile(ANSWER))
            with claim("arrows in the bar choose among several, without taking the keyboard from what is typed"):
                begin(app)
                app.wait_rows(CANDIDATES, lambda rows: len(rows) >= 2, "candidates")
                rows = app.rows(CANDIDATES)
                app.key("Down")
                app.wait_chosen(CANDIDATES, rows[1])
                equal(app.focus_name(), ENTRY, "what has the focus")
                app.key("Escape")
                wait_in_article(app)
            with claim("from the other article undo comes back and takes the link away"):
                app.key("g")
                app.wait_article(WEIR)
                app.key("ctrl+z")
                wait_links(here, made)
                app.wait_article(LANNE)


@journey
def with_the_mouse():
    """A link by the button in the details and a click on a candidate; a click on the link follows it."""
    with place(texts=TEXTS) as here:
        made = prepare(here)
        with App(here) as app:
            app.open_article(re.compile(LANNE_TITLE), LANNE)
            with claim("the button in the details opens the bar, and a click on a candidate links"):
                app.click_at(app.find_phrase(ANSWER)[0] + 2)
                app.wait_chosen("Statements", re.compile(ANSWER))
                app.click(app.get(BUTTONS, "Link to Another Statement"))
                app.click(app.row(CANDIDATES, re.compile(CLAIM)))
                wait_links(here, made, ("answers", made["claim"]["id"], None))
            with claim("the details list the link with the other end's words, and a click on it goes there"):
                app.click(app.get(BUTTONS, re.compile(f"Answers.*{CLAIM}")))
                app.wait_chosen("Statements", re.compile(CLAIM))


@journey
def broken():
    """A link whose other end is gone keeps its words, says so, and is repaired."""
    with place(texts=TEXTS) as here:
        made = prepare(here, [{"relation": "answers", "to": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "article": WEIR, "exact": "They stole our water"}])
        with App(here) as app:
            select_answer(app)
            with claim("the details show the stored words, and that the statement is not there"):
                app.get(name=re.compile("They stole our water.*broken link|broken link.*They stole our water"))
            with claim("G says that it leads nowhere, and leads nowhere"):
                app.key("g")
                app.get("label", re.compile("no longer there"))
                app.wait_chosen("Statements", re.compile(ANSWER))
            with claim("pressed, it asks for the statement that is meant, and leads there from then on"):
                app.click(app.get(BUTTONS, re.compile("They stole our water")))
                wait_until(lambda: app.focus_name() == ENTRY, what="the link bar to have the keyboard")
                app.type("purpose")
                app.wait_rows(CANDIDATES, lambda rows: len(rows) == 2, "those of that article")
                app.key("Return")
                link, = wait_links(here, made, ("answers", made["shut"]["id"], WEIR))
                equal(link.get("exact"), SHUT, "the other end's words")
            with claim("and that is one step back"):
                app.focus_article()
                app.key("ctrl+z")
                wait_until(lambda: find_links(here, made)[0]["exact"] == "They stole our water", what="the broken link again")


main()
