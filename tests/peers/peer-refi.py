# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's zipfile and ElementTree read the REFI-QDA project; its schema judges it when GAINSAY_REFI_XSD is the path of Project.xsd, and QualCoder's own
importer and exporter have it when GAINSAY_QUALCODER is the path of its source (github.com/ccbogel/QualCoder); that needs PyQt6."""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree
import zipfile

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)
folder.export(sys.argv[1], top.name, f"{out.name}/one.qdpx", "refi-qda")
archive = zipfile.ZipFile(f"{out.name}/one.qdpx")
Q = "{urn:QDA-XML:project:1.0}"
project = xml.etree.ElementTree.fromstring(archive.read("project.qde"))
codes = {}


def mark_of(code):
    """What the last line of its description says that it is, and its name if it has another one there."""
    line = (code.findtext(f"{Q}Description") or "").rpartition("\n")[2]
    role, _, name = line.removeprefix("gainsay:").partition(":") if line.startswith("gainsay:") else ("value", "", "")
    return role, urllib.parse.unquote(name) or code.get("name")


for top_code in project.find(f"{Q}CodeBook/{Q}Codes"):
    codes[top_code.get("guid")] = (None, mark_of(top_code)[1])
    for code in top_code.iter(f"{Q}Code"):
        if code is not top_code:
            codes[code.get("guid")] = (mark_of(top_code)[1], mark_of(code)[1])


def source_of(article):
    return next(one for one in project.iter(f"{Q}TextSource") if one.get("name") == article)


def text_of(source):
    return archive.read("sources/" + source.get("plainTextPath").removeprefix("internal://")).decode("utf-8")


def selections(source):
    return {one.get("guid"): one for one in source.iter(f"{Q}PlainTextSelection")}


def coded(selection):
    return [codes[reference.get("targetGUID")] for reference in selection.iter(f"{Q}CodeRef")]


def texts_are_the_articles_with_plain_line_ends():
    assert archive.testzip() is None
    for article, text in folder.ARTICLES.items():
        assert text_of(source_of(article)) == text.replace("\r\n", "\n")


def statements_are_selections_of_their_words():
    for one in said:
        source = source_of(one["article"])
        selection = selections(source)[one["id"]]
        words = text_of(source)[int(selection.get("startPosition")):int(selection.get("endPosition"))]
        assert words == one["spans"][0]["exact"], words
        wanted = [(None, one["layer"])]
        wanted += [(role.capitalize(), filler["actor"]) for role in ("source", "target") for filler in one.get(role, [])]
        wanted += [("Topic", topic) for topic in one.get("about", [])] + ([("Said", one["said"])] if "said" in one else [])
        wanted += [(key, str(value).lower() if isinstance(value, bool) else str(value)) for key, value in one.get("attributes", {}).items()]
        assert coded(selection) == wanted, (coded(selection), wanted)
        assert selection.findtext(f"{Q}Description") == one.get("note")


def pieces_and_statements_are_linked():
    links = [(one.get("name"), one.get("originGUID"), one.get("targetGUID")) for one in project.iter(f"{Q}Link")]
    assert {link for link in links if link[0] != "fragment"} == {(link["relation"], one["id"], link["to"]) for one in said for link in one.get("links", [])}
    everything = {guid: (source, selection) for source in project.iter(f"{Q}TextSource") for guid, selection in selections(source).items()}
    second = [(origin, everything[target]) for name, origin, target in links if name == "fragment"]
    assert [(origin, text_of(source)[int(selection.get("startPosition")):int(selection.get("endPosition"))]) for origin, (source, selection) in second] == \
        [(one["id"], span["exact"]) for one in said for span in one["spans"][1:]]


def each_guid_is_given_once():
    guids = [one.get("guid") for one in project.iter() if one.get("guid")]
    assert len(guids) == len(set(guids))
    targets = {one.get("targetGUID") for one in project.iter() if one.get("targetGUID")}
    assert targets <= set(guids), targets - set(guids)


def no_two_codes_have_one_name():
    names = [code.get("name").casefold() for code in project.iter(f"{Q}Code")]
    assert len(names) == len(set(names)), names


def the_same_folder_gives_the_same_bytes():
    for zone in ("UTC", "America/Los_Angeles", "Asia/Tokyo"):
        path = f"{out.name}/{zone.replace('/', '-')}.qdpx"
        subprocess.run([sys.argv[1], "export", "--format", "refi-qda", "--output", path, top.name], check=True, capture_output=True, env={**os.environ, "TZ": zone})
        with open(path, "rb") as one, open(f"{out.name}/one.qdpx", "rb") as other:
            assert one.read() == other.read(), zone


def the_schema_finds_nothing_wrong():
    with open(f"{out.name}/project.qde", "wb") as file:
        file.write(archive.read("project.qde"))
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", os.environ["GAINSAY_REFI_XSD"], f"{out.name}/project.qde"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# --- QualCoder ---

tables = {}


def qualcoder():
    """What its database has of the project; and where it wrote the project again."""
    if not tables:
        driver = pathlib.Path(__file__).with_name("qualcoder.py")
        done = subprocess.run([sys.executable, driver, pathlib.Path(os.environ["GAINSAY_QUALCODER"]).resolve(), f"{out.name}/one.qdpx", out.name], capture_output=True,
                              text=True, check=False)
        assert done.returncode == 0, done.stderr
        tables.update(json.loads(pathlib.Path(out.name, "tables.json").read_text(encoding="utf-8")))
    return tables


def codings_that_are_right():
    """Of each article and place, the codes and words that the sidecars say."""
    right = collections.Counter()
    for one in said:
        roles = [(None, one["layer"])] + [(role.capitalize(), filler["actor"]) for role in ("source", "target") for filler in one.get(role, [])]
        roles += [("Topic", topic) for topic in one.get("about", [])] + ([("Said", one["said"])] if "said" in one else [])
        roles += [(key, str(value).lower() if isinstance(value, bool) else str(value)) for key, value in one.get("attributes", {}).items()]
        for number, span in enumerate(one["spans"]):
            for code in roles if number == 0 else roles[:1]:
                right[(one["article"], code, span["exact"], one.get("note", "") if number == 0 else "")] += 1
    return right


def qualcoder_has_each_coding_with_its_words():
    names = {row["id"]: row["name"] for row in qualcoder()["source"]}
    assert {row["name"]: row["fulltext"] for row in tables["source"]} == {name: text.replace("\r\n", "\n") for name, text in folder.ARTICLES.items()}
    by_shown = {code.get("name"): codes[code.get("guid")] for code in project.iter(f"{Q}Code")}
    shown = {row["cid"]: by_shown[row["name"]] for row in tables["code_name"]}
    seen = collections.Counter()
    for row in tables["code_text"]:
        text = folder.ARTICLES[names[row["fid"]]].replace("\r\n", "\n")
        assert text[row["pos0"]:row["pos1"]] == row["seltext"], row
        seen[(names[row["fid"]], shown[row["cid"]], row["seltext"], row["memo"])] += 1
    right = codings_that_are_right()
    assert seen == right, (seen - right, right - seen)
    print(f"# QualCoder has {sum(seen.values())} codings, as the sidecars say")


def what_qualcoder_hands_back_is_what_it_was_given():
    qualcoder()
    again = f"{out.name}/again"
    done = subprocess.run([sys.argv[1], "import", "--output", again, f"{out.name}/back.qdpx"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for article, text in folder.ARTICLES.items():
        assert pathlib.Path(again, article).read_bytes() == text.encode(), article
    back = {(path.relative_to(again).as_posix().removesuffix(".annotations.json"), one["spans"][0]["start"], one["spans"][0]["end"], one["layer"]): one
            for path in pathlib.Path(again).rglob("*.annotations.json") for one in json.loads(path.read_text(encoding="utf-8"))["statements"]}
    assert len(back) == sum(len(one["spans"]) for one in said)
    for one in said:
        other = back[(one["article"], one["spans"][0]["start"], one["spans"][0]["end"], one["layer"])]
        for member in ("source", "target", "about", "said", "attributes", "note"):
            assert other.get(member) == one.get(member), (member, other, one)


checks = [texts_are_the_articles_with_plain_line_ends, statements_are_selections_of_their_words, pieces_and_statements_are_linked, each_guid_is_given_once, no_two_codes_have_one_name,
          the_same_folder_gives_the_same_bytes]
if "GAINSAY_REFI_XSD" in os.environ:
    checks.append(the_schema_finds_nothing_wrong)
else:
    print("# the schema was not asked: GAINSAY_REFI_XSD is not set")
if "GAINSAY_QUALCODER" in os.environ:
    checks += [qualcoder_has_each_coding_with_its_words, what_qualcoder_hands_back_is_what_it_was_given]
else:
    print("# QualCoder was not asked: GAINSAY_QUALCODER is not set")
folder.run(*checks)
