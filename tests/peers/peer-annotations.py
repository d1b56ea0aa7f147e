# SPDX-License-Identifier: GPL-3.0-or-later
"""A client of web annotations, in Python: finds each statement's words by position and by quote, and each link by its ends."""
import json
import sys
import tempfile
import urllib.parse

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)


def collection(*more):
    path = f"{out.name}/{len(more)}.jsonld"
    folder.export(sys.argv[1], top.name, path, "w3c", *more)
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def text_of(target):
    return folder.ARTICLES[urllib.parse.unquote(target["source"])]


def selectors(target):
    return {one["type"]: one for one in target["selector"]}


def statements(document):
    return {one["id"].removeprefix("urn:uuid:"): one for one in document["first"]["items"] if one["motivation"] == "classifying"}


def what_the_recommendation_demands_is_there():
    document = collection()
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and document["type"] == "AnnotationCollection"
    assert document["total"] == len(document["first"]["items"]) == len(said) + len(folder.LINKS)
    ids = [one["id"] for one in document["first"]["items"]]
    assert len(ids) == len(set(ids))
    for one in document["first"]["items"]:
        assert one["@context"] == "http://www.w3.org/ns/anno.jsonld" and one["type"] == "Annotation" and one["target"]
        for target in one["target"]:
            if "selector" in target:
                assert set(selectors(target)) == {"TextQuoteSelector", "TextPositionSelector"}


def words_are_where_code_points_say():
    found = statements(collection())
    assert set(found) == {one["id"] for one in said}
    for one in said:
        targets = found[one["id"]]["target"]
        assert len(targets) == len(one["spans"])
        for target, span in zip(targets, one["spans"]):
            position, quote = selectors(target)["TextPositionSelector"], selectors(target)["TextQuoteSelector"]
            text = text_of(target)
            assert text[position["start"]:position["end"]] == quote["exact"] == span["exact"]
            assert text[:position["start"]].endswith(quote.get("prefix", "")) and text[position["end"]:].startswith(quote.get("suffix", ""))


def words_are_where_utf_16_units_say():
    for one in statements(collection("--option", "utf16")).values():
        for target in one["target"]:
            units = text_of(target).encode("utf-16-le")
            position = selectors(target)["TextPositionSelector"]
            assert units[2 * position["start"]:2 * position["end"]].decode("utf-16-le") == selectors(target)["TextQuoteSelector"]["exact"]


def layers_topics_notes_and_actors_are_told():
    found = statements(collection())
    for one in said:
        bodies = [(body["purpose"], body["value"]) for body in found[one["id"]]["body"]]
        wanted = [("classifying", one["layer"])] + [("tagging", topic) for topic in one.get("about", [])]
        wanted += [("commenting", one["note"])] if "note" in one else []
        assert bodies == wanted, bodies
        for role in ("source", "target"):
            assert [filler["gsy:actor"] for filler in found[one["id"]].get("gsy:" + role, [])] == [filler["actor"] for filler in one.get(role, [])]
        assert found[one["id"]].get("gsy:attributes") == one.get("attributes")
        assert found[one["id"]].get("gsy:said") == one.get("said")


def links_lead_from_one_annotation_to_another():
    links = [one for one in collection()["first"]["items"] if one["motivation"] == "linking"]
    seen = {(one["target"][0]["id"], one["body"][0]["value"], one["target"][1]["id"]) for one in links}
    assert seen == {(f"urn:uuid:{one['id']}", link["relation"], f"urn:uuid:{link['to']}") for one in said for link in one.get("links", [])}


folder.run(what_the_recommendation_demands_is_there, words_are_where_code_points_say, words_are_where_utf_16_units_say,
           layers_topics_notes_and_actors_are_told, links_lead_from_one_annotation_to_another)
