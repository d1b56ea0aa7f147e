# SPDX-License-Identifier: GPL-3.0-or-later
"""The files for doccano and Label Studio, read as those programs describe them."""
import json
import sys
import tempfile
import xml.etree.ElementTree

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)


def doccano(*more):
    path = f"{out.name}/doccano{len(more)}.jsonl"
    folder.export(sys.argv[1], top.name, path, "doccano", *more)
    with open(path, encoding="utf-8", newline="\n") as file:
        return {line["file"]: line for line in map(json.loads, file)}


def label_studio():
    path = f"{out.name}/studio"
    folder.export(sys.argv[1], top.name, path, "label-studio")
    globals()["label_studio"] = lambda: path
    return path


def tasks():
    with open(f"{label_studio()}/tasks.json", encoding="utf-8") as file:
        return {task["data"]["file"]: task for task in json.load(file)}


def utf16(text, start, end):
    return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")


def doccano_has_each_piece():
    lines = doccano()
    assert {file: line["text"] for file, line in lines.items()} == folder.ARTICLES
    for article, line in lines.items():
        pieces = sorted((one["label"], one["start_offset"], one["end_offset"]) for one in line["entities"])
        assert pieces == sorted((one["layer"], span["start"], span["end"]) for one in said if one["article"] == article for span in one["spans"]), pieces
    ids = [one["id"] for line in lines.values() for one in line["entities"]]
    assert len(ids) == len(set(ids))


def doccano_joins_pieces_and_links():
    for article, line in doccano().items():
        places = {one["id"]: one["start_offset"] for one in line["entities"]}
        starts = {one["id"]: one["spans"][0]["start"] for one in said}
        wanted = [(link["relation"], one["spans"][0]["start"], starts[link["to"]]) for one in said if one["article"] == article for link in one.get("links", []) if "article" not in link]
        wanted += [("fragment", first["start"], second["start"]) for one in said if one["article"] == article for first, second in zip(one["spans"], one["spans"][1:])]
        assert sorted((one["type"], places[one["from_id"]], places[one["to_id"]]) for one in line["relations"]) == sorted(wanted)


def doccano_counts_as_its_window_does():
    for line in doccano("--option", "utf16").values():
        exact = {(one["layer"], span["exact"]) for one in said for span in one["spans"]}
        for one in line["entities"]:
            assert (one["label"], utf16(line["text"], one["start_offset"], one["end_offset"])) in exact


def label_studio_has_each_region_on_its_words():
    for article, task in tasks().items():
        text = folder.ARTICLES[article]
        results = task["annotations"][0]["result"]
        assert task["data"]["text"] == text
        for one in results:
            if one["type"] != "relation":
                value = one["value"]
                if one["type"] == "labels":
                    assert utf16(text, value["start"], value["end"]) == value["text"]
        regions = sorted((one["value"]["labels"][0], one["value"]["text"]) for one in results if one["type"] == "labels")
        assert regions == sorted((one["layer"], span["exact"]) for one in said if one["article"] == article for span in one["spans"]), regions


def label_studio_has_values_and_relations():
    for article, task in tasks().items():
        results = task["annotations"][0]["result"]
        for one in (one for one in said if one["article"] == article):
            values = {result["from_name"]: result["value"] for result in results if result.get("id") == one["id"] and result["type"] != "labels"}
            assert values.get("note", {}).get("text", []) == ([one["note"]] if "note" in one else [])
            assert values.get("topics", {}).get("text", []) == one.get("about", [])
            assert values.get("implied-source", {}).get("text", []) == [filler["actor"] for filler in one.get("source", [])]
            if "voice" in one.get("attributes", {}):
                assert values["attribute-voice"]["choices"] == [one["attributes"]["voice"]]
            inside = [(link["relation"], link["to"]) for link in one.get("links", []) if "article" not in link]
            assert [(result["labels"][0], result["to_id"]) for result in results if result["type"] == "relation" and result["from_id"] == one["id"] and result["labels"][0] != "fragment"] == inside


def label_studio_s_configuration_has_each_name_that_is_used():
    view = xml.etree.ElementTree.parse(f"{label_studio()}/config.xml").getroot()
    controls = {element.get("name"): {child.get("value") for child in element} for element in view if element.get("name")}
    relations = {element.get("value") for element in view.iter("Relation")}
    for task in tasks().values():
        for one in task["annotations"][0]["result"]:
            if one["type"] == "relation":
                assert one["labels"][0] in relations
            else:
                assert one["from_name"] in controls and one["to_name"] == "text"
                assert set(one["value"].get("labels", []) + one["value"].get("choices", [])) <= controls[one["from_name"]]


folder.run(doccano_has_each_piece, doccano_joins_pieces_and_links, doccano_counts_as_its_window_does, label_studio_has_each_region_on_its_words,
           label_studio_has_values_and_relations, label_studio_s_configuration_has_each_name_that_is_used)
