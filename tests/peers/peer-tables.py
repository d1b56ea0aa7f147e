# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's csv and json read the tables and documents, and find what the sidecars say; LibreOffice saves the tables again, if it is there, and they come back."""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)
tables = {}


def table(name, *more):
    key = f"{out.name}/csv{len(more)}"
    if key not in tables:
        folder.export(sys.argv[1], top.name, key, "csv", *more)
        tables[key] = True
    with open(f"{key}/{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, strict=True))


def unguard(text):
    """What the guard against formulas added is taken away."""
    bare = text.lstrip("'")
    return text[1:] if text.startswith("'") and bare[:1] and bare[0] in "=+-@\t\r\n＝＋－＠" else text


def each_piece_of_text_is_a_row():
    rows = {(row["statement"], int(row["fragment"])): row for row in table("spans") if row["role"] == "content"}
    assert len(rows) == sum(len(one["spans"]) for one in said)
    for one in said:
        for number, span in enumerate(one["spans"], 1):
            row = rows[one["id"], number]
            assert (int(row["start"]), int(row["end"])) == (span["start"], span["end"]), row
            assert unguard(row["words"]) == span["exact"], row
            assert folder.ARTICLES[row["article"]][int(row["start"]):int(row["end"])] == span["exact"]


def texts_are_the_articles():
    rows = {row["article"]: unguard(row["text"]) for row in table("texts")}
    assert rows == folder.ARTICLES


def actors_topics_values_and_links_are_rows():
    actors = sorted((row["statement"], row["role"], int(row["filler"]), unguard(row["actor"])) for row in table("actors"))
    assert actors == sorted((one["id"], role, number, filler["actor"]) for one in said for role in ("source", "target")
                            for number, filler in enumerate(one.get(role, []), 1))
    assert [(row["statement"], row["topic"]) for row in table("topics")] == [(one["id"], topic) for one in said for topic in one.get("about", [])]
    values = {(row["statement"], row["attribute"]): (row["type"], row["value"]) for row in table("attributes")}
    assert values == {(said[1]["id"], "voice"): ("string", "direct"), (said[1]["id"], "pages"): ("integer", "3"), (said[1]["id"], "sure"): ("boolean", "true")}
    links = sorted((row["statement"], row["relation"], row["to"], row["to_article"]) for row in table("links"))
    assert links == sorted((one["id"], link["relation"], link["to"], link.get("article", "")) for one in said for link in one.get("links", []))


def no_cell_is_a_formula():
    for name in ("articles", "texts", "statements", "spans", "actors", "topics", "attributes", "links"):
        for row in table(name):
            for column, cell in row.items():
                assert not cell or cell[0] not in "=+@\t\r＝＋－＠" and (cell[0] != "-" or cell[1:].isdigit()), (name, column, cell)


def raw_tables_are_exact():
    rows = {row["id"]: row for row in table("statements", "--option", "raw")}
    for one in said:
        assert rows[one["id"]]["words"] == " … ".join(span["exact"] for span in one["spans"])
        assert rows[one["id"]]["note"] == one.get("note", "")


def json_and_lines_say_the_same():
    folder.export(sys.argv[1], top.name, f"{out.name}/all.json", "json")
    folder.export(sys.argv[1], top.name, f"{out.name}/all.jsonl", "jsonl")
    with open(f"{out.name}/all.json", encoding="utf-8") as file:
        document = json.load(file)
    with open(f"{out.name}/all.jsonl", encoding="utf-8", newline="\n") as file:
        lines = [json.loads(line) for line in file]
    articles = {one["file"]: one for one in document["articles"]}
    assert {name: one["text"] for name, one in articles.items()} == folder.ARTICLES
    assert {one["file"]: one["text"] for one in lines if one["type"] == "article"} == folder.ARTICLES
    seen = {one["id"]: {**one, "article": article["file"]} for article in document["articles"] for one in article["statements"]}
    again = {one["id"]: {key: value for key, value in one.items() if key != "type"} for one in lines if one["type"] == "statement"}
    assert seen == again
    for one in said:
        for key, value in one.items():
            if key != "spans":
                assert seen[one["id"]][key] == value, (key, seen[one["id"]])
        assert [(span["start"], span["end"], span["exact"]) for span in seen[one["id"]]["spans"]] == [(span["start"], span["end"], span["exact"]) for span in one["spans"]]


def take_in(tables_folder):
    """The folder that comes of importing the tables: each file's bytes."""
    into = tempfile.mkdtemp(dir=out.name)
    done = subprocess.run([sys.argv[1], "import", "--output", into, tables_folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {path.relative_to(into).as_posix(): path.read_bytes() for path in pathlib.Path(into).rglob("*") if path.is_file() and path.name != "gainsay.json"}


def tables_that_libreoffice_saved_come_back():
    table("spans")
    given = take_in(f"{out.name}/csv0")
    assert {name: data for name, data in given.items() if not name.endswith(".json")} == {name: text.encode() for name, text in folder.ARTICLES.items()}
    for separator in (59, 9):
        saved = f"{out.name}/saved{separator}"
        subprocess.run([shutil.which("soffice"), f"-env:UserInstallation=file://{out.name}/profile", "--headless", "--infilter=CSV:44,34,76,1", "--convert-to",
                        f"csv:Text - txt - csv (StarCalc):{separator},34,76,1,,0,false,true,false", "--outdir", saved, *map(str, pathlib.Path(out.name, "csv0").glob("*.csv"))],
                       check=True, capture_output=True, env={**os.environ, "HOME": out.name})
        assert take_in(saved) == given, separator


checks = [each_piece_of_text_is_a_row, texts_are_the_articles, actors_topics_values_and_links_are_rows, no_cell_is_a_formula, raw_tables_are_exact, json_and_lines_say_the_same]
if shutil.which("soffice"):
    checks.append(tables_that_libreoffice_saved_come_back)
else:
    print("# LibreOffice was not asked: there is no soffice")
folder.run(*checks)
