# SPDX-License-Identifier: GPL-3.0-or-later
"""Import, by the keyboard alone: a folder that was marked in brat and a web page, with a look beforehand; what is there is never overwritten, a cancel leaves
nothing, and what cannot be read is said."""

import contextlib
import re
import subprocess

from harness import BUTTONS, App, claim, equal, expect, journey, main, place, run, text_of, wait_until

TEXT = "Morvia shut the lock, Tauria said. Morvia denied it.\n"
OTHER = "Something else.\n"
ANN = "T1\tAccusation 0 20\tMorvia shut the lock\nT2\tDenial 35 51\tMorvia denied it\nT3\tRumour 22 33\tTauria said\nR1\tAnswers Arg1:T2 Arg2:T1\nX1\tsomething odd\n"
PAGE = """<!DOCTYPE html><html lang="fr"><head><title>L’écluse fermée</title><script>alert(1)</script></head><body><nav><a href="/">Accueil</a></nav>
<article><h1>L’écluse fermée</h1><p>La Morvie a rejeté mardi l’accusation de la Taurie, qui lui reproche d’avoir fermé l’écluse de Lanne sans prévenir personne.</p>
<p>« C’est faux », a répondu la ministre des Canaux devant les journalistes, avant de quitter la salle sans un mot de plus.</p></article></body></html>
"""


def make_brat(here):
    folder = here.root / "home" / "Brat"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.ann").write_text(ANN, encoding="utf-8")
    (folder / "b.txt").write_text("Nobody says a word.\n", encoding="utf-8")
    (folder / "b.ann").write_text("", encoding="utf-8")
    return folder


def listing(here):
    return sorted(path.name for path in here.folder.iterdir() if not path.name.startswith("."))


def open_import(app):
    before = len(app.windows())
    app.key("ctrl+shift+o")
    wait_until(lambda: len(app.windows()) > before, what="the window of the import")
    wait_until(lambda: app.focus_name() == "Choose Files…", what="the keyboard in that window")


def active_name():
    """Of the window that has the keyboard; between two of them, none has."""
    with contextlib.suppress(subprocess.CalledProcessError):
        return run("xdotool", "getactivewindow", "getwindowname")
    return ""


def is_typed(app, text):
    """Whether the field that has the keyboard holds it. GTK 4.8 does not say which window is active when it is a file chooser: all are looked through."""
    return any(text_of(field).rstrip("/") == text for field in app.all("text", states=("focused",)))


def choose(app, button, path):
    """In the file chooser, by typing where it is."""
    app.focus_field(button)
    before = len(app.windows())
    app.key("Return")
    wait_until(lambda: len(app.windows()) > before, what="the file chooser")
    wait_until(lambda: " to Import" in active_name(), what="the file chooser to have the keyboard")
    app.key("ctrl+l")
    app.type(str(path))
    # The chooser completes as one types. GTK 4.18 leaves the end of an earlier completion behind the caret when it reads folders slower than one types.
    app.key("shift+End", "Delete")
    wait_until(lambda: is_typed(app, str(path)), what="the path in the file chooser")
    app.key("Return")
    wait_until(lambda: len(app.windows()) == before, what="the file chooser to go")


def wait_closed(app):
    wait_until(lambda: len(app.windows()) == 1, what="the window of the import to go")


@journey
def brat():
    """A folder of brat into a folder where one of the names is taken."""
    with place(texts={"a.txt": OTHER}) as here:
        folder = make_brat(here)
        with App(here) as app:
            app.wait_article("a.txt")
            open_import(app)
            with claim("what will come is shown, and nothing is written yet"):
                choose(app, "Choose a Folder…", folder)
                app.get(name="2 articles, 3 statements, 1 link")
                app.get(name=re.compile("^a 2.txt"))
                app.get(name=re.compile("Rumour"), visible=False)
                equal(listing(here), ["a.txt"], "the folder")
            with claim("what has no place is said beforehand"):
                app.get(name="Has No Place Here", visible=False)
            with claim("Return takes it in, beside what is there"):
                wait_until(lambda: app.focus_name() == "Import", what="the keyboard on the button")
                app.key("Return")
                wait_closed(app)
                here.wait_statements("a 2.txt", 3)
                equal(here.text("a.txt"), OTHER, "the article that was there")
                equal(here.statements("a.txt"), [], "its statements")
                equal(here.text("a 2.txt"), TEXT, "the article that came")
            with claim("it is told, with a report"):
                app.activate(app.get(BUTTONS, "Report"))
                wait_until(lambda: len(app.windows()) == 2, what="the report")
                app.get(name="2 articles, 3 statements, 1 link")
                app.key("Escape")
                wait_closed(app)
            with claim("the first new article is shown, with the new layer among the others"):
                app.wait_article("a 2.txt")
                app.row("Statements", re.compile("Morvia shut the lock"))
                app.row("Layers", re.compile("Rumour"))
                expect(any(layer["name"] == "Rumour" for layer in here.project()["layers"]), "the layer is not in gainsay.json")


@journey
def page():
    """A web page becomes an article that says where it comes from."""
    with place(texts={"a.txt": OTHER}) as here:
        page = here.root / "home" / "page.html"
        page.write_text(PAGE, encoding="utf-8")
        with App(here) as app:
            app.wait_article("a.txt")
            open_import(app)
            choose(app, "Choose Files…", page)
            with claim("its format is found out"):
                app.get(name="1 article")
                app.get(name="HTML", visible=False)
            with claim("the text is what people read of it"):
                wait_until(lambda: app.focus_name() == "Import", what="the keyboard on the button")
                app.key("Return")
                wait_closed(app)
                wait_until(lambda: (here.folder / "page.txt").exists(), what="the article")
                text = here.text("page.txt")
                expect("La Morvie a rejeté mardi" in text, text)
                expect("Accueil" not in text and "alert" not in text, text)
            with claim("its details say which file it was made from"):
                app.wait_article("page.txt")
                app.get(name=re.compile("^page.html, HTML"), visible=False)
                equal(here.sidecar("page.txt")["article"]["origin"]["file"], "page.html", "the origin")


@journey
def cancelled():
    """Whoever looks and goes away leaves no trace."""
    with place(texts={"a.txt": OTHER}) as here:
        folder = make_brat(here)
        with App(here) as app:
            app.wait_article("a.txt")
            open_import(app)
            choose(app, "Choose a Folder…", folder)
            app.get(name="2 articles, 3 statements, 1 link")
            with claim("Esc closes it, and nothing is written"):
                app.key("Escape")
                wait_closed(app)
                equal(listing(here), ["a.txt"], "the folder")
            with claim("the keyboard is in the article again"):
                wait_until(lambda: app.focus_name() == app.article_name, what="the keyboard in the article")


@journey
def taken_back():
    """Many articles, and a change of mind while they come."""
    with place(texts={"a.txt": OTHER}) as here:
        folder = make_brat(here)
        for i in range(3000):
            (folder / f"many{i}.txt").write_text(TEXT, encoding="utf-8")
            (folder / f"many{i}.ann").write_text(ANN, encoding="utf-8")
        with App(here) as app:
            app.wait_article("a.txt")
            open_import(app)
            choose(app, "Choose a Folder…", folder)
            wait_until(lambda: app.focus_name() == "Import", what="the look at the articles")
            with claim("a long list says how many more there are"):
                app.get(name="and 2802 more", visible=False)
            with claim("Esc while it imports takes back what came"):
                app.key("Return")
                wait_until(lambda: len(listing(here)) > 20, what="the first articles")
                app.key("Escape")
                wait_closed(app)
                equal(listing(here), ["a.txt"], "the folder")
            with claim("that is told, and the folder is as it was"):
                app.get(name="The import was cancelled; nothing of it was kept", visible=False)
                app.wait_rows("Articles", lambda rows: len(rows) == 1, "one article")


@journey
def hostile():
    """A file that is not what it is called."""
    with place(texts={"a.txt": OTHER}) as here:
        bad = here.root / "home" / "bad.docx"
        bad.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
        with App(here) as app:
            app.wait_article("a.txt")
            open_import(app)
            choose(app, "Choose Files…", bad)
            with claim("it is said which one cannot be read, and nothing can be imported"):
                app.get(name="Cannot Be Read")
                app.get(name=re.compile("^bad.docx"))
                app.get(name="There is nothing here that can be imported.")
                button = app.get(BUTTONS, "Import")
                app.activate(button)
            with claim("and nothing was written"):
                app.key("Escape")
                wait_closed(app)
                equal(listing(here), ["a.txt"], "the folder")


main()
