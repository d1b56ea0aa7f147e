# SPDX-License-Identifier: GPL-3.0-or-later
"""GAINSAY-CLI SAMPLES: in a language that nobody speaks, everything that the command line says to people is in its brackets, as TAP."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import pseudo
import tap

CLI, SAMPLES = sys.argv[1:3]
VERBS = ["validate", "stats", "merge", "reanchor", "export", "import", "formats", "help"]
# What is said in no language, or is the user's own: the call itself, names of formats and of their options, rows of figures.
PLAIN = [r"  gainsay-cli (--version|[a-z]+)$", r"\S+ \([^()]+\)$", r"    --option [\w-]+$", r"/.* +\d+$", r"[^⟦]* {2,}\d+( +\d+)+$"]
BROKEN = '{"format": "gainsay-annotations", "version": 1, "unit": "code-point", "statements": [{"id": 1}, {"id": "x", "layer": 3}], "article": []}\n'


def say(*arguments):
    """Everything that a call says, on both outputs."""
    # Any locale but C, in which nothing is translated.
    environment = {**os.environ, "LC_ALL": "fr_FR.UTF-8", "LANGUAGE": pseudo.LANGUAGE, "HOME": "/nonexistent"}
    done = subprocess.run([CLI, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True)
    return done.stdout


def find_forgotten(said):
    return [line for line in said.splitlines() if line.strip() and "⟦" not in line and not any(re.match(plain, line) for plain in PLAIN)]


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pseudo.write(folder / "locale")
        os.environ["GAINSAY_LOCALEDIR"] = str(folder / "locale")
        shutil.copytree(SAMPLES, folder / "samples")
        (folder / "samples" / "02-brisme-dement.txt.annotations.json").write_text(BROKEN, encoding="utf-8")
        (folder / "samples" / "03-norvane-blames-the-operator.txt.annotations.json").write_text("{", encoding="utf-8")
        (folder / "samples" / "gainsay.json").write_text('{"format": "gainsay-project", "version": 1, "layers": [{"id": 1}], "title": 2}', encoding="utf-8")
        calls = {"the list of verbs": [["--help"], []], "the formats": [["formats"]],
                 "wrong calls": [["frobnicate"], ["--frobnicate"], ["export"], ["export", "--format", "none", folder], ["export", "--format", "json", "--layer"],
                                 ["import", folder], ["merge", "one"], ["validate"], ["stats", "--only=x", folder], ["validate", "--only=x", folder]],
                 "what cannot be read": [["validate", "/nonexistent"], ["stats", folder / "none"], ["import", "--output", folder / "new", folder / "none"], ["merge", folder / "a", folder / "b", folder / "c"]],
                 "what is wrong in files": [["validate", folder / "samples"]],
                 "what an export loses": [["export", "--format", "brat", "--output", folder / "brat", SAMPLES]],
                 "what an import finds": [["import", "--output", folder / "back", folder / "brat"], ["import", "--output", folder / "other", __file__]],
                 "what moved": [["reanchor", "--dry-run", SAMPLES]],
                 "the figures": [["stats", SAMPLES]]}
        calls |= {f"the help of {verb}": [["help", verb], [verb, "--help"]] for verb in VERBS}
        report = tap.Report()
        for what, lists in calls.items():
            said = "".join(say(*arguments) for arguments in lists)
            report.claim(what, find_forgotten(said) if "⟦" in said else ["nothing is translated", *said.splitlines()])
    report.end()


main()
