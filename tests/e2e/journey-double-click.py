# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file manager opens: gainsay.json, and the annotations beside an article."""

import re

from harness import App, claim, equal, expect, journey, main, place

SIDECAR = '{\n  "format": "gainsay-annotations",\n  "version": 1,\n  "unit": "code-point",\n  "statements": []\n}\n'


@journey
def project():
    """gainsay.json opens its folder."""
    with place() as here:
        (here.folder / "gainsay.json").write_text('{\n  "format": "gainsay-project",\n  "version": 1\n}\n', encoding="utf-8")
        with App(here, here.folder / "gainsay.json") as app:
            with claim("all articles of its folder are listed, and it is not one of them"):
                names = [path for path in here.folder.iterdir() if path.suffix == ".txt"]
                expect(len(names) > 1, lambda: f"one article is no test: {names}")
                app.wait_rows("Articles", lambda rows: len(rows) == len(names), f"{len(names)} rows")


@journey
def annotations():
    """An article's sidecar opens the article."""
    with place() as here:
        sidecar = here.folder / "harbour.txt.annotations.json"
        sidecar.write_text(SIDECAR, encoding="utf-8")
        with App(here, sidecar) as app:
            with claim("the article beside it is open"):
                app.wait_article("harbour.txt")
            with claim("what is marked goes into that sidecar"):
                app.select_phrase("They signed the lease")
                app.key("1")
                here.wait_statements("harbour.txt", 1)


@journey
def orphan():
    """Its article is gone."""
    with place() as here:
        sidecar = here.folder / "gone.txt.annotations.json"
        sidecar.write_text(SIDECAR, encoding="utf-8")
        with App(here, sidecar) as app:
            with claim("the missing article is named, and the way on is its folder"):
                app.get(name="Nothing to Open")
                app.get("label", re.compile("“gone.txt”.*Open the folder instead"))
            with claim("nothing was written"):
                equal(sidecar.read_text(encoding="utf-8"), SIDECAR, "the sidecar")


main()
