# SPDX-License-Identifier: GPL-3.0-or-later
"""coverage.py ALL INPUTS: gcovr's sums of all tests, and of the fuzzers' inputs alone, as a table with what is wanted; 1 when something is not met."""

import json
import sys

PARSERS = ("gsy-decode.c", "gsy-json-", "gsy-project-file.c", "gsy-sidecar-read.c", "gsy-sidecar-statement.c", "gsy-sidecar-spans.c",
           "gsy-sidecar-summary.c")
READERS = ("brat", "cas-graph", "csv-read", "html-", "json-frame", "json-read", "json-walk", "package", "pdf-", "prose", "read-", "refi-", "regions", "text-flow", "unzip",
           "w3c-", "webanno-cells", "xml-read")


def load(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)["files"]


def percent(files, kind):
    total = sum(file[kind + "_total"] for file in files)
    covered = sum(file[kind + "_covered"] for file in files)
    return 100 * covered / total if total else 100


def main():
    everything, inputs = load(sys.argv[1]), load(sys.argv[2])

    def part(files, *names):
        return [file for file in files if any(file["filename"].startswith("src/" + name) for name in names)]

    parsers = part(inputs, *("io/" + name for name in PARSERS))
    readers = part(inputs, *("io/formats/gsy-" + name for name in READERS))
    rows = [
        ("core, lines", percent(part(everything, "core/"), "line"), 95),
        ("core, branches", percent(part(everything, "core/"), "branch"), 0),
        ("io, lines", percent(part(everything, "io/"), "line"), 95),
        ("io, branches", percent(part(everything, "io/"), "branch"), 0),
        ("atomic save, branches", percent(part(everything, "io/gsy-save.c"), "branch"), 100),
        ("JSON reader, branches", percent(part(everything, "io/gsy-json-reader.c", "io/gsy-json-names.c", "io/gsy-json-text.c"), "branch"), 100),
        ("parsers, branches, by the fuzzers' inputs alone", percent(parsers, "branch"), 90),
        ("readers of formats, the same", percent(readers, "branch"), 90),
    ]
    for file in sorted(everything, key=lambda file: file["filename"]):
        lines, branches = percent([file], "line"), percent([file], "branch")
        own = next((f" ({percent([other], 'branch'):.1f} % by the inputs alone)" for other in parsers if other["filename"] == file["filename"]), "")
        print(f"{file['filename']:44} {lines:6.1f} % of lines {branches:6.1f} % of branches{own}")
    print()
    good = True
    for name, figure, target in rows:
        met = figure >= target
        good = good and met
        print(f"{name:48} {figure:6.2f} %" + (f"   {'✓' if met else '✗'} at least {target} %" if target else ""))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
