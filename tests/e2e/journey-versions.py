# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier versions of what was marked: looked at, restored by the keyboard, and that undone; also when the file is broken or gone."""

import re

from harness import BUTTONS, App, claim, equal, expect, journey, main, place, wait_until

NAME = "harbour.txt"
VERSIONS = "Versions"


def mark_word(app, word, key="2"):
    app.select_phrase(word)
    app.key(key)


def two_sessions(here):
    """One statement at the end of the first, three at the end of the second. What each left on disk."""
    left = []
    with App(here) as app:
        app.wait_article(NAME)
        mark_word(app, "denies")
        here.wait_statements(NAME, 1)
        app.wait_saved()
    left.append(here.sidecar_path(NAME).read_bytes())
    with App(here) as app:
        app.wait_article(NAME)
        mark_word(app, "rejected the claim", "1")
        here.wait_statements(NAME, 2)
        mark_word(app, "accused the", "3")
        here.wait_statements(NAME, 3)
        app.wait_saved()
    left.append(here.sidecar_path(NAME).read_bytes())
    return left


def open_versions(app):
    before = len(app.windows())
    app.key("ctrl+h")
    wait_until(lambda: len(app.windows()) > before, what="the window with the versions")
    app.wait_rows(VERSIONS, lambda rows: rows and not any("Reading" in row for row in rows), "versions that were read")
    wait_until(lambda: any(name.startswith("Today") or name.startswith("Yesterday") for name in [app.focused().get_name() or ""]), what="the keyboard in the list")


def choose(app, pattern):
    """Goes down with the arrow until the chosen version is it."""
    for _ in app.rows(VERSIONS):
        if any(re.search(pattern, name) for name in app.chosen(VERSIONS)):
            return
        app.key("Down")
    app.wait_chosen(VERSIONS, re.compile(pattern))


def restore(app):
    """Return shows the version that is chosen, with the keyboard on the button."""
    app.key("Return")
    app.get(BUTTONS, "Restore", states=("focused",))
    app.key("Return")


def close_versions(app):
    app.key("Escape")
    app.gone(name="Only what changes")


def versions_on_disk(here):
    return {path.read_bytes() for path in (here.root / "state" / "gainsay" / "versions").rglob("*.json")}


def modes_on_disk(here):
    return {path.stat().st_mode & 0o777 for path in (here.root / "state" / "gainsay" / "versions").rglob("*.json")}


@journey
def restored():
    """What was there at the end of the first session, while the second one's is open."""
    with place(articles=(NAME,)) as here:
        first, second = two_sessions(here)
        with claim("what each session left is kept, for its owner alone"):
            expect(first in versions_on_disk(here), "what the first session left")
            expect(second in versions_on_disk(here), "what the second session left")
            equal(modes_on_disk(here), {0o600}, "the modes")
        with App(here) as app:
            app.wait_article(NAME)
            app.focus_article()
            open_versions(app)
            with claim("the newest version is what is open, and there is nothing to restore"):
                app.wait_chosen(VERSIONS, re.compile("3 statements, as it is now"))
                app.get(name="This version is what is open now")
            with claim("what would change is said, statement by statement"):
                choose(app, "1 statement, 2 differences")
                app.get(name="2 statements go")
                app.row("Changes", re.compile("^Goes · Accusation, rejected the claim"))
                app.row("Changes", re.compile("^Goes · Counter-accusation, accused the"))
                equal(len(app.rows("Changes")), 2, "rows of what changes")
            with claim("Return, and Return again, restores it to the byte"):
                restore(app)
                here.wait_statements(NAME, 1)
                equal(here.sidecar_path(NAME).read_bytes(), first, "the file")
                app.get(name=re.compile("^Version of .* restored"))
            with claim("one step undoes it, to the byte"):
                app.key("ctrl+z")
                here.wait_statements(NAME, 3)
                equal(here.sidecar_path(NAME).read_bytes(), second, "the file")
            with claim("Escape closes the window"):
                close_versions(app)


@journey
def broken():
    """The file is cut off by another program: read-only, but an earlier version comes back, and the broken file stays under another name."""
    with place(articles=(NAME,)) as here:
        _, second = two_sessions(here)
        cut = second[: len(second) // 2]
        here.sidecar_path(NAME).write_bytes(cut)
        with App(here) as app:
            app.wait_article(NAME)
            with claim("earlier versions are offered where the file is said to be broken"):
                app.get(name="Read-Only")
                app.click(app.get(BUTTONS, "Earlier Versions…"))
                app.wait_rows(VERSIONS, lambda rows: rows and not any("Reading" in row for row in rows), "versions that were read")
            with claim("restoring one sets the broken file aside, never over it"):
                app.key("Home")
                app.wait_chosen(VERSIONS, re.compile("3 statements"))
                restore(app)
                here.wait_statements(NAME, 3)
                equal(here.sidecar_path(NAME).read_bytes(), second, "the file")
                aside = [path for path in here.folder.iterdir() if ".broken-" in path.name]
                equal([path.read_bytes() for path in aside], [cut], "the broken file")
                app.gone(name="Read-Only")
            close_versions(app)


@journey
def gone():
    """The file was deleted."""
    with place(articles=(NAME,)) as here:
        _, second = two_sessions(here)
        here.sidecar_path(NAME).unlink()
        with App(here) as app:
            app.wait_article(NAME)
            with claim("that it is gone is said, and what it had comes back"):
                app.get(name=re.compile("annotations is gone"))
                app.focus_article()
                open_versions(app)
                restore(app)
                here.wait_statements(NAME, 3)
                equal(here.sidecar_path(NAME).read_bytes(), second, "the file")
            close_versions(app)


main()
