# SPDX-License-Identifier: GPL-3.0-or-later
"""The CAS files, read as OASIS UIMA describes them; and by cassis, when GAINSAY_CASSIS is the path of its source."""
import json
import os
import sys
import tempfile
import xml.etree.ElementTree

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)
for form in ("cas-json", "xmi"):
    folder.export(sys.argv[1], top.name, f"{out.name}/{form}", form)


def from_json(article):
    """Text, and feature structures by id, references as numbers."""
    with open(f"{out.name}/cas-json/{article}.json", encoding="utf-8") as file:
        document = json.load(file)
    structures = {one["%ID"]: one for one in document["%FEATURE_STRUCTURES"]}
    assert document["%VIEWS"]["_InitialView"]["%MEMBERS"] == [number for number in structures if number != 1]
    for one in structures.values():
        if one["%TYPE"] != "uima.cas.Sofa":
            known = {name for name in document["%TYPES"][one["%TYPE"]] if not name.startswith("%")}
            assert {name.removeprefix("@") for name in one if not name.startswith("%")} <= known | {"sofa", "begin", "end"}
    sofa = structures.pop(1)
    return sofa["sofaString"], {number: {"type": one["%TYPE"].rsplit(".", 1)[1], **{name.removeprefix("@"): value for name, value in one.items() if not name.startswith("%")}}
                                for number, one in structures.items()}


def from_xmi(article):
    root = xml.etree.ElementTree.parse(f"{out.name}/xmi/{article}.xmi").getroot()
    structures, text = {}, None
    for element in root:
        values = {name.rsplit("}", 1)[-1]: value for name, value in element.attrib.items()}
        kind = element.tag.rsplit("}", 1)[1]
        if kind == "Sofa":
            text = values["sofaString"]
        elif kind not in ("View", "NULL"):
            number = int(values.pop("id"))
            structures[number] = {"type": kind, **{name: int(value) if name in ("sofa", "begin", "end", "statement", "Governor", "Dependent", "filler", "fragment") else value for name, value in values.items()}}
    return text, structures


def covered(text, one):
    return text.encode("utf-16-le")[2 * one["begin"]:2 * one["end"]].decode("utf-16-le")


def both_say_the_same():
    for article, text in folder.ARTICLES.items():
        one, other = from_json(article), from_xmi(article)
        assert one[0] == other[0] == text
        assert one[1] == other[1]


def tokens_and_sentences_are_apart():
    for article in folder.ARTICLES:
        text, structures = from_json(article)
        for kind in ("Token", "Sentence"):
            end = 0
            for one in structures.values():
                if one["type"] == kind:
                    assert end <= one["begin"] < one["end"] and covered(text, one) == covered(text, one).strip()
                    end = one["end"]


def statements_have_all_that_is_said():
    for one in said:
        text, structures = from_json(one["article"])
        pieces = {number: piece for number, piece in structures.items() if piece["type"] == "Statement" and piece["identifier"] == one["id"]}
        assert [covered(text, piece) for piece in pieces.values()] == [span["exact"] for span in one["spans"]]
        first = min(pieces)
        assert all(piece["layer"] == one["layer"] for piece in pieces.values())
        assert (pieces[first].get("note"), pieces[first].get("said")) == (one.get("note"), one.get("said"))
        own = [item for item in structures.values() if item.get("statement") == first]
        assert [item["name"] for item in own if item["type"] == "Topic"] == one.get("about", [])
        for role in ("source", "target"):
            assert [item["actor"] for item in own if item["type"] == "ImpliedRole" and item["role"] == role] == [filler["actor"] for filler in one.get(role, [])]
        values = {item["attribute"]: item["value"] for item in own if item["type"] == "Value"}
        assert values == {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in one.get("attributes", {}).items()}
        inside = [(item["relation"], structures[item["Dependent"]]["identifier"]) for item in structures.values() if item["type"] == "Relation" and item["Governor"] == first]
        outside = [(item["relation"], item["to"], item["article"]) for item in own if item["type"] == "Link"]
        assert inside == [(link["relation"], link["to"]) for link in one.get("links", []) if "article" not in link]
        assert outside == [(link["relation"], link["to"], link["article"]) for link in one.get("links", []) if "article" in link]


def cassis_reads_both():
    sys.path.insert(0, f"{os.environ['GAINSAY_CASSIS']}/src")
    import cassis
    with open(f"{out.name}/xmi/TypeSystem.xml", "rb") as file:
        types = cassis.load_typesystem(file)
    for article, text in folder.ARTICLES.items():
        with open(f"{out.name}/cas-json/{article}.json", "rb") as file:
            one = cassis.load_cas_from_json(file)
        with open(f"{out.name}/xmi/{article}.xmi", "rb") as file:
            other = cassis.load_cas_from_xmi(file, typesystem=types)
        for cas in (one, other):
            assert cas.sofa_string == text
            pieces = [(piece.layer, piece.get_covered_text()) for piece in cas.select("webanno.custom.Statement")]
            assert sorted(pieces) == sorted((mark["layer"], span["exact"]) for mark in said if mark["article"] == article for span in mark["spans"])


def what_we_wrote_comes_back():
    for form in ("cas-json", "xmi"):
        found, texts = folder.imported(sys.argv[1], f"{out.name}/{form}", f"{out.name}/back-{form}", form)
        assert not folder.differences(said, found), folder.differences(said, found)
        assert texts == folder.ARTICLES, texts


def what_cassis_writes_again_comes_back():
    sys.path.insert(0, f"{os.environ['GAINSAY_CASSIS']}/src")
    import cassis
    with open(f"{out.name}/xmi/TypeSystem.xml", "rb") as file:
        types = cassis.load_typesystem(file)
    for form in ("cas-json", "xmi"):
        again = f"{out.name}/again-{form}"
        os.makedirs(f"{again}/folder")
        for article in folder.ARTICLES:
            with open(f"{out.name}/cas-json/{article}.json", "rb") as file:
                one = cassis.load_cas_from_json(file)
            with open(f"{out.name}/xmi/{article}.xmi", "rb") as file:
                other = cassis.load_cas_from_xmi(file, typesystem=types)
            if form == "xmi":
                one.to_xmi(f"{again}/{article}.xmi")
                one.typesystem.to_xml(f"{again}/TypeSystem.xml")
            else:
                other.to_json(f"{again}/{article}.json")
        found, texts = folder.imported(sys.argv[1], again, f"{again}-back", form)
        assert not folder.differences(said, found), folder.differences(said, found)
        assert texts == folder.ARTICLES, texts


checks = [both_say_the_same, tokens_and_sentences_are_apart, statements_have_all_that_is_said, what_we_wrote_comes_back]
if "GAINSAY_CASSIS" in os.environ:
    checks += [cassis_reads_both, what_cassis_writes_again_comes_back]
else:
    print("# cassis was not asked: GAINSAY_CASSIS is not set")
folder.run(*checks)
