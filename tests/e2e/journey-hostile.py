# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder full of what should not be there: the program lives, says why, and touches none of it."""

import json
import os
import re

from harness import BUTTONS, App, claim, equal, expect, journey, main, place, wait_until

BROKEN = b'{"format": "gainsay-annotations", "version": 1, "statements": [{"id": "cut he'
NEWER = json.dumps({"format": "gainsay-annotations", "version": 99, "unit": "code-point", "article": {"file": "newer.txt"}, "statements": [],
                    "future": True}).encode()
SENSELESS = [
    {"id": "1b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11", "layer": "denial", "spans": [{"start": 9, "end": 3}], "weight": 12345678901234567890},
    {"id": "3b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11", "layer": 7, "spans": "everywhere"},
]


def fill(here):
    folder = here.folder
    os.mkfifo(folder / "fifo.txt")
    (folder / "folder.txt").mkdir()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    with open(folder / "huge.txt", "wb") as stream:
        stream.truncate(65 << 20)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "utf16.txt").write_bytes("Sixteen bits accuse eight. Eight deny it.\n".encode("utf-16"))
    (folder / "latin1.txt").write_bytes("Le préfet dément être allé à la fête. L’été a été très agité là-bas.\n".replace("’", "'").encode("latin-1"))
    (folder / "crlf.txt").write_bytes(b"The mayor accuses the miller.\r\nThe miller denies it.\r\n")
    with open(os.path.join(os.fsencode(folder), b"caf\xe9.txt"), "wb") as stream:
        stream.write("The café accuses the bar. The bar denies it.\n".encode())
    (folder / "-rf").write_text("An odd name accuses nobody. Nobody denies it.\n", encoding="utf-8")
    (folder / "broken.txt").write_text("The broken one denies it.\n", encoding="utf-8")
    here.sidecar_path("broken.txt").write_bytes(BROKEN)
    (folder / "newer.txt").write_text("The newer one denies it.\n", encoding="utf-8")
    here.sidecar_path("newer.txt").write_bytes(NEWER)
    text = "The senseless one denies what the sensible one claims.\n"
    (folder / "senseless.txt").write_text(text, encoding="utf-8")
    start = text.index("denies")
    good = {"id": "2b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11", "layer": "denial", "spans": [{"start": start, "end": start + 6, "exact": "denies"}]}
    here.sidecar_path("senseless.txt").write_text(json.dumps(
        {"format": "gainsay-annotations", "version": 1, "unit": "code-point", "article": {"file": "senseless.txt"}, "statements": [*SENSELESS, good]}),
        encoding="utf-8")
    here.hashes = here.hash_articles()


def mark_word(app, word, key="2"):
    app.select_phrase(word)
    app.key(key)


@journey
def folder():
    """Each odd file in turn."""
    with place(articles=("harbour.txt",)) as here:
        fill(here)
        with App(here) as app:
            with claim("the folder is listed, and a plain article in it opens"):
                app.open_article(re.compile("^Fishing crews"), "harbour.txt")
            for name in ("binary.txt", "huge.txt"):
                with claim(f"{name} is refused with a reason, in its row and in the view"):
                    app.pick(name)
                    reason = "is not a text file|up to 64 MiB"
                    app.row("Articles", re.compile(reason))
                    app.get("label", re.compile(reason))
                    app.get(name="This Article Cannot Be Opened")
            with claim("a pipe and a folder named as articles are neither read nor waited for"):
                app.pick("fifo")
                app.row("Articles", re.compile("is a pipe"))
                app.get("label", re.compile("is a pipe"))
                app.click(app.get(name="Filter articles"))
                app.key("ctrl+a")
                app.type("folder.txt")
                app.wait_rows("Articles", lambda rows: rows == [], "no row for the folder")
            with claim("an empty file opens as an empty article"):
                app.pick("empty")
                wait_until(lambda: app.title().startswith("empty"), what="the title")
            for name, title, word in (("utf16.txt", "^Sixteen bits", "Eight deny it"), ("latin1.txt", "^Le préfet", "dément"),
                                      ("crlf.txt", "^The mayor", "The miller denies"), ("-rf", "^An odd name", "Nobody denies")):
                with claim(f"{name} opens, and is marked at the right place"):
                    app.pick(name)
                    app.row("Articles", re.compile(title))
                    wait_until(lambda: word in app.text(), what="its words")
                    mark_word(app, word)
                    wait_until(lambda: here.statements(name), what="the statement on disk")
                    data = (here.folder / name).read_bytes()
                    text = data.decode({"utf16.txt": "utf-16", "latin1.txt": "latin-1"}.get(name, "utf-8"))
                    span = here.statements(name)[0]["spans"][0]
                    equal((span["exact"], text[span["start"] : span["end"]]), (word, word), "the words at the offsets")
            with claim("a name that is not UTF-8 opens, and its sidecar lies beside it"):
                app.pick("caf")
                wait_until(lambda: "The bar denies" in app.text(), what="its words")
                mark_word(app, "The bar denies")
                path = os.path.join(os.fsencode(here.folder), b"caf\xe9.txt.annotations.json")
                wait_until(lambda: os.path.exists(path), what="the sidecar")
                with open(path, encoding="utf-8") as stream:
                    equal(json.load(stream)["statements"][0]["spans"][0]["exact"], "The bar denies", "what is marked")


@journey
def sidecars():
    """Sidecars that are broken, too new, or half senseless."""
    with place(articles=("harbour.txt",)) as here:
        fill(here)
        with App(here) as app:
            with claim("a broken sidecar: the article opens, the reason is said with line and column, no mark is made, no byte is touched"):
                app.pick("broken.txt")
                app.wait_article("broken.txt")
                app.get(name=re.compile(r"broken\.txt\.annotations\.json:1:\d+|line 1", re.I))
                mark_word(app, "denies")
                equal(app.rows("Statements"), [], "rows")
            with claim("a sidecar of a newer version: shown, never written"):
                app.pick("newer.txt")
                app.wait_article("newer.txt")
                app.get(name=re.compile(r"newer version", re.I))
                mark_word(app, "denies")
                equal(app.rows("Statements"), [], "rows")
            with claim("two senseless statements: the sound one is listed, the others told as problems"):
                app.pick("senseless.txt")
                app.wait_article("senseless.txt")
                app.row("Statements", re.compile("denies"))
                app.get(name=re.compile(r"problem|:1:\d+|line 1", re.I))
            with claim("and they are written back as they were when something else is marked"):
                mark_word(app, "claims", "1")

                def both():
                    found = here.statements("senseless.txt")
                    return len(found) == 4 and found

                found = wait_until(both, what="four statements on disk")
                for senseless in SENSELESS:
                    expect(senseless in found, lambda: f"{senseless} is not as it was: {found}")
                expect("12345678901234567890" in here.sidecar_path("senseless.txt").read_text(encoding="utf-8"), "a number has changed")
        with claim("after the end the broken and the newer sidecar are what they were, to the byte"):
            equal(here.sidecar_path("broken.txt").read_bytes(), BROKEN, "the broken one")
            equal(here.sidecar_path("newer.txt").read_bytes(), NEWER, "the newer one")


@journey
def set_aside():
    """A broken sidecar is set aside when the user says so, and only then."""
    with place(articles=("harbour.txt",)) as here:
        here.sidecar_path("harbour.txt").write_bytes(BROKEN)
        with App(here) as app:
            with claim("asked for, a broken sidecar is kept under another name, and the article can be marked"):
                app.wait_article("harbour.txt")
                app.activate(app.get(BUTTONS, "Set Aside and Start Anew"))
                wait_until(lambda: not here.sidecar_path("harbour.txt").exists(), what="the broken one to have gone aside")
                aside = [p for p in here.folder.iterdir() if "broken" in p.name]
                equal([p.read_bytes() for p in aside], [BROKEN], "what is aside")
                wait_until(app.is_active, what="the window to be active")
                mark_word(app, "denies")
                here.wait_statements("harbour.txt", 1)
                app.wait_saved()


main()
