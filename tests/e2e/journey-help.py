# SPDX-License-Identifier: GPL-3.0-or-later
"""F1: the page on the window that is in front, in Yelp or else in a browser, in the language of the program; and what is said where there is neither."""

import json
import os
import pathlib
import re
import urllib.parse

from harness import App, claim, equal, expect, journey, main, place, wait_until

BUILD = pathlib.Path(os.environ["GAINSAY"]).parents[1]
NAME = "harbour.txt"
# What the desktop has that opens something, as files beside which nothing of this machine's own is found.
OPENS = {"yelp": "x-scheme-handler/help;x-scheme-handler/ghelp;", "browser": "text/html;application/xhtml+xml;"}
SYSTEM = ("icons", "mime", "fonts", "themes", "glib-2.0", "gtksourceview-5", "libadwaita-1", "locale")


class Desktop:
    """With some of these programs, each of which writes down what it is asked to open."""

    def __init__(self, here, *programs, installed=False):
        self.opened = here.root / "opened"
        share = here.root / "share"
        (share / "applications").mkdir(parents=True)
        for name in SYSTEM:
            if os.path.exists(f"/usr/share/{name}"):
                (share / name).symlink_to(f"/usr/share/{name}")
        if installed:
            (share / "help").symlink_to(BUILD / "data" / "help" / "help")
        script = here.root / "open.sh"
        script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{self.opened}.new" && mv "{self.opened}.new" "{self.opened}"\n', encoding="utf-8")
        script.chmod(0o755)
        defaults = ["[Default Applications]"]
        for name in programs:
            entry = share / "applications" / f"{name}.desktop"
            entry.write_text(f"[Desktop Entry]\nType=Application\nName={name}\nExec={script} %u\nMimeType={OPENS[name]}\n", encoding="utf-8")
            defaults += [f"{kind}={name}.desktop" for kind in OPENS[name].split(";") if kind]
        (share / "applications" / "mimeapps.list").write_text("\n".join(defaults) + "\n", encoding="utf-8")
        self.env = {"XDG_DATA_DIRS": str(share)}
        if installed:
            self.env["GAINSAY_HELPDIR"] = ""

    def ask(self, app):
        """What F1 opens."""
        self.opened.unlink(missing_ok=True)
        app.key("F1")
        wait_until(self.opened.exists, what="something to be opened")
        return self.opened.read_text(encoding="utf-8")


def page_of(uri):
    """The language and the page that such a URI of the manual as it was built leads to; it must be there."""
    split = urllib.parse.urlsplit(uri)
    path = pathlib.Path(urllib.parse.unquote(split.path))  # a local file is handed over by its path
    if split.scheme == "ghelp":
        path = path / f"{split.query}.page"
        language = path.parent.parent.name
    else:
        language = path.parent.name
    expect(path.is_file(), lambda: f"there is no {path}")
    return language, path.stem


@journey
def yelp():
    """From each window."""
    with place(articles=(NAME,)) as here:
        desktop = Desktop(here, "yelp", "browser")
        with App(here, env=desktop.env) as app:
            app.wait_article(NAME)
            with claim("F1 opens the first page in Yelp"):
                uri = desktop.ask(app)
                expect(uri.startswith("ghelp:"), uri)
                equal(page_of(uri), ("C", "index"), "the page")
            for keys, page in (("ctrl+e", "export"), ("ctrl+shift+o", "import"), ("ctrl+shift+a", "names"), ("ctrl+h", "versions"),
                               ("ctrl+comma", "preferences"), ("ctrl+question", "shortcuts")):
                with claim(f"F1 in the window of {keys} opens the page on it"):
                    before = len(app.windows())
                    app.key(keys)
                    wait_until(lambda n=before: len(app.windows()) > n and not app.is_active(), what="the window")
                    equal(page_of(desktop.ask(app)), ("C", page), "the page")
                    app.key("Escape")
                    wait_until(lambda n=before: len(app.windows()) == n and app.is_active(), what="the window to go")


@journey
def installed():
    """Yelp finds it by its name; and it is installed where it is looked for."""
    with place(articles=(NAME,)) as here:
        desktop = Desktop(here, "yelp", installed=True)
        with App(here, env=desktop.env) as app:
            app.wait_article(NAME)
            with claim("F1 opens it by its name"):
                equal(desktop.ask(app), "help:gainsay/index", "what is opened")
    with claim("what is built goes where Yelp and the program look for it"):
        plan = json.loads((BUILD / "meson-info" / "intro-installed.json").read_text(encoding="utf-8"))
        data = re.search(r'GSY_PKGDATADIR "([^"]*)"', (BUILD / "config.h").read_text(encoding="utf-8"))[1]
        equal(plan[str(BUILD / "data" / "help" / "html")], f"{data}/html", "where web pages go")
        equal(plan[str(BUILD / "data" / "help" / "help")], f"{pathlib.Path(data).parent}/help", "where Yelp's pages go")


@journey
def browser():
    """Where there is no Yelp, in French."""
    with place(articles=(NAME,)) as here:
        desktop = Desktop(here, "browser")
        with App(here, locale="fr_FR.UTF-8", env=desktop.env) as app:
            wait_until(lambda: app.find("text", "Article"), what="the article")
            with claim("F1 opens the web page in the language of the program"):
                uri = desktop.ask(app)
                expect(uri.endswith(".html"), uri)
                equal(page_of(uri), ("fr", "index"), "the page")


@journey
def neither():
    """Where nothing shows it."""
    with place(articles=(NAME,)) as here:
        desktop = Desktop(here)
        with App(here, env=desktop.env) as app:
            app.wait_article(NAME)
            with claim("it is said what to install, and where the pages are"):
                app.key("F1")
                app.get(name="The Help Cannot Be Shown")
                text = app.get(name=re.compile("Install Yelp or a web browser")).get_name()
                path = pathlib.Path(re.search("“(.*)”", text)[1])
                expect(path.is_file(), f"there is no {path}")
            with claim("Esc goes back"):
                app.key("Escape")
                app.gone(name="The Help Cannot Be Shown")
                wait_until(app.is_active, what="the keyboard to be back in the window")


main()
